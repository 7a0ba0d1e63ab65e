using Microsoft.Extensions.Options;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.NotificationSubgraph.Notifications;
using Octomart.Store;

namespace Octomart.NotificationSubgraph.Events;

/// <summary>Tells the buyer that a parcel has arrived.</summary>
internal sealed class TellOrderDelivered(Notifier notifier, IOptions<NotificationOptions> options) : IMessageHandler<ParcelDelivered>
{
    public async Task HandleAsync(ParcelDelivered message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var order = message.Order;
        var part = order.SellerOrders.Where(part => part.SellerOrderId == message.SellerOrderId).ToList();
        await notifier.MailAsync(
            work,
            NotificationKind.OrderDelivered,
            message.FulfilmentId,
            Words.BuyerOf(order),
            new { number = order.Number, deliveredAt = Words.Time(message.At), lines = Words.LinesOf(part), link = options.Value.Link(Words.PathOf(order)) },
            cancellationToken);
        if (order.BuyerId is { } buyer)
        {
            var told = new Told($"A parcel of order {order.Number} has arrived", $"{Words.Summary(part.SelectMany(p => p.Lines))} was delivered.", Words.PathOf(order), order.OrderId);
            await notifier.TellAsync(work, NotificationKind.OrderDelivered, message.FulfilmentId, buyer, told, cancellationToken);
        }
    }
}
