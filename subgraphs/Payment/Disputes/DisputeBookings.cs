using Octomart.Contracts;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Refunds;

namespace Octomart.PaymentSubgraph.Disputes;

/// <summary>
/// How a dispute becomes bookkeeping. In each state it stands for a position on the accounts; what is booked when it changes is the difference, so that
/// states may be skipped, come again, or be taken back (a lost dispute that is won after all) without a rule for each pair.
/// </summary>
internal static class DisputeBookings
{
    /// <summary>What the change brings about; no lines when it moves no money.</summary>
    public static LedgerTransaction Of(Payment payment, Dispute before, Dispute after, DateTimeOffset at) => new(
        LedgerSource.Dispute, after.Id, at,
        PositionOf(payment, after)
            .Concat(PositionOf(payment, before).Select(line => line with { Amount = -line.Amount }))
            .GroupBy(line => line with { Amount = Money.Zero(line.Amount.Currency) })
            .Select(lines => lines.Key with { Amount = Money.Sum(lines.Select(line => line.Amount), lines.Key.Amount.Currency) }),
        before.Bookings + 1);

    /// <summary>
    /// While it is open the withdrawn money is a claim on the bank, and what it is for is reserved of the sellers' earnings, wherever those are now.
    /// Once it is lost the sellers have given their parts, the shop its fee on them, and the shop bears what no share was left for.
    /// </summary>
    private static IEnumerable<LedgerLine> PositionOf(Payment payment, Dispute dispute)
    {
        var isLost = dispute.Status == DisputeStatus.Lost;
        return
        [
            Shop(LedgerAccount.ProviderClearing, LedgerEntryKind.ProviderFee, dispute.Fee),
            Shop(LedgerAccount.ProviderFees, LedgerEntryKind.ProviderFee, -dispute.Fee),
            Shop(LedgerAccount.ProviderClearing, LedgerEntryKind.Dispute, dispute.Withdrawn),
            isLost
                ? Shop(LedgerAccount.DisputeLosses, LedgerEntryKind.Dispute, dispute.Held - dispute.Withdrawn)
                : Shop(LedgerAccount.Disputes, LedgerEntryKind.Dispute, -dispute.Withdrawn),
            .. dispute.Allocations.SelectMany(allocation => isLost ? Given(payment, allocation) : Reserved(payment, allocation)),
        ];

        static LedgerLine Shop(LedgerAccount account, LedgerEntryKind kind, Money amount) => new(account, null, null, kind, amount);
    }

    private static LedgerLine[] Reserved(Payment payment, RefundAllocation part)
    {
        var earned = part.Amount - part.Commission + part.SubsidyOrNothing;
        return
        [
            new(AccountOf(payment, part), part.SellerId, part.SellerOrderId, LedgerEntryKind.DisputeHold, -earned),
            new(LedgerAccount.SellerReserved, part.SellerId, part.SellerOrderId, LedgerEntryKind.DisputeHold, earned),
        ];
    }

    private static LedgerLine[] Given(Payment payment, RefundAllocation part) =>
    [
        new(AccountOf(payment, part), part.SellerId, part.SellerOrderId, LedgerEntryKind.Dispute, -part.Amount),
        new(AccountOf(payment, part), part.SellerId, part.SellerOrderId, LedgerEntryKind.CommissionRefund, part.Commission),
        new(LedgerAccount.CommissionRevenue, null, part.SellerOrderId, LedgerEntryKind.CommissionRefund, -part.Commission),
        new(AccountOf(payment, part), part.SellerId, part.SellerOrderId, LedgerEntryKind.SubsidyRefund, -part.SubsidyOrNothing),
        new(LedgerAccount.Promotions, null, part.SellerOrderId, LedgerEntryKind.SubsidyRefund, part.SubsidyOrNothing),
    ];

    private static LedgerAccount AccountOf(Payment payment, RefundAllocation part) =>
        payment.Shares.Any(share => share.SellerOrderId == part.SellerOrderId && share.IsReleased) ? LedgerAccount.SellerAvailable : LedgerAccount.SellerPending;
}
