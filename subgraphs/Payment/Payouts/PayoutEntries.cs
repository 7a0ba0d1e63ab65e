using Octomart.PaymentSubgraph.Ledger;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Payouts;

/// <summary>Which entries of the ledger a payout takes: those of its period on the seller's available account, its own among them.</summary>
internal static class PayoutEntries
{
    public static DocumentQuery<LedgerEntry> Of(Payout payout)
    {
        var (seller, period, currency) = (payout.SellerId, payout.Period, payout.Amount.Currency);
        return new DocumentQuery<LedgerEntry>
        {
            Where = entry => entry.Account == LedgerAccount.SellerAvailable && entry.SellerId == seller && entry.Period == period && entry.Amount.Currency == currency,
            OrderBy = entry => entry.At,
        };
    }
}
