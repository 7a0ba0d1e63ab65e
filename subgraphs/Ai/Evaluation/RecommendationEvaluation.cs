using Octomart.AiSubgraph.Recommendations.Model;

namespace Octomart.AiSubgraph.Evaluation;

/// <summary>
/// Hides each user's last item and looks for it among the first ten suggestions, over all items and with seen ones left out. The best
/// published on these sets is S3-Rec; some of their histories hold a day's purchases sorted by id, so the order of a day says nothing.
/// </summary>
internal static class RecommendationEvaluation
{
    public const string Beauty = "rec_beauty_train.txt.gz";
    public const string Toys = "rec_toys_train.txt.gz";
    private const int Depth = 10;

    public static RecommendationFigures Run(EvaluationData data, string file)
    {
        var users = data.Lines(file).Select(line => line.Split(' ')).Where(user => user.Length >= 4).ToList();
        var histories = users.Select(u => new History(u[0], [.. u[1..^1].Reverse().Select(item => new HistoryItem(item, true))])).ToList();
        var model = RecommendationModel.Build(histories, [], "evaluation");
        var ranks = users.Select((u, i) => RankOf(u[^1], model, histories[i])).ToList();
        return new RecommendationFigures(
            users.Count, ranks.Average(r => r is null ? 0 : 1.0), ranks.Average(r => r is { } rank ? 1 / Math.Log2(rank + 2) : 0));
    }

    private static int? RankOf(string hidden, RecommendationModel model, History history)
    {
        var rank = model.Suggest(history.Items).Take(Depth).Select(s => s.ProductId).ToList().IndexOf(hidden);
        return rank < 0 ? null : rank;
    }
}

/// <summary>How often the hidden item was among the first ten, and how high it stood.</summary>
internal sealed record RecommendationFigures(int Users, double HitRate, double Ndcg);
