using Microsoft.Extensions.Options;
using Octomart.OrderSubgraph.Orders;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.OrderSubgraph.Settlement;

/// <summary>
/// Does what orders owe to other services: at once when nudged, and again from the store until it is answered, so that neither a
/// crash nor a service that is away leaves a duty undone.
/// </summary>
internal sealed partial class DutyRunner(
    IDocumentStore store, OrderChanges changes, OrderDuties duties, IOptions<OrderOptions> options, TimeProvider clock,
    ILogger<DutyRunner> logger) : BackgroundService
{
    private const int BatchSize = 100;
    private const int Parallelism = 8;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(FollowNudgesAsync(stoppingToken), clock.RepeatAsync(options.Value.SweepInterval, SweepAsync, LogSweepFailed, stoppingToken));

    private async Task FollowNudgesAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // A topic ends who falls behind; what was missed is found by the sweep.
            using var nudges = changes.Duties.Subscribe(OrderChanges.Everybody);
            await Parallel.ForEachAsync(
                nudges.ReadAllAsync(stoppingToken),
                new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = stoppingToken },
                async (orderId, token) => await TryAsync(orderId, token));
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await store.Set<Order>().ListAsync(new DocumentQuery<Order> { Where = order => order.DutiesDueAt <= now, Limit = BatchSize }, cancellationToken);
        await Parallel.ForEachAsync(
            due, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
            async (order, token) => await TryAsync(order.Id, token));
    }

    private async Task TryAsync(string orderId, CancellationToken cancellationToken)
    {
        try
        {
            await duties.DoAsync(orderId, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(e, orderId);
        }
    }

    [LoggerMessage(LogLevel.Error, "The duties of order {OrderId} failed; tried again at the next round.")]
    private partial void LogFailed(Exception exception, string orderId);

    [LoggerMessage(LogLevel.Error, "Orders with duties could not be read; tried again at the next round.")]
    private partial void LogSweepFailed(Exception exception);
}
