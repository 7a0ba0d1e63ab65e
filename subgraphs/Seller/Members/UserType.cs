using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.SellerSubgraph.Sellers;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.SellerSubgraph.Members;

/// <summary>A person with an account.</summary>
/// <param name="id">The user's id.</param>
[Key("id")]
public sealed class UserType(string id)
{
    /// <summary>Opaque and unique in the whole graph.</summary>
    public string Id => id;

    /// <summary>The sellers that the person acts for, or has applied for; null for others.</summary>
    [Authenticated]
    public IDataLoaderResult<IReadOnlyList<SellerType>?>? SellerMemberships(Caller caller, MembershipsOfUser memberships, DocumentLoader<Seller> sellers) =>
        caller.Is(id) || SellerVisibility.SeesAll(caller)
            ? memberships.Load(id).ThenAsync(async Task<IReadOnlyList<SellerType>?> (all, token) => await SellersOfAsync(all, sellers, token))
            : null;

    /// <summary>Stands for a user whom another subgraph knows.</summary>
    [FederationResolver]
    public static UserType Resolve(string id) => new(id);

    private static async Task<IReadOnlyList<SellerType>> SellersOfAsync(
        IReadOnlyList<SellerMember> memberships, DocumentLoader<Seller> sellers, CancellationToken cancellationToken)
    {
        // All are asked for before the first is awaited, so that they are one read.
        var found = memberships.Select(member => sellers.Load(member.SellerId)).ToList();
        var own = await Task.WhenAll(found.Select(result => result.GetResultAsync(cancellationToken)));
        return [.. own.OfType<Seller>().Select(seller => new SellerType(seller))];
    }
}
