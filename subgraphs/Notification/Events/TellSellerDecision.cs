using Microsoft.Extensions.Options;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.NotificationSubgraph.Notifications;
using Octomart.Store;

namespace Octomart.NotificationSubgraph.Events;

/// <summary>Tells an applicant what the shop has decided.</summary>
internal sealed class TellSellerDecision(Notifier notifier, IOptions<NotificationOptions> options) : IMessageHandler<SellerDecided>
{
    private const string Link = "/dashboard";

    public async Task HandleAsync(SellerDecided message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var eventKey = $"{message.SellerId}:{message.IsApproved}:{message.Note}";
        var title = message.IsApproved ? $"{message.Name} may sell on {options.Value.ShopName}" : $"{message.Name} was not approved";
        var body = message.Note is { Length: > 0 } note ? note : message.IsApproved ? "List your first product now." : "You may apply again.";
        await notifier.TellAsync(work, NotificationKind.SellerDecided, eventKey, message.OwnerUserId, new Told(title, body, Link), cancellationToken);
        await notifier.MailAsync(
            work,
            NotificationKind.SellerDecided,
            eventKey,
            new Recipient(message.OwnerUserId, null, null),
            new { sellerName = message.Name, approved = message.IsApproved, note = message.Note, link = options.Value.Link(Link) },
            cancellationToken);
    }
}
