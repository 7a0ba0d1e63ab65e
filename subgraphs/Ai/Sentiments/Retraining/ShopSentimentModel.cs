using Octomart.Store;

namespace Octomart.AiSubgraph.Sentiments.Retraining;

/// <summary>The model that was learned from the shop's own stars. There is at most one.</summary>
internal sealed record ShopSentimentModel : Document
{
    public const string TheId = "sentiment_shop";

    public required string ModelVersion { get; init; }

    /// <summary>As ML.NET saves it.</summary>
    public required byte[] Model { get; init; }

    /// <summary>Balanced accuracy on reviews that it was not trained on, together with the shipped model.</summary>
    public required double HeldOutAccuracy { get; init; }

    public required int ReviewsUsed { get; init; }
}
