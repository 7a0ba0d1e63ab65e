using System.Globalization;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.NotificationSubgraph.Notifications;

/// <summary>Which messages were read.</summary>
/// <param name="Ids">1 to 100 messages of your own.</param>
internal sealed record NotificationMarkReadInput(IReadOnlyList<string> Ids);

/// <summary>The messages as they are now, or why nothing was done.</summary>
/// <param name="Notifications">The messages in the order of the input; empty when there are errors.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record NotificationMarkReadPayload(IReadOnlyList<NotificationType> Notifications, IReadOnlyList<NotificationError> UserErrors);

/// <summary>The user has read messages.</summary>
[MutationRoot]
internal sealed class NotificationMarkRead(IDocumentStore store, TimeProvider clock)
{
    private const int MaxIds = 100;

    /// <summary>Marks messages as read, all or none. A message that was read before keeps its time.</summary>
    /// <param name="input">Which ones.</param>
    [Authenticated]
    public async Task<NotificationMarkReadPayload?> NotificationMarkReadAsync(NotificationMarkReadInput input, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(caller);
        if (input.Ids.Count is 0 or > MaxIds)
        {
            return new([], [new(NotificationErrorCode.Invalid, $"Name 1 to {MaxIds} messages.", ["input", "ids"])]);
        }

        return await store.WriteAsync((work, ct) => MarkAsync(work, input.Ids, caller, ct), cancellationToken);
    }

    private async Task<NotificationMarkReadPayload> MarkAsync(IUnitOfWork work, IReadOnlyList<string> ids, Caller caller, CancellationToken cancellationToken)
    {
        var found = await work.FindManyAsync<Notification>([.. ids.Distinct(StringComparer.Ordinal)], cancellationToken);
        var foreign = ids.Select((id, index) => (id, index)).Where(asked => !caller.Is(found.GetValueOrDefault(asked.id)?.UserId)).ToList();
        if (foreign.Count > 0)
        {
            return new([], [.. foreign.Select(asked => new NotificationError(
                NotificationErrorCode.NotFound, "There is no such message.", ["input", "ids", asked.index.ToString(CultureInfo.InvariantCulture)]))]);
        }

        var read = found.Values.ToDictionary(n => n.Id, n => n.IsRead ? n : n with { IsRead = true, ReadAt = clock.GetUtcNow() }, StringComparer.Ordinal);
        foreach (var notification in read.Values.Where(n => n != found[n.Id]))
        {
            work.Update(notification);
        }

        return new([.. ids.Select(id => new NotificationType(read[id]))], []);
    }
}
