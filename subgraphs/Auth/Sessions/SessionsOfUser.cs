using Octomart.Store;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.AuthSubgraph.Sessions;

/// <summary>Open sessions by user, latest first.</summary>
public sealed class SessionsOfUser(IDocumentStore store, TimeProvider clock) : BatchLoader<string, IReadOnlyList<Session>>
{
    /// <inheritdoc />
    protected override async Task<IReadOnlyDictionary<string, IReadOnlyList<Session>>> LoadManyAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var query = new DocumentQuery<Session>
        {
            Where = session => keys.Contains(session.UserId) && session.EndedAt == null && session.ExpiresAt > now,
        };
        var open = await store.Set<Session>().ListAsync(query, cancellationToken);
        var byUser = open.OrderByDescending(session => session.LastSeenAt).ToLookup(session => session.UserId);
        return keys.ToDictionary(key => key, IReadOnlyList<Session> (key) => [.. byUser[key]]);
    }
}
