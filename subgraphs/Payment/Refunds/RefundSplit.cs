using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.PaymentSubgraph.Payments;

namespace Octomart.PaymentSubgraph.Refunds;

/// <summary>
/// Who gives how much of a refund: largest remainder, weighted by what of each share may still be refunded. Weighting by what is left, rather than by
/// the first shares, is what keeps every part within its share and ends at exactly zero after the last refund.
/// </summary>
internal static class RefundSplit
{
    /// <summary>Splits over all shares.</summary>
    public static ImmutableArray<RefundAllocation> Split(Money amount, IReadOnlyList<PaymentShare> shares)
    {
        var parts = amount.Split([.. shares.Select(share => share.Refundable.MinorUnits)]);
        return [.. shares.Zip(parts, Allocate).Where(allocation => allocation.Amount.MinorUnits > 0)];
    }

    /// <summary>All that is left of all shares, also of those that the buyer paid nothing for.</summary>
    public static ImmutableArray<RefundAllocation> Rest(IEnumerable<PaymentShare> shares) =>
    [
        .. shares.Where(share => share.HasRest).Select(share =>
            new RefundAllocation(share.SellerOrderId, share.SellerId, share.Refundable, share.CommissionLeft, share.SubsidyLeft)),
    ];

    /// <summary>One share's part, with what shop and seller owe each other for it, in proportion.</summary>
    public static RefundAllocation Allocate(PaymentShare share, Money amount)
    {
        return new RefundAllocation(share.SellerOrderId, share.SellerId, amount, InProportion(share.CommissionLeft), InProportion(share.SubsidyLeft));

        Money InProportion(Money left) => share.Refundable.MinorUnits == 0
            ? Money.Zero(amount.Currency)
            : left.Split([amount.MinorUnits, (share.Refundable - amount).MinorUnits])[0];
    }

    /// <summary>
    /// One share's part when it is known what the fee and the subsidy of the refunded units were. Never more than is left: a refund by hand may have taken
    /// some of it already.
    /// </summary>
    public static RefundAllocation Allocate(PaymentShare share, Money amount, Money commission, Money subsidy) =>
        new(share.SellerOrderId, share.SellerId, amount, Smaller(commission, share.CommissionLeft), Smaller(subsidy, share.SubsidyLeft));

    private static Money Smaller(Money one, Money other) => one < other ? one : other;
}
