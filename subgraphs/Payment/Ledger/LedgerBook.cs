using Octomart.Store;

namespace Octomart.PaymentSubgraph.Ledger;

/// <summary>Writes transactions into the ledger, as part of the unit of work that brings them about.</summary>
internal static class LedgerBook
{
    /// <summary>Adds the entries and brings the sellers' balances up to date.</summary>
    public static async Task PostAsync(this IUnitOfWork work, LedgerTransaction transaction, CancellationToken cancellationToken)
    {
        var periods = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var lines in transaction.Lines.Where(line => line.SellerId is not null).GroupBy(line => (Seller: line.SellerId!, line.Amount.Currency)))
        {
            var id = SellerBalance.IdOf(lines.Key.Seller, lines.Key.Currency);
            var known = await work.FindAsync<SellerBalance>(id, cancellationToken) ?? SellerBalance.Empty(lines.Key.Seller, lines.Key.Currency);
            periods[id] = known.Period;
            work.Save(lines.Aggregate(known, (sum, line) => sum.Add(line)));
        }

        for (var i = 0; i < transaction.Lines.Length; i++)
        {
            var line = transaction.Lines[i];
            var period = line.Account == LedgerAccount.SellerAvailable ? periods[SellerBalance.IdOf(line.SellerId!, line.Amount.Currency)] : 0;
            work.Insert(EntryOf(transaction, i, line.IsNextPeriod ? period + 1 : period));
        }
    }

    /// <summary>Where one line of a transaction is, or would be.</summary>
    public static string EntryId(LedgerTransaction transaction, int index) =>
        OpaqueId.From("led", transaction.Id, index.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static LedgerEntry EntryOf(LedgerTransaction transaction, int index, int period)
    {
        var line = transaction.Lines[index];
        return new LedgerEntry
        {
            Id = EntryId(transaction, index),
            TransactionId = transaction.Id,
            Account = line.Account,
            SellerId = line.SellerId,
            SellerOrderId = line.SellerOrderId,
            Kind = line.Kind,
            Period = period,
            Amount = line.Amount,
            Source = transaction.Source,
            SourceId = transaction.SourceId,
            At = transaction.At,
        };
    }
}
