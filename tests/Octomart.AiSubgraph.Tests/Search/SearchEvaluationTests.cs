using Octomart.AiSubgraph.Evaluation;
using Octomart.AiSubgraph.Search.Indexing;

namespace Octomart.AiSubgraph.Tests.Search;

public sealed class SearchEvaluationTests
{
    [EvaluationFact(IcecatCatalogue.File, SearchEvaluation.Judgements, SearchEvaluation.Typos)]
    public void Ranking_of_judged_queries_stays_above_its_floor()
    {
        var figures = new SearchEvaluation(EvaluationData.Find()!, new Bm25()).Run();

        Assert.Equal(68, figures.Queries);
        Assert.InRange(figures.JudgedNdcg, 0.815, 1);
        Assert.InRange(figures.FullNdcg, 0.745, 1);
        Assert.InRange(figures.TypoFullNdcg, 0.72, 1);
    }

    [Fact]
    public void The_metric_is_one_for_the_best_order_and_less_for_any_other()
    {
        Assert.Equal(1, RankingMetrics.Ndcg([3, 2, 0], [0, 2, 3], 10));
        Assert.InRange(RankingMetrics.Ndcg([0, 2, 3], [0, 2, 3], 10)!.Value, 0.1, 0.99);
        Assert.Null(RankingMetrics.Ndcg([0, 0], [0, 0], 10));
    }

    [Fact]
    public void Without_the_sets_the_command_says_so_and_succeeds()
    {
        using var output = new StringWriter();

        Assert.Equal(0, EvaluateCommand.Run("search", "no/such/folder", output));
        Assert.Contains("Skipped", output.ToString(), StringComparison.Ordinal);
    }
}
