using Octomart.ProductSubgraph.Moderation;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Paging;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Reviews;

[QueryRoot]
internal sealed class ReviewQueries(IDocumentStore store)
{
    /// <summary>Reviews that a moderator should look at, who has waited longest first: they wait to be shown, or were reported.</summary>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    [RequiresScopes(Moderators.Scope)]
    public async Task<ReviewConnection?> ReviewQueueAsync(int first = 20, string? after = null, CancellationToken cancellationToken = default)
    {
        var query = new DocumentQuery<Review> { Where = review => review.NeedsModeration, OrderBy = review => review.CreatedAt, Limit = PageSize.Of(first), After = after };
        var (edges, info) = (await store.Set<Review>().PageAsync(query, cancellationToken)).ToEdges(after, review => new ReviewType(review));
        return new ReviewConnection(edges, info, token => store.Set<Review>().CountAsync(query.Where, token));
    }
}
