using GraphQL.DataLoader;
using Octomart.ProductSubgraph.Products;
using Octomart.Store;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Paging;

namespace Octomart.ProductSubgraph.Reviews;

/// <summary>
/// A product's published reviews. The first page of the newest, which every product page and list asks for, is read by ids that
/// the summary holds: one read for all products of a request. Other pages are a query each.
/// </summary>
internal sealed class ReviewListing(IDocumentStore store, DocumentLoader<ProductSummary> summaries, DocumentLoader<Review> reviews)
{
    public IDataLoaderResult<ReviewConnection> Page(string productId, ReviewOrder order, int first, string? after)
    {
        var query = QueryOf(productId, order) with { Limit = PageSize.Of(first), After = after };
        return summaries.Load(productId).MapLoad(found =>
        {
            var summary = found ?? ProductSummary.Of(productId);
            var isAtHand = order == ReviewOrder.Newest && after is null && Math.Min(first, summary.RatingCount) <= summary.LatestReviews.Length;
            return isAtHand
                ? LoaderResult.All([.. summary.LatestReviews.Take(first).Select(latest => reviews.Load(latest.Id))]).Map(newest => FromSummary(newest ?? [], summary, query))
                : LoaderResult.From(token => FromStoreAsync(query, summary, token));
        });
    }

    private static ReviewConnection FromSummary(IReadOnlyList<Review> found, ProductSummary summary, DocumentQuery<Review> query)
    {
        var edges = found.Select(review => new Edge<ReviewType>(new ReviewType(review), query.CursorBehind(review))).ToList();
        var info = new PageInfo(summary.RatingCount > edges.Count, false, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor);
        return new ReviewConnection(edges, info, _ => Task.FromResult((long)summary.RatingCount));
    }

    private async Task<ReviewConnection> FromStoreAsync(DocumentQuery<Review> query, ProductSummary summary, CancellationToken cancellationToken)
    {
        var (edges, info) = (await store.Set<Review>().PageAsync(query, cancellationToken)).ToEdges(query.After, review => new ReviewType(review));
        return new ReviewConnection(edges, info, _ => Task.FromResult((long)summary.RatingCount));
    }

    private static DocumentQuery<Review> QueryOf(string productId, ReviewOrder order)
    {
        var query = new DocumentQuery<Review> { Where = review => review.ProductId == productId && review.Status == ReviewStatus.Published };
        return order switch
        {
            ReviewOrder.Helpful => query with { OrderBy = review => review.HelpfulCount, Descending = true },
            ReviewOrder.RatingAsc => query with { OrderBy = review => review.Rating },
            ReviewOrder.RatingDesc => query with { OrderBy = review => review.Rating, Descending = true },
            _ => query with { OrderBy = review => review.CreatedAt, Descending = true },
        };
    }
}
