using GraphQL;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.Reconciliation;

/// <summary>Reads of reports.</summary>
[QueryRoot]
internal sealed class ReconciliationQueries(IDocumentStore store)
{
    private const int MaxDays = 92;

    /// <summary>What the payment providers' books and the ledger say of some days. For the shop's own people.</summary>
    /// <param name="from">From this day (UTC) on.</param>
    /// <param name="to">Up to before this time; at most 92 days after from.</param>
    [RequiresScopes("finance:admin")]
    public async Task<ReconciliationReport?> ReconciliationAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        if (to <= from || to - from > TimeSpan.FromDays(MaxDays))
        {
            throw new ExecutionError($"A span of at most {MaxDays} days is needed.") { Code = "INVALID" };
        }

        var first = ReconciliationWorker.StartOf(from);
        var days = await store.Set<ReconciliationDay>().ListAsync(new() { Where = day => day.Day >= first && day.Day < to, OrderBy = day => day.Day, Descending = true }, cancellationToken);
        return new ReconciliationReport(from, to, [.. days.Select(day => new ReconciliationDayType(day))]);
    }
}
