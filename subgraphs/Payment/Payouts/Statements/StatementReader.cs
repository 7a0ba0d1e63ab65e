using Octomart.PaymentSubgraph.Ledger;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Payouts.Statements;

/// <summary>Reads what a statement is made of.</summary>
internal sealed class StatementReader(IDocumentStore store)
{
    private const int AtOnce = 500;

    public async Task<Statement> ReadAsync(Payout payout, CancellationToken cancellationToken)
    {
        var taken = await AllAsync(PayoutEntries.Of(payout), cancellationToken);
        List<LedgerEntry> beforeRelease = [];
        var seller = payout.SellerId;
        foreach (var sales in taken.Where(entry => entry.Kind == LedgerEntryKind.Release).Select(entry => entry.SellerOrderId).Distinct().Chunk(AtOnce))
        {
            beforeRelease.AddRange(await AllAsync(
                new()
                {
                    Where = entry => entry.SellerId == seller && entry.Account == LedgerAccount.SellerPending && sales.Contains(entry.SellerOrderId),
                    OrderBy = entry => entry.At,
                },
                cancellationToken));
        }

        return Statement.Of(payout, taken, beforeRelease);
    }

    private async Task<List<LedgerEntry>> AllAsync(DocumentQuery<LedgerEntry> query, CancellationToken cancellationToken)
    {
        List<LedgerEntry> found = [];
        DocumentPage<LedgerEntry>? page = null;
        do
        {
            page = await store.Set<LedgerEntry>().PageAsync(query with { Limit = AtOnce, After = page is null ? null : page.Items[^1].Cursor }, cancellationToken);
            found.AddRange(page.Items.Select(item => item.Document));
        }
        while (page.HasMore);

        return found;
    }
}
