using System.Globalization;
using CsvHelper;
using Octomart.Contracts;

namespace Octomart.PaymentSubgraph.Payouts.Statements;

/// <summary>Writes every entry of a statement as a line. All texts are the shop's own words and ids, so that no cell begins like a formula.</summary>
internal static class StatementCsv
{
    private static readonly string[] Columns = ["at", "kind", "sellerOrderId", "amount", "currency", "entryId"];

    public static async Task<byte[]> WriteAsync(Statement statement, CancellationToken cancellationToken)
    {
        using var target = new MemoryStream();
        await using (var csv = CsvWriter.Create(target, null, leaveOpen: true))
        {
            await csv.WriteRecordAsync(Columns, cancellationToken);
            foreach (var entry in statement.Entries)
            {
                await csv.WriteRecordAsync([At(entry.At), entry.Kind.ToString(), entry.SellerOrderId ?? "", Amount(entry.Amount), entry.Amount.Currency, entry.Id], cancellationToken);
            }

            var payout = statement.Payout;
            await csv.WriteRecordAsync([At(payout.CreatedAt), "Payout", "", Amount(-payout.Amount), payout.Amount.Currency, payout.Id], cancellationToken);
        }

        return target.ToArray();
    }

    private static string At(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string Amount(Money amount) => amount.ToDecimal().ToString($"F{Currencies.FractionDigitsOf(amount.Currency)}", CultureInfo.InvariantCulture);
}
