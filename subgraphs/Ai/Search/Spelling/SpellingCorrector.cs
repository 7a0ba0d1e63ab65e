using Octomart.AiSubgraph.Search.Indexing;
using Octomart.AiSubgraph.Text;

namespace Octomart.AiSubgraph.Search.Spelling;

/// <summary>
/// Replaces words that the shop does not know by known ones at edit distance 1. Among several, the one that stands in most products
/// together with the other words of the query wins, then the one that stands in most products at all.
/// </summary>
internal static class SpellingCorrector
{
    /// <summary>A word that stands in this many products is no mistake.</summary>
    private const int KnownFrom = 3;

    /// <summary>Shorter words have too many neighbours.</summary>
    private const int ShortestWord = 3;

    /// <summary>The corrected words, or null when there was nothing to correct.</summary>
    public static List<string>? Correct(InvertedIndex index, IReadOnlyList<string> words)
    {
        List<string>? corrected = null;
        for (var i = 0; i < words.Count; i++)
        {
            if (Replacement(index, words, i) is { } replacement)
            {
                corrected ??= [.. words];
                corrected[i] = replacement;
            }
        }

        return corrected;
    }

    private static string? Replacement(InvertedIndex index, IReadOnlyList<string> words, int position)
    {
        var word = words[position];
        var frequency = index.WordFrequency(word);
        if (word.Length < ShortestWord || frequency >= KnownFrom || char.IsAsciiDigit(word[0]) || StopWords.Contains(word)
            || index.Postings(EnglishStemmer.Stem(word)).Length >= KnownFrom)
        {
            return null;
        }

        var others = words.Where((w, i) => i != position && !StopWords.Contains(w)).Select(w => EnglishStemmer.Stem(w)).ToList();
        // A rare but real word gives way only to one that is far more common.
        var atLeast = Math.Max(1, frequency * 20);
        return EditDistance.Neighbours(word)
            .Select(candidate => (Word: candidate, Frequency: index.WordFrequency(candidate)))
            .Where(c => c.Frequency >= atLeast)
            .OrderByDescending(c => others.Count == 0 ? 0 : index.CountTogether([EnglishStemmer.Stem(c.Word), .. others]))
            .ThenByDescending(c => c.Frequency * EditDistance.Likelihood(word, c.Word))
            .ThenBy(c => c.Word, StringComparer.Ordinal)
            .Select(c => c.Word)
            .FirstOrDefault();
    }
}
