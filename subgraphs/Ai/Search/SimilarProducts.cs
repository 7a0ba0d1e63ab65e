using System.Collections.Immutable;
using Octomart.AiSubgraph.Search.Indexing;
using Octomart.AiSubgraph.Text;

namespace Octomart.AiSubgraph.Search;

/// <summary>
/// "More like this": the product's most telling words become a query. A word of the title or category tells more than one of the
/// description, and a word that stands in one product only finds nothing else.
/// </summary>
internal static class SimilarProducts
{
    private const int MostTerms = 24;

    public static ImmutableArray<SearchHit> Find(InvertedIndex index, Bm25 bm25, string id, int first)
    {
        if (index.Find(id) is not { } product)
        {
            return [];
        }

        var terms = TellingTerms(index, bm25, product);
        using var candidates = CandidateScorer.Score(index, bm25, terms);
        var best = terms.Sum(t => t.Weight * Bm25.InverseDocumentFrequency(index.Count, index.Postings(t.Term).Length));
        return
        [
            .. candidates.Ordinals
                .Select(ordinal => (index.At(ordinal)!.Source, Score: Math.Min(1, candidates.Score(ordinal) / best)))
                .Where(hit => hit.Source.Id != id)
                .OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Source.Id, StringComparer.Ordinal)
                .Take(first)
                .Select(hit => new SearchHit(hit.Source, hit.Score, new SearchCursor(SearchOrder.Relevance, -hit.Score, hit.Source.Id))),
        ];
    }

    private static List<WeightedTerm> TellingTerms(InvertedIndex index, Bm25 bm25, SearchDocument product)
    {
        var analysis = DocumentAnalysis.Of(product);
        var norms = bm25.Norms(analysis.Lengths, index.Averages);
        return
        [
            .. analysis.Terms
                .Where(t => t.Key.Length > 1 && !StopWords.Contains(t.Key))
                .Select(t => (t.Key, Frequency: index.Postings(t.Key).Length, Weight: bm25.Saturate(t.Value, norms)))
                .Where(t => t.Frequency > 1)
                .OrderByDescending(t => t.Weight * Bm25.InverseDocumentFrequency(index.Count, t.Frequency)).ThenBy(t => t.Key, StringComparer.Ordinal)
                .Take(MostTerms)
                .Select(t => new WeightedTerm(t.Key, t.Weight)),
        ];
    }
}
