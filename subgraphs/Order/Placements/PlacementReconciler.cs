using Microsoft.Extensions.Options;
using Octomart.Store;

namespace Octomart.OrderSubgraph.Placements;

/// <summary>
/// Ends the placements that a crash or an absent service left open, and forgets old keys. At start it looks after all open ones at
/// once when nobody else works on this store; later after those that are due.
/// </summary>
internal sealed partial class PlacementReconciler(
    IDocumentStore store, PlacementSaga saga, IOptions<OrderOptions> options, TimeProvider clock,
    ILogger<PlacementReconciler> logger) : BackgroundService
{
    private const int BatchSize = 100;
    private const int Parallelism = 8;

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
            var due = new DocumentQuery<Placement> { Where = placement => placement.DueAt <= dueBefore, Limit = BatchSize };
            await Parallel.ForEachAsync(
                await store.Set<Placement>().ListAsync(due, cancellationToken),
                new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
                async (placement, token) => await TryResumeAsync(placement.Id, token));
            await ForgetAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(e);
        }
    }

    private async Task TryResumeAsync(string placementId, CancellationToken cancellationToken)
    {
        try
        {
            await saga.ResumeAsync(placementId, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogNotResumed(e, placementId);
        }
    }

    private Task ForgetAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return store.DeleteAllAsync<Placement>(new() { Where = placement => placement.ForgetAt <= now }, cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "Open placements could not be looked after; tried again at the next round.")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(LogLevel.Error, "Placement {PlacementId} could not be resumed; tried again at the next round.")]
    private partial void LogNotResumed(Exception exception, string placementId);
}
