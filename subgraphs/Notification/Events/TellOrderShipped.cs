using Microsoft.Extensions.Options;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.NotificationSubgraph.Notifications;
using Octomart.Store;

namespace Octomart.NotificationSubgraph.Events;

/// <summary>Tells the buyer that a parcel is on its way.</summary>
internal sealed class TellOrderShipped(Notifier notifier, IOptions<NotificationOptions> options) : IMessageHandler<SellerOrderShipped>
{
    public async Task HandleAsync(SellerOrderShipped message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var order = message.Order;
        var part = order.SellerOrders.Where(part => part.SellerOrderId == message.SellerOrderId).ToList();
        await notifier.TellBuyerAsync(
            work,
            NotificationKind.OrderShipped,
            message.FulfilmentId,
            order,
            new
            {
                number = order.Number,
                carrier = message.Carrier,
                trackingNumber = message.TrackingNumber,
                trackingUrl = Uri.TryCreate(message.TrackingUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? message.TrackingUrl : null,
                lines = Words.LinesOf(part),
                link = options.Value.Link(Words.PathOf(order)),
            },
            $"A parcel of order {order.Number} is on its way",
            $"{Words.Summary(part.SelectMany(p => p.Lines))}, with {message.Carrier}, {message.TrackingNumber}.",
            cancellationToken);
    }
}
