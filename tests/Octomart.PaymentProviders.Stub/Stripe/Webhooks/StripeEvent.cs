using System.Text.Json.Nodes;

namespace Octomart.PaymentProviders.Stub.Stripe.Webhooks;

/// <summary>An event as it is posted. What it says of its object is how that was when it happened.</summary>
/// <param name="Id">Unique.</param>
/// <param name="Type">Stripe's word for it.</param>
/// <param name="Body">The JSON, which is what is signed.</param>
internal sealed record StripeEvent(string Id, string Type, string Body)
{
    public static StripeEvent Of(string id, string type, JsonObject thing, StripeRequest? cause, DateTimeOffset at) => new(id, type, new JsonObject
    {
        ["id"] = id,
        ["object"] = "event",
        ["api_version"] = cause?.Version,
        ["created"] = at.ToUnixTimeSeconds(),
        ["data"] = new JsonObject { ["object"] = thing },
        ["livemode"] = false,
        ["pending_webhooks"] = 1,
        ["request"] = new JsonObject { ["id"] = null, ["idempotency_key"] = cause?.Key },
        ["type"] = type,
    }.ToJsonString());
}
