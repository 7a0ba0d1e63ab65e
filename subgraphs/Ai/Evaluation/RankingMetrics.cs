namespace Octomart.AiSubgraph.Evaluation;

/// <summary>Numbers that say how good an order is.</summary>
internal static class RankingMetrics
{
    /// <summary>
    /// Normalised discounted cumulative gain over the first <paramref name="depth"/> results, with the grade as gain.
    /// 1: nothing could stand better. Null: no result has any grade, so the query cannot tell.
    /// </summary>
    public static double? Ndcg(IEnumerable<int> gradesInOrder, IEnumerable<int> allGrades, int depth)
    {
        var ideal = Gain(allGrades.OrderDescending(), depth);
        return ideal <= 0 ? null : Gain(gradesInOrder, depth) / ideal;
    }

    private static double Gain(IEnumerable<int> grades, int depth) => grades.Take(depth).Select((grade, rank) => grade / Math.Log2(rank + 2)).Sum();
}
