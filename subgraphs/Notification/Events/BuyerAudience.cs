using Octomart.Contracts.Events;
using Octomart.NotificationSubgraph.Notifications;
using Octomart.Store;

namespace Octomart.NotificationSubgraph.Events;

/// <summary>The buyer of an order: a guest is told by mail, an account in the shop as well.</summary>
internal static class BuyerAudience
{
    /// <summary>Mails the buyer, and adds a message that links to the order.</summary>
    /// <param name="model">What the mail's template shows.</param>
    /// <param name="title">The message's one line.</param>
    /// <param name="text">The message's sentence or two.</param>
    public static async Task TellBuyerAsync(
        this Notifier notifier, IUnitOfWork work, NotificationKind kind, string eventKey, OrderSnapshot order, object model, string title, string text,
        CancellationToken cancellationToken)
    {
        await notifier.MailAsync(work, kind, eventKey, new Recipient(order.BuyerId, order.Email, order.BuyerName), model, cancellationToken);
        if (order.BuyerId is { } buyer)
        {
            await notifier.TellAsync(work, kind, eventKey, buyer, new Told(title, text, Words.PathOf(order), order.OrderId), cancellationToken);
        }
    }
}
