using Octomart.AiSubgraph.Evaluation;
using Octomart.AiSubgraph.Sentiments;
using Octomart.AiSubgraph.Sentiments.Training;

namespace Octomart.AiSubgraph.Tests.Sentiments;

public sealed class SentimentTrainerTests
{
    private static readonly string[] Probes = ["A great phone.", "It broke at once.", "Not good at all!", "The box is brown."];

    [Fact]
    public void Training_twice_gives_the_same_model()
    {
        var sentences = Enumerable.Range(0, 40).Select(i => new LabelledSentence
        {
            Text = i % 2 == 0 ? $"Good and lovely thing number {i}" : $"Bad and broken thing number {i}",
            Label = i % 2 == 0,
        }).ToList();

        var first = SentimentTrainer.Train(sentences, "a");
        var second = SentimentTrainer.Train(sentences, "b");

        Assert.Equal(Probes.Select(first.LogOdds), Probes.Select(second.LogOdds));
        Assert.True(first.LogOdds("good and lovely") > 0);
        Assert.True(first.LogOdds("bad and broken") < 0);
    }

    [Fact]
    public void A_saved_model_answers_like_the_one_that_was_trained()
    {
        var model = SentimentTrainer.Train([new() { Text = "good", Label = true }, new() { Text = "bad", Label = false }], "v");
        using var stream = new MemoryStream();
        model.Save(stream);
        stream.Position = 0;

        var loaded = SentimentModel.Load(stream, "v");

        Assert.Equal(Probes.Select(model.LogOdds), Probes.Select(loaded.LogOdds));
    }

    [Fact]
    public async Task Many_threads_get_the_answers_that_one_gets()
    {
        var model = ShippedSentimentModel.Load();
        var expected = Probes.Select(model.LogOdds).ToList();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 20).Select(_ => Probes.Select(model.LogOdds).ToList()).ToList())));

        Assert.All(answers.SelectMany(a => a), a => Assert.Equal(expected, a));
    }

    [Theory]
    [InlineData("Absolutely love it, works great and looks beautiful.", true)]
    [InlineData("Excellent quality, very comfortable.", true)]
    [InlineData("Terrible. It stopped working after a week.", false)]
    [InlineData("A waste of money, very disappointed.", false)]
    public void The_shipped_model_tells_praise_from_complaint(string sentence, bool isPleased) =>
        Assert.Equal(isPleased, ShippedSentimentModel.Load().LogOdds(sentence) > 0);

    [EvaluationFact(SentimentEvaluation.ProductReviews)]
    public void The_shipped_model_stays_above_its_floor_on_reviews_of_another_source()
    {
        var reviews = EvaluationData.Find()!.Rows(SentimentEvaluation.ProductReviews).Select(UciSentences.Parse).ToList();

        Assert.InRange(SentimentAccuracy.Of(ShippedSentimentModel.Load(), reviews), 0.70, 1);
    }

    [EvaluationFact("uci_amazon_cells_train.tsv", "uci_yelp_train.tsv", "uci_imdb_train.tsv")]
    public void The_method_stays_above_its_floor_on_held_out_sentences()
    {
        var sentences = UciSentences.Read(EvaluationData.Find()!);
        var model = SentimentTrainer.Train([.. sentences.Where((_, i) => i % 5 != 4)], "held-out");

        Assert.InRange(SentimentAccuracy.Of(model, [.. sentences.Where((_, i) => i % 5 == 4)]), 0.79, 1);
    }
}
