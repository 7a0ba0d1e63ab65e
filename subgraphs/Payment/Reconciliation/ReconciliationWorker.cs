using Microsoft.Extensions.Options;
using Octomart.PaymentSubgraph.Providers;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.PaymentSubgraph.Reconciliation;

/// <summary>
/// Makes each day's report some hours after it has ended, once; days that were missed are made up for. A day with differences that nothing explains is
/// compared again on the days after it, as they may have explained themselves.
/// </summary>
internal sealed class ReconciliationWorker(
    IDocumentStore store, PaymentProviders providers, LedgerLines ledger, ReconciliationDesk desk, IOptions<PaymentOptions> options, TimeProvider clock,
    ILogger<ReconciliationWorker> logger) : BackgroundService
{
    private const int DaysBack = 7;

    /// <summary>One round; tests call it instead of waiting.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        if (await ledger.FirstAsync(cancellationToken) is not { } first)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var newest = StartOf(now - options.Value.ReconciliationDelay).AddDays(-1);
        var oldest = newest.AddDays(1 - DaysBack);
        for (var day = StartOf(first) > oldest ? StartOf(first) : oldest; day <= newest; day = day.AddDays(1))
        {
            foreach (var provider in providers.All)
            {
                var known = await store.Set<ReconciliationDay>().FindAsync(ReconciliationDay.IdOf(provider.Provider, day), cancellationToken);
                var again = known is { UnexplainedCount: > 0 } && known.MadeAt <= now.AddDays(-1);
                if (known is null || again)
                {
                    await desk.MakeAsync(provider.Provider, day, again, cancellationToken);
                }
            }
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => clock.RepeatAsync(
        options.Value.ReconciliationInterval, RunOnceAsync, error => logger.LogError(error, "Comparing the books failed; it is tried again."), stoppingToken, atStart: false);

    /// <summary>The beginning of a day, in UTC.</summary>
    internal static DateTimeOffset StartOf(DateTimeOffset time) => new(time.UtcDateTime.Date, TimeSpan.Zero);
}
