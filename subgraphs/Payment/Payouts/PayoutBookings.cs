using Octomart.PaymentSubgraph.Ledger;

namespace Octomart.PaymentSubgraph.Payouts;

/// <summary>How payouts become bookkeeping. Pure: the same facts make the same transaction.</summary>
internal static class PayoutBookings
{
    /// <summary>The payout sets its amount aside and closes the period: the entries of a period that was paid out sum to zero.</summary>
    public static LedgerTransaction OfOpening(Payout payout) => new(LedgerSource.Payout, payout.Id, payout.CreatedAt,
    [
        new LedgerLine(LedgerAccount.SellerAvailable, payout.SellerId, null, LedgerEntryKind.Payout, -payout.Amount),
        new LedgerLine(LedgerAccount.SellerReserved, payout.SellerId, null, LedgerEntryKind.Payout, payout.Amount),
        new LedgerLine(LedgerAccount.SellerAvailable, payout.SellerId, null, LedgerEntryKind.CarriedOver, -payout.CarriedOver),
        new LedgerLine(LedgerAccount.SellerAvailable, payout.SellerId, null, LedgerEntryKind.CarriedOver, payout.CarriedOver, IsNextPeriod: true),
    ]);

    /// <summary>The money has arrived.</summary>
    public static LedgerTransaction OfArrival(Payout payout, DateTimeOffset at) => new(LedgerSource.PayoutArrival, payout.Id, at,
    [
        new LedgerLine(LedgerAccount.SellerReserved, payout.SellerId, null, LedgerEntryKind.Payout, -payout.Amount),
        new LedgerLine(LedgerAccount.PayoutClearing, null, null, LedgerEntryKind.Payout, payout.Amount),
    ]);

    /// <summary>
    /// The money did not arrive, or came back: it is owed again, by an entry of the period that is open by then. The entries that the payout took stay
    /// its own, so that no entry ever belongs to two payouts.
    /// </summary>
    public static LedgerTransaction OfReturn(Payout payout, bool hadArrived, DateTimeOffset at) => new(LedgerSource.PayoutReturn, payout.Id, at,
    [
        hadArrived
            ? new LedgerLine(LedgerAccount.PayoutClearing, null, null, LedgerEntryKind.PayoutReturn, -payout.Amount)
            : new LedgerLine(LedgerAccount.SellerReserved, payout.SellerId, null, LedgerEntryKind.PayoutReturn, -payout.Amount),
        new LedgerLine(LedgerAccount.SellerAvailable, payout.SellerId, null, LedgerEntryKind.PayoutReturn, payout.Amount),
    ]);
}
