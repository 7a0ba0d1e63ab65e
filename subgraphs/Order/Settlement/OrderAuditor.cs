using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.Services;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.OrderSubgraph.Settlement;

/// <summary>
/// Compares recent orders with what Payment and Product know of them, mends what follows from the facts, and reports the rest: for what
/// no message told, or a defect got wrong. Reads only, unless something is wrong; safe to run twice at once.
/// </summary>
internal sealed partial class OrderAuditor(
    IDocumentStore store, OrderRepository orders, IServiceScopeFactory scopes, IOptions<OrderOptions> options, TimeProvider clock,
    ILogger<OrderAuditor> logger) : BackgroundService
{
    private const int BatchSize = 200;

    private static readonly Meter Meter = new("Octomart.Order");

    private static readonly Counter<long> Audited = Meter.CreateCounter<long>("octomart.order.audited", "{order}", "Orders compared with Payment and Product.");

    private static readonly Counter<long> Discrepancies =
        Meter.CreateCounter<long>("octomart.order.discrepancies", "{discrepancy}", "What was found wrong, by kind and whether it was mended.");

    /// <summary>One round; tests call it instead of waiting.</summary>
    public async Task AuditAsync(CancellationToken cancellationToken)
    {
        var (oldest, newest) = (clock.GetUtcNow() - options.Value.AuditWindow, clock.GetUtcNow() - options.Value.AuditGrace);
        string? after = null;
        do
        {
            // Ids sort by age, so no index is needed to find the recent ones.
            var page = await store.Set<Order>().PageAsync(new DocumentQuery<Order> { Descending = true, Limit = BatchSize, After = after }, cancellationToken);
            List<Order> recent = [.. page.Items.Select(item => item.Document).Where(order => order.PlacedAt >= oldest)];
            await AuditAsync([.. recent.Where(order => order.PlacedAt <= newest)], cancellationToken);
            after = page.HasMore && recent.Count == page.Items.Count ? page.Items[^1].Cursor : null;
        }
        while (after is not null);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        clock.RepeatAsync(options.Value.AuditInterval, AuditAsync, LogFailed, stoppingToken, atStart: false);

    private async Task AuditAsync(List<Order> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var others = scope.ServiceProvider.GetRequiredService<AuditService>();
        List<string> ids = batch.ConvertAll(order => order.Id);
        if (await others.PaymentsOfAsync(ids, cancellationToken) is not { } payments || await others.StockOfAsync(ids, cancellationToken) is not { } stock)
        {
            LogUnanswered();
            return;
        }

        Audited.Add(batch.Count);
        foreach (var order in batch)
        {
            List<Discrepancy> found = [.. OrderDiscrepancies.Of(order, payments.GetValueOrDefault(order.Id), stock.GetValueOrDefault(order.Id))];
            if (found.Count > 0)
            {
                await HandleAsync(order, found, cancellationToken);
            }
        }
    }

    private async Task HandleAsync(Order order, List<Discrepancy> found, CancellationToken cancellationToken)
    {
        // The order as it was read: one that has changed since was under way, and is looked at again in the next round.
        var mended = await orders.ChangeAsync(
            order.Id, placed => placed.Order.Version == order.Version ? Mend(placed, found, clock.GetUtcNow()) : null, cancellationToken);
        foreach (var discrepancy in found)
        {
            var isMended = mended is not null && discrepancy <= Discrepancy.StockOfCancelled;
            Discrepancies.Add(1, new("kind", discrepancy.ToString()), new("mended", isMended));
            if (isMended)
            {
                LogMended(order.Id, discrepancy);
            }
            else
            {
                LogFound(order.Id, discrepancy);
            }
        }
    }

    private static PlacedOrder? Mend(PlacedOrder placed, List<Discrepancy> found, DateTimeOffset now)
    {
        var mended = found.Aggregate(placed, (order, discrepancy) => Mend(order, discrepancy, now) ?? order);
        return ReferenceEquals(mended, placed) ? null : mended;
    }

    /// <summary>What follows from the facts; null when people have to decide.</summary>
    private static PlacedOrder? Mend(PlacedOrder placed, Discrepancy found, DateTimeOffset now) => found switch
    {
        Discrepancy.PaidNotConfirmed => placed.Pay(now),
        Discrepancy.CancelledNotVoided => placed.With(order => order.WithDuties(now, [.. order.Duties.Remove(OrderDuty.VoidPayment), OrderDuty.VoidPayment])),
        Discrepancy.StockOfCancelled => placed.With(order => order.WithDuties(now, [.. order.Duties.Remove(OrderDuty.ReleaseStock), OrderDuty.ReleaseStock])),
        _ => null,
    };

    [LoggerMessage(LogLevel.Warning, "Order {OrderId}: {Found}; it is being mended.")]
    private partial void LogMended(string orderId, Discrepancy found);

    [LoggerMessage(LogLevel.Error, "Order {OrderId}: {Found}; somebody has to look into it.")]
    private partial void LogFound(string orderId, Discrepancy found);

    [LoggerMessage(LogLevel.Warning, "Orders cannot be audited: Payment or Product does not answer. Tried again at the next round.")]
    private partial void LogUnanswered();

    [LoggerMessage(LogLevel.Error, "Auditing orders failed; tried again at the next round.")]
    private partial void LogFailed(Exception exception);
}
