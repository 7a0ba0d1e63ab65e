using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.PaymentSubgraph.Refunds;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>
/// How disputes change a payment. What the bank has taken back counts as gone from the shares, as a refund does: it is neither refunded nor earned, unless the
/// shop wins.
/// </summary>
internal static class PaymentDisputing
{
    /// <summary>The payment with one dispute holding something else than before.</summary>
    public static Payment WithDispute(this Payment payment, ImmutableArray<RefundAllocation> before, ImmutableArray<RefundAllocation> after) => payment with
    {
        Disputed = payment.Disputed - Sum(payment, before) + Sum(payment, after),
        Shares = payment.Change(before, -1).Change(after, 1).Shares,
    };

    private static Money Sum(Payment payment, ImmutableArray<RefundAllocation> allocations) =>
        Money.Sum(allocations.Select(allocation => allocation.Amount), payment.Amount.Currency);

    private static Payment Change(this Payment payment, ImmutableArray<RefundAllocation> allocations, int sign)
    {
        var bySellerOrder = allocations.ToDictionary(allocation => allocation.SellerOrderId, StringComparer.Ordinal);
        return payment with
        {
            Shares = [.. payment.Shares.Select(share => bySellerOrder.TryGetValue(share.SellerOrderId, out var allocation)
                ? share with
                {
                    Disputed = share.Disputed + (allocation.Amount * sign),
                    CommissionDisputed = share.CommissionDisputed + (allocation.Commission * sign),
                    SubsidyDisputed = share.SubsidyDisputed + (allocation.SubsidyOrNothing * sign),
                }
                : share)],
        };
    }
}
