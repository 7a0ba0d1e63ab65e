using Octomart.AiSubgraph.Sentiments;
using Octomart.AiSubgraph.Text;

namespace Octomart.AiSubgraph.Reviews;

/// <summary>Scores a review sentence by sentence, because one review praises the screen and curses the battery.</summary>
internal static class ReviewScoring
{
    public static ReviewEntry Score(ReviewEntry review, ISentimentModel model) => review with
    {
        ModelVersion = model.Version,
        Sentences = [.. Sentences(review).Select(s => new ScoredSentence(s, Math.Round(Math.Tanh(model.LogOdds(s) / 2), 3), ReviewAspects.Of(s)))],
    };

    private static IEnumerable<string> Sentences(ReviewEntry review) =>
        SentenceSplitter.Split(review.Title ?? "").Concat(SentenceSplitter.Split(review.Body)).Distinct(StringComparer.OrdinalIgnoreCase);
}
