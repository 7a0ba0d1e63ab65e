using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.Returns;
using Octomart.OrderSubgraph.Services;
using Octomart.Store;

namespace Octomart.OrderSubgraph.Settlement;

/// <summary>
/// Does the duties of one order, and then what its give-backs owe. A service that is away does not hold back what is owed to the others.
/// Each call is idempotent by the order's or the give-back's id,
/// and a duty is struck off only when it was answered, so doing one twice, or again after a crash, is the same as doing it once.
/// </summary>
internal sealed partial class OrderDuties(
    IDocumentStore store, OrderRepository orders, IServiceScopeFactory scopes, IOptions<OrderOptions> options, TimeProvider clock,
    ILogger<OrderDuties> logger)
{
    private readonly ConcurrentDictionary<string, Lazy<Task>> _running = new(StringComparer.Ordinal);

    /// <summary>Does what is due, or waits for whoever is at it.</summary>
    public Task DoAsync(string orderId, CancellationToken cancellationToken)
    {
        var run = _running.GetOrAdd(orderId, id => new Lazy<Task>(() => RunAsync(id, cancellationToken)));
        return run.Value.WaitAsync(cancellationToken);
    }

    private async Task RunAsync(string orderId, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            while (
                await store.Set<Order>().FindAsync(orderId, cancellationToken) is { DutiesDueAt: { } dueAt } order && dueAt <= clock.GetUtcNow())
            {
                var wereAnswered = true;
                foreach (var duty in order.Duties)
                {
                    wereAnswered &= await TakeAsync(scope.ServiceProvider, order, duty, cancellationToken);
                }

                wereAnswered &= await GiveBackAsync(scope.ServiceProvider, order, cancellationToken);
                if (!wereAnswered)
                {
                    await orders.ChangeAsync(orderId, placed => placed.With(Postpone), cancellationToken);
                    return;
                }
            }
        }
        finally
        {
            _running.TryRemove(orderId, out _);
        }
    }

    private async Task<bool> TakeAsync(IServiceProvider services, Order order, OrderDuty duty, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(services, order, duty, cancellationToken);
        if (answer.Kind == AnswerKind.Unknown)
        {
            LogUnanswered(order.Id, duty, answer.Code);
            return false;
        }

        await orders.ChangeAsync(order.Id, placed => Finish(placed, duty, answer), cancellationToken);
        return true;
    }

    private async Task<bool> GiveBackAsync(IServiceProvider services, Order order, CancellationToken cancellationToken)
    {
        var wereAnswered = true;
        foreach (var giveBack in order.GiveBacks.Where(giveBack => giveBack.IsOpen))
        {
            if (giveBack.OwesStock)
            {
                wereAnswered &= await RestockAsync(services.GetRequiredService<StockService>(), order.Id, giveBack, cancellationToken);
            }

            if (giveBack.OwesMoney)
            {
                wereAnswered &= await RefundAsync(services.GetRequiredService<PaymentService>(), order.Id, giveBack, cancellationToken);
            }
        }

        return wereAnswered;
    }

    private async Task<bool> RestockAsync(StockService stock, string orderId, GiveBack giveBack, CancellationToken cancellationToken)
    {
        List<StockLine> lines = [.. giveBack.Lines.Where(line => line.IsRestocked).Select(line => new StockLine(line.VariantId, line.Quantity))];
        var answer = await stock.RestockAsync(orderId, giveBack.Id, lines, cancellationToken);
        if (!IsAnswered(answer, orderId, giveBack, "stock"))
        {
            return false;
        }

        await ChangeAsync(orderId, giveBack.Id, owed => owed with { OwesStock = false }, cancellationToken);
        return true;
    }

    private async Task<bool> RefundAsync(PaymentService payments, string orderId, GiveBack giveBack, CancellationToken cancellationToken)
    {
        var (answer, refunded) = await payments.RefundAsync(orderId, giveBack, cancellationToken);
        if (!IsAnswered(answer, orderId, giveBack, "money"))
        {
            return false;
        }

        var refusal = answer.Kind == AnswerKind.Refused ? answer.Code : null;
        await orders.ChangeAsync(
            orderId,
            placed => WithReturnRefunded(
                placed.With(order => order.WithGiveBack(
                    giveBack.Id, owed => owed.Answered(refunded, refusal), clock.GetUtcNow())),
                refusal is null ? giveBack.ReturnId : null),
            cancellationToken);
        return true;
    }

    private PlacedOrder WithReturnRefunded(PlacedOrder placed, string? returnId) =>
        returnId is null ? placed : placed.RefundReturn(returnId, clock.GetUtcNow());

    private bool IsAnswered(ServiceAnswer answer, string orderId, GiveBack giveBack, string what)
    {
        switch (answer.Kind)
        {
            case AnswerKind.Unknown:
                LogGiveBackUnanswered(orderId, giveBack.Id, what, answer.Code);
                return false;
            case AnswerKind.Refused:
                LogGiveBackRefused(orderId, giveBack.Id, what, answer.Code);
                return true;
            default:
                return true;
        }
    }

    private Task<PlacedOrder?> ChangeAsync(string orderId, string giveBackId, Func<GiveBack, GiveBack> change, CancellationToken cancellationToken) =>
        orders.ChangeAsync(orderId, placed => placed.With(order => order.WithGiveBack(giveBackId, change, clock.GetUtcNow())), cancellationToken);

    private static Task<ServiceAnswer> AskAsync(IServiceProvider services, Order order, OrderDuty duty, CancellationToken cancellationToken)
    {
        var stock = services.GetRequiredService<StockService>();
        var payments = services.GetRequiredService<PaymentService>();
        return duty switch
        {
            OrderDuty.CommitStock => stock.CommitAsync(order.Id, cancellationToken),
            OrderDuty.ReleaseStock => stock.ReleaseAsync(order.Id, cancellationToken),
            OrderDuty.VoidPayment => payments.VoidAsync(order.Id, order.CancelReason?.ToEventText() ?? "CANCELLED", cancellationToken),
            OrderDuty.CommitPromotions => services.GetRequiredService<PromotionService>().CommitAsync(order.Id, cancellationToken),
            OrderDuty.ReleasePromotions => services.GetRequiredService<PromotionService>().ReleaseAsync(order.Id, cancellationToken),
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

        return placed.Order.Duties.Contains(duty)
            ? placed.With(order => order.WithDuties(now, order.Duties.Remove(duty)))
            : null;
    }

    private Order Postpone(Order order) => order.DutiesDueAt is null ? order : order with
    {
        DutyFailures = order.DutyFailures + 1,
        DutiesDueAt = clock.GetUtcNow() + options.Value.DelayAfter(order.DutyFailures + 1),
    };

    [LoggerMessage(LogLevel.Warning, "Order {OrderId} still owes {Duty}: {Reason}")]
    private partial void LogUnanswered(string orderId, OrderDuty duty, string? reason);

    [LoggerMessage(LogLevel.Warning, "Order {OrderId} still owes the {What} of {GiveBackId}: {Reason}")]
    private partial void LogGiveBackUnanswered(string orderId, string giveBackId, string what, string? reason);

    [LoggerMessage(LogLevel.Error, "Order {OrderId}: the {What} of {GiveBackId} was refused ({Code}).")]
    private partial void LogGiveBackRefused(string orderId, string giveBackId, string what, string? code);

    [LoggerMessage(LogLevel.Warning, "Order {OrderId}: {Duty} was refused ({Code}).")]
    private partial void LogRefused(string orderId, OrderDuty duty, string? code);
}
