using Octomart.AiSubgraph.Evaluation;
using Octomart.AiSubgraph.Recommendations.Model;

namespace Octomart.AiSubgraph.Tests.Recommendations;

public sealed class RecommendationModelTests
{
    [Fact]
    public void What_others_bought_with_it_is_suggested_and_what_is_owned_is_not()
    {
        var model = Model([Bought("a", "camera", "lens"), Bought("b", "camera", "lens", "tripod"), Bought("c", "kettle", "teapot")]);

        var suggestions = model.Suggest([new HistoryItem("camera", true)]);

        Assert.Equal(["lens", "tripod"], suggestions.Select(s => s.ProductId));
        Assert.All(suggestions, s => Assert.Equal("camera", s.Because.ProductId));
    }

    [Fact]
    public void A_user_who_has_everything_says_little()
    {
        var model = Model([Bought("hoarder", [.. Enumerable.Range(0, 30).Select(i => $"x{i}"), "camera", "noise"]), Bought("b", "camera", "lens")]);

        Assert.Equal("lens", model.Suggest([new HistoryItem("camera", true)])[0].ProductId);
    }

    [Fact]
    public void The_newest_item_of_a_history_speaks_loudest()
    {
        var model = Model([Bought("a", "old", "from-old"), Bought("b", "new", "from-new")]);

        Assert.Equal(["from-new", "from-old"], model.Suggest([new HistoryItem("new", true), new HistoryItem("old", true)]).Select(s => s.ProductId));
    }

    [Fact]
    public void One_order_is_chance_and_two_are_a_habit()
    {
        string[][] orders = [["tea", "pot"], ["tea", "pot"], ["tea", "cup"]];

        var model = RecommendationModel.Build([], orders, "v");

        Assert.Equal(["pot"], model.BoughtTogether("tea").Select(n => n.Item));
        Assert.Empty(model.BoughtTogether("cup"));
    }

    [Fact]
    public void Building_twice_gives_the_same()
    {
        var random = new Random(7);
        var histories = Enumerable.Range(0, 50).Select(u => Bought($"u{u}", [.. Enumerable.Range(0, 6).Select(_ => $"i{random.Next(20)}").Distinct()])).ToList();

        var first = Model(histories).Suggest(histories[0].Items);

        Assert.Equal(first, Model(histories).Suggest(histories[0].Items));
        Assert.NotEmpty(first);
    }

    [EvaluationFact(RecommendationEvaluation.Beauty)]
    public void Hidden_purchases_are_found_as_often_as_the_floor_says()
    {
        var figures = RecommendationEvaluation.Run(EvaluationData.Find()!, RecommendationEvaluation.Beauty);

        Assert.InRange(figures.HitRate, 0.07, 1);
        Assert.InRange(figures.Ndcg, 0.04, 1);
    }

    private static RecommendationModel Model(IReadOnlyCollection<History> histories) => RecommendationModel.Build(histories, [], "v");

    private static History Bought(string user, params string[] products) => new(user, [.. products.Select(p => new HistoryItem(p, true))]);
}
