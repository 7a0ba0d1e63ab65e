using System.Runtime.CompilerServices;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;
using Octomart.SubgraphDefaults.Topics;

namespace Octomart.NotificationSubgraph.Notifications;

/// <summary>Messages, live.</summary>
[SubscriptionRoot]
internal sealed class NotificationSubscriptions(Topic<Notification> topic)
{
    /// <summary>Every new message to the signed-in user.</summary>
    [Authenticated]
    public async IAsyncEnumerable<NotificationType?> NotificationReceived(Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.UserId is not { } userId)
        {
            yield break;
        }

        using var changes = topic.Subscribe(userId);
        await foreach (var notification in changes.ReadAllAsync(cancellationToken))
        {
            yield return new NotificationType(notification);
        }
    }
}
