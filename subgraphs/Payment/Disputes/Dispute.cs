using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Providers;
using Octomart.PaymentSubgraph.Refunds;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Disputes;

/// <summary>A buyer's dispute with their bank. Its state is the provider's, asked each time; what it holds of whose share is ours.</summary>
internal sealed record Dispute : Document
{
    /// <summary>What is disputed.</summary>
    public required string PaymentId { get; init; }

    /// <summary>Its order.</summary>
    public required string OrderId { get; init; }

    /// <summary>Who told us.</summary>
    public required Provider Provider { get; init; }

    /// <summary>The provider's id of it.</summary>
    public required string ProviderReference { get; init; }

    /// <summary>How far it is.</summary>
    public required DisputeStatus Status { get; init; }

    /// <summary>Why, in the provider's word.</summary>
    public required string Reason { get; init; }

    /// <summary>What the buyer wants back.</summary>
    public required Money Amount { get; init; }

    /// <summary>What of it the bank has.</summary>
    public required Money Withdrawn { get; init; }

    /// <summary>What the provider has kept for it.</summary>
    public required Money Fee { get; init; }

    /// <summary>What of the withdrawn amount is whose, with the commission and the subsidy on it; less than withdrawn when no more was left of the sale.</summary>
    public ImmutableArray<RefundAllocation> Allocations { get; init; } = [];

    /// <summary>Until when the shop may answer.</summary>
    public DateTimeOffset? RespondBy { get; init; }

    /// <summary>When we learned of it.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When we learned of its end.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When the provider was asked that which changed it last: an older answer that comes in later says nothing any more.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>When the provider is asked again, whatever webhooks say; null once it is decided.</summary>
    public DateTimeOffset? LookAt { get; init; }

    /// <summary>How often it was booked: each booking has a number.</summary>
    public int Bookings { get; init; }

    /// <summary>What of the withdrawn amount was left of the sale.</summary>
    public Money Held => Money.Sum(Allocations.Select(allocation => allocation.Amount), Amount.Currency);

    /// <summary>Whether it is decided.</summary>
    public bool IsClosed => Status is DisputeStatus.Won or DisputeStatus.Lost or DisputeStatus.Closed;

    internal static string IdOf(Provider provider, string reference) => OpaqueId.From("dsp", provider.ToString(), reference);

    /// <summary>As it was before we heard of it: nothing is held.</summary>
    internal static Dispute Of(Payment payment, Provider provider, ProviderDispute seen, DateTimeOffset now) => new()
    {
        Id = IdOf(provider, seen.Reference),
        PaymentId = payment.Id,
        OrderId = payment.OrderId,
        Provider = provider,
        ProviderReference = seen.Reference,
        Status = DisputeStatus.Inquiry,
        Reason = seen.Reason,
        Amount = seen.Amount,
        Withdrawn = Money.Zero(seen.Amount.Currency),
        Fee = Money.Zero(seen.Amount.Currency),
        OpenedAt = now,
        SeenAt = now,
    };

    /// <summary>As the provider has it now. The payment is the one that still counts what this dispute holds.</summary>
    internal Dispute Observe(ProviderDispute seen, Payment payment, DateTimeOffset now)
    {
        var after = this with
        {
            Status = seen.Status,
            Reason = seen.Reason,
            Amount = seen.Amount,
            Withdrawn = seen.Withdrawn,
            Fee = seen.Fee,
            Allocations = Allocate(seen.Withdrawn, payment),
            RespondBy = seen.RespondBy,
        };
        return after with { ClosedAt = after.IsClosed ? ClosedAt ?? now : null };
    }

    /// <summary>
    /// Whose the withdrawn money is. What was held stays held; where more was withdrawn (or less was left when it began) it is split by what is left now.
    /// What exceeds that is the shop's loss, should it lose.
    /// </summary>
    private ImmutableArray<RefundAllocation> Allocate(Money withdrawn, Payment payment)
    {
        if (withdrawn < Held)
        {
            var free = payment.WithDispute(Allocations, []);
            return withdrawn.MinorUnits == 0 ? [] : RefundSplit.Split(withdrawn, free.Shares);
        }

        var open = withdrawn - Held;
        var more = open < payment.Refundable ? open : payment.Refundable;
        return more.MinorUnits <= 0 ? Allocations : Merge(Allocations.AddRange(RefundSplit.Split(more, payment.Shares)));
    }

    private static ImmutableArray<RefundAllocation> Merge(ImmutableArray<RefundAllocation> allocations) =>
    [
        .. allocations.GroupBy(allocation => allocation.SellerOrderId, StringComparer.Ordinal).Select(group => group.Aggregate((sum, next) => sum with
        {
            Amount = sum.Amount + next.Amount,
            Commission = sum.Commission + next.Commission,
            Subsidy = sum.SubsidyOrNothing + next.SubsidyOrNothing,
        })),
    ];
}
