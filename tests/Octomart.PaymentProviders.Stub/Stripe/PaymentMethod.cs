using System.Text.Json.Nodes;

namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>A card that was entered here.</summary>
internal sealed record PaymentMethod
{
    public required string Id { get; init; }

    /// <summary>The test card behind it.</summary>
    public required TestCard Card { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who keeps it; null for nobody.</summary>
    public string? Customer { get; init; }

    /// <summary>Taken off its customer, it can't be used again.</summary>
    public bool IsDetached { get; init; }

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["object"] = "payment_method",
        ["billing_details"] = Charge.BillingDetails(),
        ["card"] = new JsonObject
        {
            ["brand"] = Card.Brand,
            ["country"] = "US",
            ["exp_month"] = 12,
            ["exp_year"] = CreatedAt.Year + 4,
            ["fingerprint"] = $"fp_{Card.Number}",
            ["funding"] = "credit",
            ["last4"] = Card.LastFour,
        },
        ["created"] = CreatedAt.ToUnixTimeSeconds(),
        ["customer"] = Customer,
        ["livemode"] = false,
        ["metadata"] = new JsonObject(),
        ["type"] = "card",
    };
}
