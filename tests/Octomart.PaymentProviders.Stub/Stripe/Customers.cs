using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>Customers, and the cards that they keep.</summary>
internal sealed class Customers(StripeState state)
{
    public StripeAnswer Create(StripeRequest request)
    {
        var customer = new Customer { Id = state.NextId("cus"), Metadata = ImmutableSortedDictionary<string, string>.Empty.With(request), CreatedAt = state.Now };
        state.Customers[customer.Id] = customer;
        return StripeAnswer.Ok(customer.ToJson());
    }

    public StripeAnswer Retrieve(string id) => state.Customers.TryGetValue(id, out var customer) ? StripeAnswer.Ok(customer.ToJson()) : StripeAnswer.Missing("customer", id);
}

/// <summary>A buyer as Stripe knows them.</summary>
internal sealed record Customer
{
    public required string Id { get; init; }

    public required ImmutableSortedDictionary<string, string> Metadata { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["object"] = "customer",
        ["created"] = CreatedAt.ToUnixTimeSeconds(),
        ["livemode"] = false,
        ["metadata"] = Metadata.ToJson(),
    };
}
