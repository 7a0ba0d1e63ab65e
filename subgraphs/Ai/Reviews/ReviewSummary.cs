using Octomart.AiSubgraph.References;

namespace Octomart.AiSubgraph.Reviews;

/// <summary>What the reviews of a product say, in their own words: every sentence is one that a shopper wrote, and names its review.</summary>
/// <param name="Text">The same in short.</param>
/// <param name="Pros">What pleased, one sentence per aspect, the most mentioned first.</param>
/// <param name="Cons">What did not.</param>
/// <param name="CitedReviews">The reviews that the sentences come from; null in place of one that cannot be shown.</param>
/// <param name="ReviewsUsed">How many reviews were read.</param>
/// <param name="AsOf">When the newest of them was written.</param>
internal sealed record ReviewSummary(
    string Text,
    IReadOnlyList<CitedSentence> Pros,
    IReadOnlyList<CitedSentence> Cons,
    IReadOnlyList<ReviewReference?> CitedReviews,
    int ReviewsUsed,
    DateTimeOffset AsOf)
{
    private const int FewestReviews = 2;
    private const int MostSentences = 3;
    private const double ClearlyFelt = 0.3;

    internal static ReviewSummary? Of(IReadOnlyList<ReviewEntry> reviews)
    {
        if (reviews.Count < FewestReviews)
        {
            return null;
        }

        var pros = Choose(reviews, 1);
        var cons = Choose(reviews, -1);
        if (pros.Count + cons.Count == 0)
        {
            return null;
        }

        var cited = pros.Concat(cons).Select(s => s.Review).DistinctBy(r => r?.Id).ToList();
        return new ReviewSummary(Short(pros, cons), pros, cons, cited, reviews.Count, reviews.Max(r => r.CreatedAt));
    }

    /// <summary>The clearest sentence on each aspect, those aspects first of which most sentences speak that way.</summary>
    private static List<CitedSentence> Choose(IReadOnlyList<ReviewEntry> reviews, int sign) =>
    [
        .. reviews.SelectMany(r => r.Sentences.Where(s => s.Score * sign > ClearlyFelt).Select(s => (Review: r, Sentence: s)))
            .SelectMany(s => s.Sentence.Aspects.DefaultIfEmpty("").Select(aspect => (aspect, s.Review, s.Sentence)))
            .GroupBy(s => s.aspect)
            .OrderByDescending(g => g.Key.Length > 0).ThenByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.OrderByDescending(s => s.Sentence.Score * sign).ThenBy(s => s.Review.Id, StringComparer.Ordinal).First())
            .DistinctBy(s => s.Sentence.Text)
            .Take(MostSentences)
            .Select(s => new CitedSentence(s.Sentence.Text, s.aspect.Length > 0 ? s.aspect : null, s.Sentence.Score, new ReviewReference(s.Review.Id))),
    ];

    private static string Short(List<CitedSentence> pros, List<CitedSentence> cons)
    {
        static string Quote(CitedSentence? sentence) => sentence is null ? "" : $"\"{sentence.Text}\"";
        return (pros.FirstOrDefault(), cons.FirstOrDefault()) switch
        {
            ({ } pro, { } con) => $"Shoppers say: {Quote(pro)} But also: {Quote(con)}",
            var (pro, con) => $"Shoppers say: {Quote(pro ?? con)}",
        };
    }
}

/// <summary>A sentence that a shopper wrote.</summary>
/// <param name="Text">In their words.</param>
/// <param name="Aspect">What it is about; null when it is about the whole.</param>
/// <param name="Score">From -1 (angry) to 1 (delighted).</param>
/// <param name="Review">The review that it stands in; null when it cannot be shown.</param>
internal sealed record CitedSentence(string Text, string? Aspect, double Score, ReviewReference? Review);
