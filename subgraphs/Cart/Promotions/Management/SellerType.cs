using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Paging;

namespace Octomart.CartSubgraph.Promotions.Management;

/// <summary>A seller, with its promotions.</summary>
[Key("id")]
internal sealed class SellerType(string id)
{
    /// <summary>The seller's id.</summary>
    public string Id => id;

    /// <summary>The seller's promotions, newest first; null for others than its members.</summary>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    [RequiresScopes(PromotionAccess.Read)]
    public IDataLoaderResult<Connection<PromotionType>?>? Promotions(PromotionListing listing, Caller caller, int first = 20, string? after = null) =>
        caller.ActsFor(id) || caller.HasScope(PromotionAccess.Admin) ? listing.Load(id, first, after) : null;

    /// <summary>Whoever asks for a seller by id got the id from where it is known.</summary>
    [FederationResolver]
    public static SellerType Resolve(string id) => new(id);
}
