using System.Globalization;
using Microsoft.Extensions.Options;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.NotificationSubgraph.Notifications;
using Octomart.NotificationSubgraph.Sellers;
using Octomart.Store;

namespace Octomart.NotificationSubgraph.Events;

/// <summary>Tells the buyer what will not come, and the seller what is not to be shipped; who did it knows.</summary>
internal sealed class TellOrderPartlyCancelled(Notifier notifier, IOptions<NotificationOptions> options) : IMessageHandler<SellerOrderCancelled>
{
    private const string ByBuyer = "BUYER";

    public async Task HandleAsync(SellerOrderCancelled message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var order = message.Order;
        if (order.SellerOrders.FirstOrDefault(part => part.SellerOrderId == message.SellerOrderId) is not { } part)
        {
            return;
        }

        // Units of one part may be cancelled several times.
        var eventKey = string.Create(CultureInfo.InvariantCulture, $"{part.SellerOrderId} {message.At:O}");
        var lines = message.Lines
            .Join(part.Lines, cancelled => cancelled.LineId, line => line.LineId, (cancelled, line) => (line.Title, line.Sku, cancelled.Quantity))
            .ToList();
        var what = string.Join(", ", lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Quantity} × {line.Title}")));
        await notifier.TellBuyerAsync(
            work,
            NotificationKind.OrderPartlyCancelled,
            eventKey,
            order,
            new
            {
                number = order.Number,
                why = message.Reason == ByBuyer ? "You cancelled this:" : "The seller cannot send this:",
                lines = lines.Select(line => new { title = line.Title, sku = line.Sku, quantity = line.Quantity }),
                refund = message.RefundAmount.ToString(),
                link = options.Value.Link(Words.PathOf(order)),
            },
            $"A part of order {order.Number} was cancelled",
            $"{what}. {message.RefundAmount} goes back to you.",
            cancellationToken);

        if (message.Reason == ByBuyer)
        {
            var told = new Told($"Do not ship all of order {part.Number}", $"The buyer cancelled {what}.", Words.PathOf(part));
            await notifier.TellMembersAsync(work, NotificationKind.SellerOrderCancelled, eventKey, part.SellerId, told, cancellationToken);
        }
    }
}
