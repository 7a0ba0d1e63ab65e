using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.Placements;
using Octomart.Store;

namespace Octomart.OrderSubgraph.Settlement;

/// <summary>The money is in: the order owes a commit of its stock. On an order that was cancelled meanwhile, the money goes back.</summary>
internal sealed class ConfirmPaidOrder(OrderRepository orders, TimeProvider clock) : IMessageHandler<PaymentCaptured>
{
    public async Task HandleAsync(PaymentCaptured message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await orders.FindAsync(work, message.OrderId, cancellationToken) is { } placed)
        {
            if (placed.Pay(now) is { } paid)
            {
                orders.Save(work, placed, paid);
            }
            else if (placed.Order.Status == OrderStatus.Cancelled)
            {
                orders.Save(work, placed, placed.With(order => WithVoidPayment(order, now)));
            }

            return;
        }

        if (message.Amount.MinorUnits == 0)
        {
            // Nothing was to be paid: the placement itself pays such an order.
            return;
        }

        var ofOrder = new DocumentQuery<Placement> { Where = placement => placement.OrderId == message.OrderId, Limit = 1 };
        if (await work.ListAsync(ofOrder, cancellationToken) is [{ Draft: not null }])
        {
            // Paid before the placement has ended: the message comes again, and finds the order or its end.
            throw new InvalidOperationException($"Order {message.OrderId} is still being placed.");
        }
    }

    private static Order WithVoidPayment(Order order, DateTimeOffset now) =>
        order.WithDuties(now, [.. order.Duties.Remove(OrderDuty.VoidPayment), OrderDuty.VoidPayment]);
}

/// <summary>An attempt to pay failed: the buyer may try again until the order expires.</summary>
internal sealed class NoteFailedPayment(OrderRepository orders, TimeProvider clock) : IMessageHandler<PaymentFailed>
{
    public async Task HandleAsync(PaymentFailed message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(work, message.OrderId, cancellationToken) is { } placed
            && placed.FailPayment(message.DeclineCode, clock.GetUtcNow()) is { } failed)
        {
            orders.Save(work, placed, failed);
        }
    }
}

/// <summary>Money went back to the buyer, for whatever reason: the timeline says so.</summary>
internal sealed class NoteRefund(OrderRepository orders) : IMessageHandler<PaymentRefunded>
{
    public async Task HandleAsync(PaymentRefunded message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(work, message.OrderId, cancellationToken) is { } placed)
        {
            var noted = placed.With(order => order.WithEvent(
                OrderEventKind.Refunded, OrderActor.PaymentProvider, $"{message.Amount} went back to the buyer.", message.At));
            orders.Save(work, placed, noted);
        }
    }
}

/// <summary>The payment provider does not give it back, or the buyer's bank has sent it back: buyer and staff are told, and the give-back shows it to the auditor.</summary>
internal sealed class NoteFailedRefund(OrderRepository orders) : IMessageHandler<PaymentRefundFailed>
{
    private const string Refusal = "REFUND_FAILED";

    public async Task HandleAsync(PaymentRefundFailed message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(work, message.OrderId, cancellationToken) is { } placed)
        {
            var noted = placed
                .With(order => WithRefusal(order, message.RequestId).WithEvent(
                    OrderEventKind.RefundFailed, OrderActor.PaymentProvider,
                    message.HasComeBack
                        ? $"{message.Amount} that had gone back came back: the bank did not take it. The shop sees to it."
                        : $"{message.Amount} could not go back the way it was paid. The shop sees to it.",
                    message.At))
                .Announce(order => new OrderRefundFailed(order, message.RefundId, message.Amount, message.Refusal, message.At));
            orders.Save(work, placed, noted);
        }
    }

    private static Order WithRefusal(Order order, string? giveBackId) => order with
    {
        GiveBacks = [.. order.GiveBacks.Select(giveBack => giveBack.Id == giveBackId ? giveBack.Fail(Refusal) : giveBack)],
    };
}
