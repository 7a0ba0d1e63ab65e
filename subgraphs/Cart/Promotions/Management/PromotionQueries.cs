using GraphQL.DataLoader;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Paging;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.Promotions.Management;

/// <summary>Which promotions.</summary>
/// <param name="SellerId">Those that this seller pays for.</param>
/// <param name="IsFundedByShop">True for those that the shop pays for.</param>
internal sealed record PromotionWhere(string? SellerId = null, bool IsFundedByShop = false);

[QueryRoot]
internal sealed class PromotionQueries(DocumentLoader<Promotion> promotions, PromotionListing listing)
{
    /// <summary>A promotion, for its owner; null when there is none or it is not yours.</summary>
    /// <param name="id">The promotion's id.</param>
    [RequiresScopes(PromotionAccess.Read)]
    public IDataLoaderResult<PromotionType?> Promotion(string id, Caller caller) =>
        promotions.Load(id).Then(promotion => caller.MayRead(promotion) ? new PromotionType(promotion) : null);

    /// <summary>All promotions of the shop and of all sellers, newest first.</summary>
    /// <param name="where">Which; all when null.</param>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    [RequiresScopes(PromotionAccess.Admin)]
    public Task<Connection<PromotionType>?> PromotionsAsync(
        CancellationToken cancellationToken, PromotionWhere? where = null, int first = 20, string? after = null) =>
        listing.PageAsync(where is { IsFundedByShop: true } ? Promotions.Promotion.Shop : where?.SellerId, first, after, cancellationToken);
}
