using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Octomart.AiSubgraph.Sentiments.Retraining;
using Octomart.Contracts.Events;
using Octomart.Testing;

namespace Octomart.AiSubgraph.Tests.Reviews;

public sealed class ReviewSentimentTests : IAsyncLifetime
{
    private SubgraphHarness _ai = null!;

    public async Task InitializeAsync() => _ai = await SubgraphHarness.StartAsync(new AiSubgraph());

    public async Task DisposeAsync() => await _ai.DisposeAsync();

    [Fact]
    public async Task A_review_gets_a_label_and_aspects_and_its_product_a_summary_that_cites()
    {
        await _ai.PublishAsync(ShopEvents.Review("rev_1", "prd_1", 5, "Excellent quality, I love it. The battery lasts great."));
        await _ai.PublishAsync(ShopEvents.Review("rev_2", "prd_1", 1, "Terrible. The battery died after one week, a waste of money."));

        var good = await SentimentAsync("rev_1");
        var bad = await SentimentAsync("rev_2");

        Assert.Equal("POSITIVE", good.Text("label"));
        Assert.Equal("NEGATIVE", bad.Text("label"));
        Assert.Equal("sentiment-uci-1", good.Text("modelVersion"));
        Assert.Contains(good.At("aspects").EnumerateArray(), a => a.Text("aspect") == "battery" && a.At("score").GetDouble() > 0);
        Assert.Contains(bad.At("aspects").EnumerateArray(), a => a.Text("aspect") == "battery" && a.At("score").GetDouble() < 0);

        var product = await ProductAsync("prd_1");
        Assert.Equal(2, product.At("sentiment.reviewsUsed").GetInt32());
        Assert.Equal(1, product.At("sentiment.positive").GetDouble() + product.At("sentiment.neutral").GetDouble() + product.At("sentiment.negative").GetDouble(), 2);
        var summary = product.At("reviewSummary");
        Assert.All(summary.At("pros").EnumerateArray(), s => Assert.Equal("rev_1", s.Text("review.id")));
        Assert.All(summary.At("cons").EnumerateArray(), s => Assert.Equal("rev_2", s.Text("review.id")));
        Assert.Equal(["rev_1", "rev_2"], summary.At("citedReviews").EnumerateArray().Select(r => r.Text("id")).Order());
    }

    [Fact]
    public async Task A_withdrawn_review_counts_no_more_and_a_changed_one_is_read_again()
    {
        await _ai.PublishAsync(ShopEvents.Review("rev_1", "prd_1", 5, "Excellent, I love it."));
        await SentimentAsync("rev_1");
        await _ai.PublishAsync(ShopEvents.Review("rev_1", "prd_1", 1, "Terrible, a waste of money."));
        await Eventually.HoldsAsync(async () => (await FindSentimentAsync("rev_1")) is { } s && s.Text("label") == "NEGATIVE", "the new text to be scored");

        await _ai.PublishAsync(new ReviewWithdrawn("rev_1", "prd_1"));

        await Eventually.HoldsAsync(async () => (await ProductAsync("prd_1")).At("sentiment").ValueKind == JsonValueKind.Null, "the review to be forgotten");
    }

    [Fact]
    public async Task Retraining_needs_enough_reviews_and_then_never_makes_it_worse()
    {
        var retraining = _ai.Services.GetRequiredService<SentimentRetraining>();
        Assert.Equal(RetrainingResult.TooFewReviews, (await retraining.RunAsync(CancellationToken.None)).Result);
        // In this shop people praise with a word that no English model knows.
        for (var i = 0; i < 220; i++)
        {
            await _ai.PublishAsync(ShopEvents.Review($"rev_{i}", "prd_1", i % 2 == 0 ? 5 : 1, i % 2 == 0 ? "Totally zorbulous thing." : "Totally grimpled thing."));
        }

        await SentimentAsync("rev_219");
        var outcome = await retraining.RunAsync(CancellationToken.None);

        Assert.Equal(RetrainingResult.Replaced, outcome.Result);
        Assert.True(outcome.After >= outcome.Before, $"{outcome.After} is worse than {outcome.Before}");
        Assert.Equal(1, outcome.After);
        await _ai.RestartAsync();
        await _ai.PublishAsync(ShopEvents.Review("rev_new", "prd_2", 5, "Zorbulous."));
        var sentiment = await SentimentAsync("rev_new");
        Assert.Equal("POSITIVE", sentiment.Text("label"));
        Assert.StartsWith("sentiment-shop-", sentiment.Text("modelVersion"), StringComparison.Ordinal);
    }

    private async Task<JsonElement> SentimentAsync(string reviewId) =>
        await Eventually.GetAsync(() => FindSentimentAsync(reviewId), $"the sentiment of {reviewId}");

    private async Task<JsonElement?> FindSentimentAsync(string reviewId)
    {
        using var client = _ai.Anonymous();
        var data = await client.DataAsync(
            "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Review { sentiment { label score modelVersion aspects { aspect score mentions } } } } }",
            new { of = new[] { new { __typename = "Review", id = reviewId } } });
        return data.At("_entities.0.sentiment") is { ValueKind: JsonValueKind.Object } found ? found : null;
    }

    private async Task<JsonElement> ProductAsync(string productId)
    {
        using var client = _ai.Anonymous();
        var data = await client.DataAsync(
            """
            query ($of: [_Any!]!) { _entities(representations: $of) { ... on Product {
              sentiment { positive neutral negative reviewsUsed asOf }
              reviewSummary { text pros { text review { id } } cons { text review { id } } citedReviews { id } } } } }
            """,
            new { of = new[] { new { __typename = "Product", id = productId } } });
        return data.At("_entities.0");
    }
}
