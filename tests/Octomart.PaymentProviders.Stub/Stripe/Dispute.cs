using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>A buyer's dispute with their bank.</summary>
internal sealed record Dispute
{
    public required string Id { get; init; }

    public required string IntentId { get; init; }

    public required string ChargeId { get; init; }

    public required long Amount { get; init; }

    public required string Currency { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What the bank took, and what it gave back.</summary>
    public ImmutableList<BalanceTransaction> Movements { get; init; } = [];

    public bool IsInquiry => Status.StartsWith("warning_", StringComparison.Ordinal);

    public bool IsClosed => Status is "won" or "lost" or "warning_closed";

    /// <summary>What the bank has.</summary>
    public long Withdrawn => -Movements.Sum(movement => movement.Amount);

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["object"] = "dispute",
        ["amount"] = Amount,
        ["balance_transactions"] = new JsonArray([.. Movements.Select(movement => movement.ToJson())]),
        ["charge"] = ChargeId,
        ["created"] = CreatedAt.ToUnixTimeSeconds(),
        ["currency"] = Currency,
        ["evidence"] = new JsonObject(),
        ["evidence_details"] = new JsonObject
        {
            ["due_by"] = IsClosed ? null : CreatedAt.AddDays(7).ToUnixTimeSeconds(),
            ["has_evidence"] = false,
            ["past_due"] = false,
            ["submission_count"] = 0,
        },
        ["is_charge_refundable"] = IsInquiry,
        ["livemode"] = false,
        ["metadata"] = new JsonObject(),
        ["payment_intent"] = IntentId,
        ["reason"] = "fraudulent",
        ["status"] = Status,
    };
}
