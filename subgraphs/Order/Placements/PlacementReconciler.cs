using Microsoft.Extensions.Options;
using Octomart.Store;

namespace Octomart.OrderSubgraph.Placements;

/// <summary>
/// Ends the placements that a crash or an absent service left open, and forgets old keys. At start it looks after all open ones at
/// once when nobody else works on this store; later after those that are due.
/// </summary>
internal sealed partial class PlacementReconciler(
    IDocumentStore store, PlacementSaga saga, IOptions<OrderOptions> options, TimeProvider clock, ILogger<PlacementReconciler> logger) : BackgroundService
{
    private const int BatchSize = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, clock);
        await ReconcileAsync(store.IsShared ? clock.GetUtcNow() : DateTimeOffset.MaxValue, stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await ReconcileAsync(clock.GetUtcNow(), stoppingToken);
        }
    }

    private async Task ReconcileAsync(DateTimeOffset dueBefore, CancellationToken cancellationToken)
    {
        try
        {
            var open = await store.Set<Placement>().ListAsync(new DocumentQuery<Placement> { Where = placement => placement.DueAt <= dueBefore, Limit = BatchSize }, cancellationToken);
            foreach (var placement in open)
            {
                await saga.ResumeAsync(placement.Id, cancellationToken);
            }

            await ForgetAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(e);
        }
    }

    private Task ForgetAsync(CancellationToken cancellationToken) => store.WriteAsync(async (work, token) =>
    {
        var now = clock.GetUtcNow();
        foreach (var ended in await work.ListAsync(new DocumentQuery<Placement> { Where = placement => placement.ForgetAt <= now, Limit = BatchSize }, token))
        {
            work.Delete(ended);
        }
    }, cancellationToken);

    [LoggerMessage(LogLevel.Error, "Open placements could not be looked after; tried again at the next round.")]
    private partial void LogFailed(Exception exception);
}
