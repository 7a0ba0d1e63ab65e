using Octomart.Store;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.AiSubgraph.Reviews;

/// <summary>The scored reviews of products, newest first, batched.</summary>
internal sealed class ReviewsOfProduct(IDocumentStore store) : BatchLoader<string, IReadOnlyList<ReviewEntry>>
{
    /// <summary>Of more, the newest tell enough.</summary>
    private const int MostReviews = 5000;

    protected override int MaxBatchSize => 50;

    protected override async Task<IReadOnlyDictionary<string, IReadOnlyList<ReviewEntry>>> LoadManyAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var query = new DocumentQuery<ReviewEntry>
        {
            Where = r => keys.Contains(r.ProductId),
            OrderBy = r => r.CreatedAt,
            Descending = true,
            Limit = MostReviews,
        };
        var reviews = await store.Set<ReviewEntry>().ListAsync(query, cancellationToken);
        return reviews.Where(r => r.IsScored).GroupBy(r => r.ProductId).ToDictionary(g => g.Key, IReadOnlyList<ReviewEntry> (g) => [.. g]);
    }
}
