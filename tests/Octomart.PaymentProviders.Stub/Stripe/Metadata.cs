using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>What callers attach to Stripe's objects.</summary>
internal static class Metadata
{
    /// <summary>With the request's; an empty value takes one away.</summary>
    public static ImmutableSortedDictionary<string, string> With(this ImmutableSortedDictionary<string, string> metadata, StripeRequest request) =>
        request.Metadata.Aggregate(metadata, (all, one) => one.Value.Length == 0 ? all.Remove(one.Key) : all.SetItem(one.Key, one.Value));

    public static JsonObject ToJson(this ImmutableSortedDictionary<string, string> metadata) =>
        new(metadata.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value)));
}
