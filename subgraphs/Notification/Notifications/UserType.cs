using GraphQL.Federation;
using Octomart.NotificationSubgraph.Preferences;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Paging;

namespace Octomart.NotificationSubgraph.Notifications;

/// <summary>A user, of whom this service knows the messages.</summary>
[Key("id")]
internal sealed class UserType(string id)
{
    /// <summary>The user's id.</summary>
    public string Id => id;

    /// <summary>The user's messages, the newest first. One's own only; null for anybody else's.</summary>
    /// <param name="unreadOnly">Only those that were not read.</param>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    [Authenticated]
    public async Task<NotificationConnection?> NotificationsAsync(
        Caller caller, IDocumentStore store, CancellationToken cancellationToken, bool unreadOnly = false, int first = 20, string? after = null)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(store);
        if (!caller.Is(id))
        {
            return null;
        }

        var set = store.Set<Notification>();
        var query = new DocumentQuery<Notification> { Where = Mine(unreadOnly), OrderBy = n => n.CreatedAt, Descending = true, Limit = PageSize.Of(first), After = after };
        var (edges, info) = (await set.PageAsync(query, cancellationToken)).ToEdges(after, notification => new NotificationType(notification));
        return new NotificationConnection(edges, info, token => set.CountAsync(Mine(unreadOnly), token), token => set.CountAsync(Mine(true), token));
    }

    /// <summary>What the user wants to be told, and how. One's own only; null for anybody else's.</summary>
    [Authenticated]
    public async Task<IReadOnlyList<NotificationPreference>?> NotificationPreferencesAsync(Caller caller, IDocumentStore store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(store);
        return caller.Is(id) ? NotificationPreference.ListOf(await store.Set<UserPreferences>().FindAsync(UserPreferences.IdOf(id), cancellationToken)) : null;
    }

    /// <summary>A user by reference.</summary>
    [FederationResolver]
    public static UserType Resolve(string id) => new(id);

    private System.Linq.Expressions.Expression<Func<Notification, bool>> Mine(bool unreadOnly) =>
        unreadOnly ? n => n.UserId == id && !n.IsRead : n => n.UserId == id;
}
