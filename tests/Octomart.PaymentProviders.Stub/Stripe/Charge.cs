using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>A charge: one that was made, held, or declined.</summary>
internal sealed record Charge
{
    public required string Id { get; init; }

    public required string IntentId { get; init; }

    public required long Amount { get; init; }

    public required string Currency { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public long Captured { get; init; }

    public long Refunded { get; init; }

    public bool IsDeclined { get; init; }

    public bool IsDisputed { get; init; }

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["object"] = "charge",
        ["amount"] = Amount,
        ["amount_captured"] = Captured,
        ["amount_refunded"] = Refunded,
        ["billing_details"] = BillingDetails(),
        ["captured"] = Captured > 0,
        ["created"] = CreatedAt.ToUnixTimeSeconds(),
        ["currency"] = Currency,
        ["disputed"] = IsDisputed,
        ["livemode"] = false,
        ["metadata"] = new JsonObject(),
        ["paid"] = !IsDeclined,
        ["payment_intent"] = IntentId,
        ["refunded"] = Captured > 0 && Refunded == Captured,
        ["status"] = IsDeclined ? "failed" : "succeeded",
    };

    public static JsonObject BillingDetails() => new() { ["address"] = null, ["email"] = null, ["name"] = null, ["phone"] = null };
}

/// <summary>Money that went back, or is to.</summary>
internal sealed record Refund
{
    public required string Id { get; init; }

    public required string IntentId { get; init; }

    public required string ChargeId { get; init; }

    public required long Amount { get; init; }

    public required string Currency { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string Status { get; init; }

    public ImmutableSortedDictionary<string, string> Metadata { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>When it becomes what it ends as.</summary>
    public DateTimeOffset? ChangesAt { get; init; }

    public bool CountsAgainstCharge => Status is "succeeded" or "pending";

    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["id"] = Id,
            ["object"] = "refund",
            ["amount"] = Amount,
            ["charge"] = ChargeId,
            ["created"] = CreatedAt.ToUnixTimeSeconds(),
            ["currency"] = Currency,
            ["destination_details"] = new JsonObject { ["type"] = "card", ["card"] = new JsonObject { ["type"] = "refund" } },
            ["metadata"] = Metadata.ToJson(),
            ["payment_intent"] = IntentId,
            ["reason"] = null,
            ["status"] = Status,
        };
        if (Status == "failed")
        {
            json["failure_reason"] = "expired_or_canceled_card";
        }

        return json;
    }
}
