using Microsoft.Extensions.Options;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.NotificationSubgraph.Notifications;
using Octomart.NotificationSubgraph.Sellers;
using Octomart.Store;

namespace Octomart.NotificationSubgraph.Events;

/// <summary>Thanks the buyer.</summary>
internal sealed class TellBuyerOrderConfirmed(Notifier notifier, IOptions<NotificationOptions> options) : IMessageHandler<OrderConfirmed>
{
    public async Task HandleAsync(OrderConfirmed message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var order = message.Order;
        await notifier.TellBuyerAsync(
            work,
            NotificationKind.OrderConfirmed,
            order.OrderId,
            order,
            new
            {
                number = order.Number,
                total = order.Total.ToString(),
                placedAt = Words.Time(order.PlacedAt),
                lines = Words.LinesOf(order.SellerOrders),
                link = options.Value.Link(Words.PathOf(order)),
            },
            $"Order {order.Number} is confirmed",
            $"Paid {order.Total}. The sellers are preparing {Words.Summary(order.SellerOrders.SelectMany(part => part.Lines))}.",
            cancellationToken);
    }
}

/// <summary>Tells the members of each seller that there is something to ship: their part of the order, and nothing of the others'.</summary>
internal sealed class TellSellersOrderReceived(Notifier notifier) : IMessageHandler<OrderConfirmed>
{
    public async Task HandleAsync(OrderConfirmed message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        foreach (var part in message.Order.SellerOrders)
        {
            var told = new Told($"New order {part.Number}", $"{Words.Summary(part.Lines)}, {part.Total}.", Words.PathOf(part));
            await notifier.TellMembersAsync(work, NotificationKind.SellerOrderReceived, part.SellerOrderId, part.SellerId, told, cancellationToken);
        }
    }
}
