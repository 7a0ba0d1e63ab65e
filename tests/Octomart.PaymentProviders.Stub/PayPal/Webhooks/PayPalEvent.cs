using System.Text.Json.Nodes;

namespace Octomart.PaymentProviders.Stub.PayPal.Webhooks;

/// <summary>An event as it is posted. What it says of its resource is how that was when it happened.</summary>
/// <param name="Id">Unique.</param>
/// <param name="Type">PayPal's word for it.</param>
/// <param name="Body">The JSON, which is what is signed.</param>
internal sealed record PayPalEvent(string Id, string Type, string Body)
{
    public static PayPalEvent Of(string id, string type, string resourceType, JsonObject resource, DateTimeOffset at) => new(id, type, new JsonObject
    {
        ["id"] = id,
        ["create_time"] = PayPalTime.Of(at),
        ["resource_type"] = resourceType,
        ["event_version"] = "1.0",
        ["event_type"] = type,
        ["summary"] = type,
        ["resource_version"] = "2.0",
        ["resource"] = resource,
    }.ToJsonString());
}
