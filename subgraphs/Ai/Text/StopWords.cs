using System.Collections.Frozen;

namespace Octomart.AiSubgraph.Text;

/// <summary>Words that say nothing about what somebody looks for. They are dropped from a query, never from the index.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "its", "of", "on", "or", "our", "that", "the",
        "this", "to", "was", "were", "with", "you", "your", "i", "my", "me", "we", "these", "those", "has", "have", "will", "can",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string word) => Words.Contains(word);
}
