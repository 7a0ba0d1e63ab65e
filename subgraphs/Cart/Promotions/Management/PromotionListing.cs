using System.Linq.Expressions;
using GraphQL.DataLoader;
using Octomart.Store;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Paging;

namespace Octomart.CartSubgraph.Promotions.Management;

/// <summary>Pages of promotions, newest first.</summary>
internal sealed class PromotionListing(IDocumentStore store)
{
    /// <param name="funder">A seller's id or <see cref="Promotion.Shop"/>; null for all.</param>
    public IDataLoaderResult<Connection<PromotionType>?> Load(string? funder, int first, string? after) =>
        LoaderResult.From<Connection<PromotionType>?>(token => PageAsync(funder, first, after, token));

    public async Task<Connection<PromotionType>?> PageAsync(string? funder, int first, string? after, CancellationToken cancellationToken)
    {
        Expression<Func<Promotion, bool>>? where = funder is null ? null : promotion => promotion.Funder == funder;
        var promotions = store.Set<Promotion>();
        var page = await promotions.PageAsync(
            new DocumentQuery<Promotion>
            {
                Where = where,
                OrderBy = promotion => promotion.CreatedAt,
                Descending = true,
                After = after,
                Limit = PageSize.Of(first),
            },
            cancellationToken);
        return page.ToConnection(after, promotion => new PromotionType(promotion), token => promotions.CountAsync(where, token));
    }
}
