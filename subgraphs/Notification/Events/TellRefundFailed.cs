using Microsoft.Extensions.Options;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.NotificationSubgraph.Notifications;
using Octomart.Store;

namespace Octomart.NotificationSubgraph.Events;

/// <summary>Tells the buyer that the money takes longer, and the shop's staff that somebody has to see to it.</summary>
internal sealed class TellRefundFailed(Notifier notifier, IOptions<NotificationOptions> options) : IMessageHandler<OrderRefundFailed>
{
    public async Task HandleAsync(OrderRefundFailed message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var order = message.Order;
        var model = new
        {
            number = order.Number,
            amount = message.Amount.ToString(),
            refundId = message.RefundId,
            refusal = message.Refusal,
            link = options.Value.Link(Words.PathOf(order)),
        };
        await notifier.TellBuyerAsync(
            work, NotificationKind.RefundFailed, message.RefundId, order, model, $"Your refund for order {order.Number} takes longer",
            $"{message.Amount} could not go back the way you paid. We see to it and write to you.", cancellationToken);
        if (options.Value.StaffEmail is { Length: > 0 } staff)
        {
            var recipient = new Recipient(null, staff, options.Value.ShopName);
            await notifier.MailAsync(work, NotificationKind.StaffRefundFailed, message.RefundId, recipient, model, cancellationToken);
        }
    }
}
