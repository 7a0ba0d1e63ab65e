using Microsoft.Extensions.Options;
using Octomart.OrderSubgraph.Orders;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.OrderSubgraph.Settlement;

/// <summary>Cancels orders that were not paid in time; their stock and what was paid too late go back by duties.</summary>
internal sealed partial class OrderExpiry(
    IDocumentStore store, OrderRepository orders, IOptions<OrderOptions> options, TimeProvider clock,
    ILogger<OrderExpiry> logger) : BackgroundService
{
    private const int BatchSize = 100;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        clock.RepeatAsync(options.Value.SweepInterval, ExpireAsync, LogFailed, stoppingToken);

    private async Task ExpireAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = new DocumentQuery<Order> { Where = order => order.UnpaidUntil <= now, Limit = BatchSize };
        foreach (var unpaid in await store.Set<Order>().ListAsync(due, cancellationToken))
        {
            await orders.ChangeAsync(unpaid.Id, placed => Expire(placed, now), cancellationToken);
        }
    }

    // Looked at again inside the unit of work: it may just have been paid.
    private static PlacedOrder? Expire(PlacedOrder placed, DateTimeOffset now) => placed.Order.UnpaidUntil <= now
        ? placed.Cancel(CancelReason.Expired, OrderActor.Shop, "The order was not paid in time.", now)
        : null;

    [LoggerMessage(LogLevel.Error, "Unpaid orders could not be expired; tried again at the next round.")]
    private partial void LogFailed(Exception exception);
}
