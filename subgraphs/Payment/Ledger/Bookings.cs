using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Refunds;

namespace Octomart.PaymentSubgraph.Ledger;

/// <summary>How business becomes bookkeeping. Pure: the same facts make the same transaction.</summary>
internal static class Bookings
{
    /// <summary>The buyer paid: every seller is credited with the sale and what the shop adds to it, and charged the commission.</summary>
    public static LedgerTransaction OfCapture(Payment payment, DateTimeOffset at) => new(LedgerSource.Payment, payment.Id, at,
    [
        new LedgerLine(LedgerAccount.ProviderClearing, null, null, LedgerEntryKind.Sale, -payment.Captured),
        .. payment.Shares.SelectMany(share => new[]
        {
            new LedgerLine(LedgerAccount.SellerPending, share.SellerId, share.SellerOrderId, LedgerEntryKind.Sale, share.Amount),
            new LedgerLine(LedgerAccount.SellerPending, share.SellerId, share.SellerOrderId, LedgerEntryKind.Commission, -share.Commission),
            new LedgerLine(LedgerAccount.CommissionRevenue, null, share.SellerOrderId, LedgerEntryKind.Commission, share.Commission),
            new LedgerLine(LedgerAccount.SellerPending, share.SellerId, share.SellerOrderId, LedgerEntryKind.Subsidy, share.Subsidy),
            new LedgerLine(LedgerAccount.Promotions, null, share.SellerOrderId, LedgerEntryKind.Subsidy, -share.Subsidy),
        }),
    ]);

    /// <summary>Money went back: the same lines with the other sign. Nothing is recomputed; the allocations were fixed with the refund.</summary>
    public static LedgerTransaction OfRefund(Payment payment, Refund refund, DateTimeOffset at) =>
        new(LedgerSource.Refund, refund.Id, at, LinesOf(payment, refund));

    /// <summary>
    /// Money that had gone back came back: the refund's lines once more, with the other sign. What was taken from earnings that were pending then goes to
    /// where they are now.
    /// </summary>
    public static LedgerTransaction OfRefundReturn(Payment payment, Refund refund, DateTimeOffset at) =>
        new(LedgerSource.RefundReturn, refund.Id, at, LinesOf(payment, refund).Select(line => line with { Amount = -line.Amount }));

    /// <summary>What is left of one share may be paid out. No refund of it may be on its way.</summary>
    public static LedgerTransaction OfRelease(PaymentShare share, DateTimeOffset at) => new(LedgerSource.Release, share.SellerOrderId, at,
    [
        new LedgerLine(LedgerAccount.SellerPending, share.SellerId, share.SellerOrderId, LedgerEntryKind.Release, -share.Net),
        new LedgerLine(LedgerAccount.SellerAvailable, share.SellerId, share.SellerOrderId, LedgerEntryKind.Release, share.Net),
    ]);

    private static IEnumerable<LedgerLine> LinesOf(Payment payment, Refund refund)
    {
        var released = payment.Shares.Where(share => share.IsReleased).Select(share => share.SellerOrderId).ToHashSet(StringComparer.Ordinal);
        return
        [
            new LedgerLine(LedgerAccount.ProviderClearing, null, null, LedgerEntryKind.Refund, refund.Amount),
            .. refund.Allocations.SelectMany(allocation => new[]
            {
                new LedgerLine(AccountOf(allocation), allocation.SellerId, allocation.SellerOrderId, LedgerEntryKind.Refund, -allocation.Amount),
                new LedgerLine(AccountOf(allocation), allocation.SellerId, allocation.SellerOrderId, LedgerEntryKind.CommissionRefund, allocation.Commission),
                new LedgerLine(LedgerAccount.CommissionRevenue, null, allocation.SellerOrderId, LedgerEntryKind.CommissionRefund, -allocation.Commission),
                new LedgerLine(AccountOf(allocation), allocation.SellerId, allocation.SellerOrderId, LedgerEntryKind.SubsidyRefund, -allocation.SubsidyOrNothing),
                new LedgerLine(LedgerAccount.Promotions, null, allocation.SellerOrderId, LedgerEntryKind.SubsidyRefund, allocation.SubsidyOrNothing),
            }),
        ];

        LedgerAccount AccountOf(RefundAllocation allocation) =>
            released.Contains(allocation.SellerOrderId) ? LedgerAccount.SellerAvailable : LedgerAccount.SellerPending;
    }
}
