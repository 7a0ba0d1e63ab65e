namespace Octomart.AiSubgraph.Reviews;

/// <summary>What a review feels about the product.</summary>
/// <param name="Label">In one word.</param>
/// <param name="Score">From -1 (angry) over 0 (neither) to 1 (delighted): the mean of its sentences.</param>
/// <param name="Aspects">What it feels about parts of the matter.</param>
/// <param name="ModelVersion">Which model read it.</param>
internal sealed record Sentiment(SentimentLabel Label, double Score, IReadOnlyList<AspectSentiment> Aspects, string ModelVersion)
{
    internal static Sentiment? Of(ReviewEntry review)
    {
        if (!review.IsScored || review.Sentences.Count == 0)
        {
            return null;
        }

        var score = Math.Round(review.Sentences.Average(s => s.Score), 3);
        return new Sentiment(LabelOf(score), score, AspectSentiment.Of(review.Sentences), review.ModelVersion);
    }

    private static SentimentLabel LabelOf(double score) => score switch
    {
        > 0.2 => SentimentLabel.Positive,
        < -0.2 => SentimentLabel.Negative,
        _ => SentimentLabel.Neutral,
    };
}

/// <summary>A feeling in one word.</summary>
internal enum SentimentLabel
{
    /// <summary>Pleased.</summary>
    Positive,

    /// <summary>Neither, or both.</summary>
    Neutral,

    /// <summary>Displeased.</summary>
    Negative,
}

/// <summary>What is felt about one part of the matter.</summary>
/// <param name="Aspect">Such as price, fit or battery.</param>
/// <param name="Score">From -1 to 1: the mean of the sentences that speak of it.</param>
/// <param name="Mentions">How many sentences speak of it.</param>
internal sealed record AspectSentiment(string Aspect, double Score, int Mentions)
{
    internal static IReadOnlyList<AspectSentiment> Of(IEnumerable<ScoredSentence> sentences) =>
    [
        .. sentences.SelectMany(s => s.Aspects.Select(aspect => (aspect, s.Score)))
            .GroupBy(m => m.aspect)
            .Select(g => new AspectSentiment(g.Key, Math.Round(g.Average(m => m.Score), 3), g.Count()))
            .OrderByDescending(a => a.Mentions).ThenBy(a => a.Aspect, StringComparer.Ordinal),
    ];
}

/// <summary>What the reviews of a product feel about it.</summary>
/// <param name="Positive">The share of pleased reviews, from 0 to 1.</param>
/// <param name="Neutral">The share of undecided reviews.</param>
/// <param name="Negative">The share of displeased reviews.</param>
/// <param name="Aspects">What they feel about parts of the matter, the most mentioned first.</param>
/// <param name="ReviewsUsed">How many reviews this rests on.</param>
/// <param name="AsOf">When the newest of them was written.</param>
internal sealed record SentimentSummary(
    double Positive, double Neutral, double Negative, IReadOnlyList<AspectSentiment> Aspects, int ReviewsUsed, DateTimeOffset AsOf)
{
    internal static SentimentSummary? Of(IReadOnlyList<ReviewEntry> reviews)
    {
        var labels = reviews.Select(Sentiment.Of).OfType<Sentiment>().Select(s => s.Label).ToList();
        if (labels.Count == 0)
        {
            return null;
        }

        double Share(SentimentLabel label) => Math.Round((double)labels.Count(l => l == label) / labels.Count, 3);
        return new SentimentSummary(
            Share(SentimentLabel.Positive),
            Share(SentimentLabel.Neutral),
            Share(SentimentLabel.Negative),
            AspectSentiment.Of(reviews.SelectMany(r => r.Sentences)),
            labels.Count,
            reviews.Max(r => r.CreatedAt));
    }
}
