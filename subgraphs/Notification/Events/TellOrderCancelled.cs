using Microsoft.Extensions.Options;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.NotificationSubgraph.Notifications;
using Octomart.Store;

namespace Octomart.NotificationSubgraph.Events;

/// <summary>Tells the buyer that nothing comes of an order.</summary>
internal sealed class TellOrderCancelled(Notifier notifier, IOptions<NotificationOptions> options) : IMessageHandler<OrderCancelled>
{
    public async Task HandleAsync(OrderCancelled message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var order = message.Order;
        var why = message.Reason switch
        {
            "EXPIRED" => "It was not paid in time.",
            "BUYER" => "You cancelled it.",
            "SELLER" => "The seller could not fulfil it.",
            "STOCK_GONE" => "What you ordered is sold out.",
            _ => "It could not be completed.",
        };
        await notifier.TellBuyerAsync(
            work,
            NotificationKind.OrderCancelled,
            order.OrderId,
            order,
            new { number = order.Number, why, lines = Words.LinesOf(order.SellerOrders), link = options.Value.Link(Words.PathOf(order)) },
            $"Order {order.Number} was cancelled",
            $"{why} What you may have paid is given back.",
            cancellationToken);
    }
}
