using System.ComponentModel.DataAnnotations;

namespace Octomart.AiSubgraph;

/// <summary>Section <c>Octomart:Ai</c>.</summary>
internal sealed class AiOptions
{
    public const string Section = "Octomart:Ai";

    /// <summary>How often the sentiment model is trained anew on the shop's stars; for the first time soon after it has enough of them. Default 6 hours.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan SentimentRetrainingInterval { get; set; } = TimeSpan.FromHours(6);

    /// <summary>How long purchases and interactions are gathered before recommendations take them in. Default 1 second.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan RecommendationDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many interactions one user, or all guests of one page view, may record in a minute. Default 600.</summary>
    [Range(1, 1_000_000)]
    public int InteractionsPerMinute { get; set; } = 600;
}
