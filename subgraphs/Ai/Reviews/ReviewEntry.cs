using Octomart.Contracts.Events;
using Octomart.Store;

namespace Octomart.AiSubgraph.Reviews;

/// <summary>A visible review and, once the model has read it, what its sentences feel.</summary>
internal sealed record ReviewEntry : Document
{
    public required string ProductId { get; init; }

    public required int Rating { get; init; }

    public string? Title { get; init; }

    public required string Body { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The model that scored the sentences; empty before.</summary>
    public string ModelVersion { get; init; } = "";

    public IReadOnlyList<ScoredSentence> Sentences { get; init; } = [];

    public bool IsScored => ModelVersion.Length > 0;

    public static ReviewEntry Of(ReviewPublished review) => new()
    {
        Id = review.ReviewId,
        ProductId = review.ProductId,
        Rating = review.Rating,
        Title = review.Title,
        Body = review.Body,
        CreatedAt = review.CreatedAt,
    };
}

/// <summary>A sentence of a review, from -1 (angry) to 1 (delighted), and what it is about.</summary>
internal sealed record ScoredSentence(string Text, double Score, IReadOnlyList<string> Aspects);
