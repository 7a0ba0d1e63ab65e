using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Refunds;

/// <summary>Money on its way back to the buyer. Its id is the provider's idempotency key.</summary>
internal sealed record Refund : Document
{
    /// <summary>What is refunded.</summary>
    public required string PaymentId { get; init; }

    /// <summary>How much.</summary>
    public required Money Amount { get; init; }

    /// <summary>Who gives how much of it; fixed when it was decided.</summary>
    public required ImmutableArray<RefundAllocation> Allocations { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>What was asked for; more than the amount when no more was left. Null when a person decided it, or the payment was voided.</summary>
    public Money? Requested { get; init; }

    /// <summary>The return that it is for.</summary>
    public string? ReturnId { get; init; }

    /// <summary>Under which id an order asked for it; null when a person decided it, or the payment was voided.</summary>
    public string? RequestId { get; init; }

    /// <summary>The provider's id of it; null until the provider has answered, and where no provider was asked.</summary>
    public string? ProviderReference { get; init; }

    /// <summary>How far it is.</summary>
    public RefundStatus Status { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the provider is asked (again); null once the outcome is known.</summary>
    public DateTimeOffset? NextTryAt { get; init; }

    /// <summary>How often the provider was asked without an answer since it last gave one.</summary>
    public int Tries { get; init; }

    /// <summary>How often the provider has refused it.</summary>
    public int Refusals { get; init; }

    /// <summary>When the provider is asked whether it came back; null when it is not, or not any more.</summary>
    public DateTimeOffset? LookAt { get; init; }

    /// <summary>How often it was asked that.</summary>
    public int Looks { get; init; }

    /// <summary>Whether it had gone back and came back later: the buyer's bank did not take it.</summary>
    public bool HasComeBack { get; init; }
}

/// <summary>One seller's part of a refund.</summary>
/// <param name="SellerOrderId">The seller's part of the order.</param>
/// <param name="SellerId">The seller.</param>
/// <param name="Amount">What goes back to the buyer.</param>
/// <param name="Commission">What the shop gives up of its fee for it.</param>
/// <param name="Subsidy">What the shop takes back of what it added to the share; null in refunds from before there were subsidies.</param>
internal sealed record RefundAllocation(string SellerOrderId, string SellerId, Money Amount, Money Commission, Money? Subsidy = null)
{
    /// <summary>The subsidy as an amount.</summary>
    public Money SubsidyOrNothing => Subsidy ?? Money.Zero(Amount.Currency);
}

/// <summary>How far a refund is.</summary>
internal enum RefundStatus
{
    /// <summary>Decided; the provider has not confirmed it yet.</summary>
    Pending,

    /// <summary>The money went back.</summary>
    Succeeded,

    /// <summary>The provider has refused it as often as it was tried, or it came back after it had succeeded: the shop's staff sees to it.</summary>
    Failed,
}
