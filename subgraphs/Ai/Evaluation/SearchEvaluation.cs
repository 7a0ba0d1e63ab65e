using System.Diagnostics;
using System.Globalization;
using Octomart.AiSubgraph.Search;
using Octomart.AiSubgraph.Search.Indexing;

namespace Octomart.AiSubgraph.Evaluation;

/// <summary>Ranking quality over human judgements. No published figure exists for this set, so it only compares versions with each other.</summary>
internal sealed class SearchEvaluation(EvaluationData data, Bm25 bm25)
{
    public const string Judgements = "search_qrels.tsv";
    public const string Typos = "search_typos.tsv";
    private const int Depth = 10;

    /// <summary>Runs every judged query, and every misspelt query against the judgements of what was meant.</summary>
    public SearchFigures Run()
    {
        using var index = new ProductSearchIndex(bm25);
        foreach (var product in IcecatCatalogue.Read(data))
        {
            index.Upsert(product);
        }

        var judged = data.Rows(Judgements).GroupBy(r => r[0]).ToDictionary(
            g => g.Key, g => g.ToDictionary(r => r[1], r => int.Parse(r[2], CultureInfo.InvariantCulture)));
        var typos = data.Rows(Typos).Where(r => judged.ContainsKey(r[1])).ToList();
        var times = new List<TimeSpan>();
        var completions = Completions(index, judged.Keys);
        return new SearchFigures(
            index.Count,
            judged.Count,
            Mean(judged.Select(q => JudgedOnly(index, q.Key, q.Value, times))),
            Mean(judged.Select(q => Full(index, q.Key, q.Value))),
            typos.Count,
            Mean(typos.Select(t => JudgedOnly(index, t[0], judged[t[1]], []))),
            Mean(typos.Select(t => Full(index, t[0], judged[t[1]]))),
            Percentile(times, 0.5),
            Percentile(times, 0.99),
            completions.Count,
            Percentile(completions, 0.5),
            Percentile(completions, 0.99));
    }

    /// <summary>Every beginning of every query, as it is typed; the first round only warms up.</summary>
    private static List<TimeSpan> Completions(ProductSearchIndex index, IEnumerable<string> queries)
    {
        var prefixes = queries.SelectMany(q => Enumerable.Range(1, q.Length).Select(length => q[..length])).Distinct().ToList();
        prefixes.ForEach(prefix => index.Complete(prefix, 8));
        return
        [
            .. prefixes.Select(prefix =>
            {
                var start = Stopwatch.GetTimestamp();
                index.Complete(prefix, 8);
                return Stopwatch.GetElapsedTime(start);
            }),
        ];
    }

    /// <summary>Results that nobody judged are skipped.</summary>
    private static double? JudgedOnly(ProductSearchIndex index, string query, Dictionary<string, int> grades, List<TimeSpan> times)
    {
        var hits = index.Search(new SearchRequest(query) { First = 2000 }).Hits;
        var start = Stopwatch.GetTimestamp();
        index.Search(new SearchRequest(query));
        times.Add(Stopwatch.GetElapsedTime(start));
        return RankingMetrics.Ndcg(hits.Where(h => grades.ContainsKey(h.Document.Id)).Select(h => grades[h.Document.Id]), grades.Values, Depth);
    }

    /// <summary>Results that nobody judged count as worthless, which is hard on anything the judges' own engine did not show them.</summary>
    private static double? Full(ProductSearchIndex index, string query, Dictionary<string, int> grades)
    {
        var hits = index.Search(new SearchRequest(query) { First = Depth }).Hits;
        return RankingMetrics.Ndcg(hits.Select(h => grades.GetValueOrDefault(h.Document.Id)), grades.Values, Depth);
    }

    private static double Mean(IEnumerable<double?> values) => values.OfType<double>().DefaultIfEmpty().Average();

    private static TimeSpan Percentile(List<TimeSpan> times, double share) => times.Order().ElementAt((int)((times.Count - 1) * share));
}

/// <summary>What <see cref="SearchEvaluation"/> measured.</summary>
internal sealed record SearchFigures(
    int Products, int Queries, double JudgedNdcg, double FullNdcg, int Typos, double TypoJudgedNdcg, double TypoFullNdcg, TimeSpan Median, TimeSpan P99,
    int Completions, TimeSpan CompletionMedian, TimeSpan CompletionP99);
