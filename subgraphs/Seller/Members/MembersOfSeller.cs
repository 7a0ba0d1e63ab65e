using GraphQL.DataLoader;
using Octomart.SellerSubgraph.Sellers;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.SellerSubgraph.Members;

/// <summary>Members by seller, who joined first first.</summary>
public sealed class MembersOfSeller(IDocumentStore store) : BatchLoader<string, IReadOnlyList<SellerMember>>
{
    /// <summary>The members when the caller is one of them, or of the shop's own people; null for others.</summary>
    public IDataLoaderResult<IReadOnlyList<SellerMember>?> LoadFor(Caller caller, string sellerId) =>
        Load(sellerId).Then(IReadOnlyList<SellerMember>? (members) =>
            SellerVisibility.SeesAll(caller) || members.Any(member => caller.Is(member.UserId)) ? members : null);

    /// <inheritdoc />
    protected override async Task<IReadOnlyDictionary<string, IReadOnlyList<SellerMember>>> LoadManyAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var query = new DocumentQuery<SellerMember> { Where = member => keys.Contains(member.SellerId) };
        var found = await store.Set<SellerMember>().ListAsync(query, cancellationToken);
        var bySeller = found.OrderBy(member => member.JoinedAt).ToLookup(member => member.SellerId);
        return keys.ToDictionary(key => key, IReadOnlyList<SellerMember> (key) => [.. bySeller[key]]);
    }
}
