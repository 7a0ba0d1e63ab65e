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

    /// <summary>One share's part, with the commission that is given up for it.</summary>
    public static RefundAllocation Allocate(PaymentShare share, Money amount)
    {
        var commissionLeft = share.Commission - share.CommissionRefunded;
        var kept = share.Refundable - amount;
        var commission = share.Refundable.MinorUnits == 0 ? Money.Zero(amount.Currency) : commissionLeft.Split([amount.MinorUnits, kept.MinorUnits])[0];
        return new RefundAllocation(share.SellerOrderId, share.SellerId, amount, commission);
    }
}
