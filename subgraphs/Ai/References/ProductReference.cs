using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.AiSubgraph.Catalogue;
using Octomart.AiSubgraph.Recommendations;
using Octomart.AiSubgraph.Reviews;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Paging;

namespace Octomart.AiSubgraph.References;

/// <summary>A product, with what can be learned about it. All of it is nullable: without this service the page still stands.</summary>
[Key("id")]
internal sealed class ProductReference(string id)
{
    /// <summary>The product's id.</summary>
    public string Id => id;

    /// <summary>Products whose texts share what is telling in this one's.</summary>
    /// <param name="first">How many, at most 100.</param>
    public async Task<IReadOnlyList<ScoredProduct>?> SimilarAsync(LiveCatalogue catalogue, CancellationToken cancellationToken, int first = 8)
    {
        await catalogue.WhenLoadedAsync(cancellationToken);
        return
        [
            .. catalogue.Index.Similar(id, PageSize.Of(first))
                .Select(hit => new ScoredProduct(new ProductReference(hit.Document.Id), hit.Score, "Similar to this", "bm25f-1")),
        ];
    }

    /// <summary>Products that are bought in one order with this one, again and again. Empty while too few orders tell.</summary>
    /// <param name="first">How many, at most 100.</param>
    public IReadOnlyList<ScoredProduct>? FrequentlyBoughtTogether(Recommender recommender, int first = 4) =>
        recommender.BoughtTogether(id, PageSize.Of(first));

    /// <summary>What its reviews feel about it; null while there is none.</summary>
    public IDataLoaderResult<SentimentSummary?> Sentiment(ReviewsOfProduct reviews) => reviews.Load(id).Then(SentimentSummary.Of);

    /// <summary>What its reviews say, in their own words; null while there are fewer than two.</summary>
    public IDataLoaderResult<ReviewSummary?> ReviewSummary(ReviewsOfProduct reviews) => reviews.Load(id).Then(Reviews.ReviewSummary.Of);

    /// <summary>A product for the gateway.</summary>
    [FederationResolver]
    public static ProductReference Resolve(string id) => new(id);
}
