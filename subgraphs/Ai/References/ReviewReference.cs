using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.AiSubgraph.Reviews;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.AiSubgraph.References;

/// <summary>A review, with what it feels like.</summary>
[Key("id")]
internal sealed class ReviewReference(string id)
{
    /// <summary>The review's id.</summary>
    public string Id => id;

    /// <summary>What its text feels about the product, whatever its stars say; null for a moment after it was written.</summary>
    public IDataLoaderResult<Sentiment?> Sentiment(DocumentLoader<ReviewEntry> reviews) => reviews.Load(id).Then(Reviews.Sentiment.Of);

    /// <summary>A review for the gateway.</summary>
    [FederationResolver]
    public static ReviewReference Resolve(string id) => new(id);
}
