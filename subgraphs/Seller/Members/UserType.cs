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
    public IDataLoaderResult<IReadOnlyList<SellerType>?>? SellerMemberships(
        Caller caller, MembershipsOfUser memberships, DocumentLoader<Seller> sellers) =>
        caller.Is(id) || SellerVisibility.SeesAll(caller)
            ? memberships.Load(id)
                .ThenLoad(all => LoaderResult.All([.. all.Select(member => sellers.Load(member.SellerId))]))
                .Then(IReadOnlyList<SellerType>? (own) => [.. own.Select(seller => new SellerType(seller))])
            : null;

    /// <summary>Stands for a user whom another subgraph knows.</summary>
    [FederationResolver]
    public static UserType Resolve(string id) => new(id);
}
