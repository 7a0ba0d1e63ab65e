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
        await notifier.TellBuyerAsync(
            work,
            NotificationKind.OrderDelivered,
            message.FulfilmentId,
            order,
            new { number = order.Number, deliveredAt = Words.Time(message.At), lines = Words.LinesOf(part), link = options.Value.Link(Words.PathOf(order)) },
            $"A parcel of order {order.Number} has arrived",
            $"{Words.Summary(part.SelectMany(p => p.Lines))} was delivered.",
            cancellationToken);
    }
}
