using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Paging;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Products;

[QueryRoot]
internal sealed class ProductReviewQueueQuery(IDocumentStore store)
{
    /// <summary>Products that wait for approval, who has waited longest first. For the shop's administrators; the list has no facets.</summary>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    [RequiresScopes(SharedListing.Scope)]
    public async Task<ProductConnection?> ProductReviewQueueAsync(Caller caller, int first = 20, string? after = null, CancellationToken cancellationToken = default)
    {
        if (!SharedListing.IsRunBy(caller))
        {
            return null;
        }

        var query = new DocumentQuery<Product>
        {
            Where = product => product.Status == ProductStatus.PendingReview,
            OrderBy = product => product.SubmittedAt,
            Limit = PageSize.Of(first),
            After = after,
        };
        var (edges, info) = (await store.Set<Product>().PageAsync(query, cancellationToken)).ToEdges(after, product => new ProductType(product));
        return new ProductConnection(edges, info, token => store.Set<Product>().CountAsync(query.Where, token), () => []);
    }
}
