using System.Text.Json;
using Octomart.Contracts;
using Octomart.Contracts.Events;
using Octomart.ProductSubgraph.Reviews;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Reviews;

public class ReviewTests
{
    [Fact]
    public async Task Review_counts_at_once_and_a_second_one_is_refused()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (id, _) = await harness.ProductAsync();

        await ReviewAsync(harness, "usr_a", id, 5);
        await ReviewAsync(harness, "usr_b", id, 2);
        var again = await ProductHarness.CodesAsync(harness.Subgraph.As(new TestUser("usr_a")), "reviewCreate", "ReviewCreateInput", new { productId = id, rating = 1, body = "Changed my mind" });

        var data = await harness.Subgraph.Anonymous().DataAsync("query($id: ID!) { product(id: $id) { rating { average count histogram } reviews { totalCount nodes { rating author { id } verifiedPurchase } } } }", new { id });
        Assert.Equal(["ALREADY_REVIEWED"], again);
        Assert.Equal(3.5, data.At("product.rating.average").GetDouble());
        Assert.Equal("[0,1,0,0,1]", data.At("product.rating.histogram").GetRawText());
        Assert.Equal(2, data.At("product.reviews.totalCount").GetInt32());
        Assert.Equal("usr_b", data.Text("product.reviews.nodes.0.author.id"));
    }

    [Fact]
    public async Task Many_reviewers_at_once_are_all_counted()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (id, _) = await harness.ProductAsync();

        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => ReviewAsync(harness, $"usr_{i}", id, 4)));

        var data = await harness.Subgraph.Anonymous().DataAsync("query($id: ID!) { product(id: $id) { rating { count } reviews(first: 10) { nodes { id } pageInfo { hasNextPage } } } }", new { id });
        Assert.Equal(30, data.At("product.rating.count").GetInt32());
        Assert.True(data.At("product.reviews.pageInfo.hasNextPage").GetBoolean());
    }

    [Theory]
    [InlineData("NEWEST")]
    [InlineData("HELPFUL")]
    [InlineData("RATING_ASC")]
    [InlineData("RATING_DESC")]
    public async Task Pages_of_reviews_hold_each_once(string order)
    {
        await using var harness = await ProductHarness.StartAsync();
        var (id, _) = await harness.ProductAsync();
        for (var i = 0; i < 25; i++)
        {
            await ReviewAsync(harness, $"usr_{i}", id, 1 + (i % 5));
        }

        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = (await harness.Subgraph.Anonymous().DataAsync(
                $$"""query($id: ID!, $after: String) { product(id: $id) { reviews(first: 7, after: $after, orderBy: {{order}}) { nodes { id } pageInfo { hasNextPage endCursor } } } }""", new { id, after })).At("product.reviews");
            seen.AddRange(page.At("nodes").EnumerateArray().Select(node => node.Text("id")));
            after = page.At("pageInfo.hasNextPage").GetBoolean() ? page.Text("pageInfo.endCursor") : null;
        }
        while (after is not null);

        Assert.Equal(25, seen.Count);
        Assert.Equal(25, seen.Distinct().Count());
    }

    [Fact]
    public async Task Buyer_becomes_a_verified_reviewer_whichever_came_first()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (id, variantId) = await harness.ProductAsync();
        await ReviewAsync(harness, "usr_early", id, 4);

        await harness.Subgraph.PublishAsync(Confirmed("ord_1", "usr_early", id, variantId));
        await harness.Subgraph.PublishAsync(Confirmed("ord_2", "usr_late", id, variantId));
        await Eventually.HoldsAsync(async () => (await VerifiedAsync()).Contains(true), "the early review to be verified");
        await Eventually.HoldsAsync(async () => await harness.Subgraph.Store.Set<Purchase>().CountAsync(null, default) == 2, "both purchases");
        await ReviewAsync(harness, "usr_late", id, 5);

        Assert.Equal([true, true], await VerifiedAsync());

        async Task<List<bool>> VerifiedAsync() => [.. (await harness.Subgraph.Anonymous().DataAsync("query($id: ID!) { product(id: $id) { reviews { nodes { verifiedPurchase } } } }", new { id }))
            .At("product.reviews.nodes").EnumerateArray().Select(node => node.At("verifiedPurchase").GetBoolean())];
    }

    [Theory]
    [InlineData(0, "Fine", "INVALID")]
    [InlineData(6, "Fine", "INVALID")]
    [InlineData(3, "  ", "INVALID")]
    public async Task Bad_review_is_refused(int rating, string body, string code)
    {
        await using var harness = await ProductHarness.StartAsync();
        var (id, _) = await harness.ProductAsync();

        Assert.Equal([code], await ProductHarness.CodesAsync(harness.Subgraph.As(ProductHarness.Shopper), "reviewCreate", "ReviewCreateInput", new { productId = id, rating, body }));
    }

    [Fact]
    public async Task Nobody_reviews_their_own_product_or_one_that_they_cannot_see()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (id, _) = await harness.ProductAsync();
        var draft = (await harness.MemberAsync("productCreate", "ProductCreateInput", "product { id }", new { sellerId = ProductHarness.SellerId, title = "Draft" })).Text("product.id");

        Assert.Equal(["FORBIDDEN"], await ProductHarness.CodesAsync(harness.Subgraph.As(ProductHarness.Member), "reviewCreate", "ReviewCreateInput", new { productId = id, rating = 5, body = "Buy it" }));
        Assert.Equal(["NOT_FOUND"], await ProductHarness.CodesAsync(harness.Subgraph.As(ProductHarness.Shopper), "reviewCreate", "ReviewCreateInput", new { productId = draft, rating = 5, body = "?" }));
    }

    private static Task<JsonElement> ReviewAsync(ProductHarness harness, string userId, string productId, int rating) => ProductHarness.OkAsync(
        harness.Subgraph.As(new TestUser(userId)), "reviewCreate", "ReviewCreateInput", "review { id }", new { productId, rating, body = $"{rating} stars from {userId}." });

    private static OrderConfirmed Confirmed(string orderId, string buyerId, string productId, string variantId)
    {
        var price = new Money(4990, "EUR");
        var line = new OrderLineSnapshot($"{orderId}-1", variantId, productId, "Chair", "SKU", 1, price, price);
        return new OrderConfirmed(new OrderSnapshot(
            orderId, "N1", buyerId, null, "Buyer", price, TimeProvider.System.GetUtcNow(),
            [new SellerOrderSnapshot($"{orderId}-s", "S1", ProductHarness.SellerId, price, Money.Zero("EUR"), [line])]));
    }
}
