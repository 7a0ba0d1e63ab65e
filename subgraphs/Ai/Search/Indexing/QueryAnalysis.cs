using Octomart.AiSubgraph.Text;

namespace Octomart.AiSubgraph.Search.Indexing;

/// <summary>A query cut into words, and the stems to look up.</summary>
internal sealed record QueryAnalysis(IReadOnlyList<string> Words, IReadOnlyList<string> Terms)
{
    /// <summary>Nobody types more; somebody who pastes more is served by the first ones.</summary>
    private const int MostWords = 24;

    public static QueryAnalysis Of(string query) => Of(Tokenizer.Words(query));

    public static QueryAnalysis Of(IEnumerable<string> words)
    {
        var all = words.Take(MostWords).ToList();
        var telling = all.Where(w => !StopWords.Contains(w)).ToList();
        var kept = telling.Count == 0 ? all : telling;
        return new QueryAnalysis(all, [.. kept.Select(w => EnglishStemmer.Stem(w)).Distinct()]);
    }
}
