using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.Services;
using Octomart.Store;

namespace Octomart.OrderSubgraph.Settlement;

/// <summary>
/// Does the duties of one order, in order. Each call is idempotent by the order's id, and a duty is struck off only when it was
/// answered, so doing one twice, or again after a crash, is the same as doing it once.
/// </summary>
internal sealed partial class OrderDuties(
    IDocumentStore store, OrderRepository orders, IServiceScopeFactory scopes, IOptions<OrderOptions> options, TimeProvider clock,
    ILogger<OrderDuties> logger)
{
    private readonly ConcurrentDictionary<string, byte> _busy = new(StringComparer.Ordinal);

    public async Task DoAsync(string orderId, CancellationToken cancellationToken)
    {
        if (!_busy.TryAdd(orderId, 0))
        {
            return;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            while (
                await store.Set<Order>().FindAsync(orderId, cancellationToken) is { DutiesDueAt: { } dueAt } order && dueAt <= clock.GetUtcNow())
            {
                var duty = order.Duties[0];
                var answer = await DoAsync(scope.ServiceProvider, order, duty, cancellationToken);
                if (answer.Kind == AnswerKind.Unknown)
                {
                    LogUnanswered(orderId, duty, answer.Code);
                    await orders.ChangeAsync(orderId, placed => placed.With(Postpone), cancellationToken);
                    return;
                }

                await orders.ChangeAsync(orderId, placed => Finish(placed, duty, answer), cancellationToken);
            }
        }
        finally
        {
            _busy.TryRemove(orderId, out _);
        }
    }

    private static Task<ServiceAnswer> DoAsync(IServiceProvider services, Order order, OrderDuty duty, CancellationToken cancellationToken)
    {
        var stock = services.GetRequiredService<StockService>();
        var payments = services.GetRequiredService<PaymentService>();
        return duty switch
        {
            OrderDuty.CommitStock => stock.CommitAsync(order.Id, cancellationToken),
            OrderDuty.ReleaseStock => stock.ReleaseAsync(order.Id, cancellationToken),
            OrderDuty.VoidPayment => payments.VoidAsync(order.Id, order.CancelReason?.ToEventText() ?? "CANCELLED", cancellationToken),
            _ => throw new InvalidOperationException($"{duty} is no duty."),
        };
    }

    private PlacedOrder? Finish(PlacedOrder placed, OrderDuty duty, ServiceAnswer answer)
    {
        var now = clock.GetUtcNow();
        if (duty == OrderDuty.CommitStock)
        {
            // Null when the order was cancelled meanwhile: its duties are others by now.
            return answer.Kind == AnswerKind.Done
                ? placed.Confirm(now)
                : placed.Order.IsPaidAndUnconfirmed()
                    ? placed.Cancel(
                        CancelReason.StockGone, OrderActor.Shop, "The stock was gone when the payment came. The money goes back.", now)
                    : null;
        }

        if (answer.Kind == AnswerKind.Refused)
        {
            // Nothing to give back is as good as given back; anything else is for people to look into.
            LogRefused(placed.Order.Id, duty, answer.Code);
        }

        return placed.Order.Duties is [var first, ..] && first == duty
            ? placed.With(order => order.WithDuties(now, order.Duties.RemoveAt(0)))
            : null;
    }

    private Order Postpone(Order order) => order.DutiesDueAt is null ? order : order with
    {
        DutyFailures = order.DutyFailures + 1,
        DutiesDueAt = clock.GetUtcNow() + options.Value.DelayAfter(order.DutyFailures + 1),
    };

    [LoggerMessage(LogLevel.Warning, "Order {OrderId} still owes {Duty}: {Reason}")]
    private partial void LogUnanswered(string orderId, OrderDuty duty, string? reason);

    [LoggerMessage(LogLevel.Warning, "Order {OrderId}: {Duty} was refused ({Code}).")]
    private partial void LogRefused(string orderId, OrderDuty duty, string? code);
}
