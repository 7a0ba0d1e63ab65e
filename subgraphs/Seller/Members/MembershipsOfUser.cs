using Octomart.Store;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.SellerSubgraph.Members;

/// <summary>Memberships by user, in every state of the seller.</summary>
public sealed class MembershipsOfUser(IDocumentStore store) : BatchLoader<string, IReadOnlyList<SellerMember>>
{
    /// <inheritdoc />
    protected override async Task<IReadOnlyDictionary<string, IReadOnlyList<SellerMember>>> LoadManyAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var query = new DocumentQuery<SellerMember> { Where = member => keys.Contains(member.UserId) };
        var found = await store.Set<SellerMember>().ListAsync(query, cancellationToken);
        var byUser = found.OrderBy(member => member.JoinedAt).ToLookup(member => member.UserId);
        return keys.ToDictionary(key => key, IReadOnlyList<SellerMember> (key) => [.. byUser[key]]);
    }
}
