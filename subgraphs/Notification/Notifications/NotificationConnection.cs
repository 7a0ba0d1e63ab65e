using Octomart.SubgraphDefaults.Paging;

namespace Octomart.NotificationSubgraph.Notifications;

/// <summary>A page of messages, the newest first.</summary>
internal sealed class NotificationConnection(
    IReadOnlyList<Edge<NotificationType>> edges, PageInfo pageInfo, Func<CancellationToken, Task<long>> count, Func<CancellationToken, Task<long>> unread)
    : Connection<NotificationType>(edges, pageInfo, count)
{
    /// <summary>How many messages the user has not read, on all pages.</summary>
    public async Task<int> UnreadCountAsync(CancellationToken cancellationToken) => (int)Math.Min(await unread(cancellationToken), int.MaxValue);
}
