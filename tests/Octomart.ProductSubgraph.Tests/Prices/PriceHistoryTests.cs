using System.Text.Json;
using Octomart.Contracts.Events;
using Octomart.ProductSubgraph.Prices;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Prices;

public class PriceHistoryTests
{
    private const string History = """
        query($id: ID!, $first: Int!, $after: String) { variant(id: $id) { lowestPrice30d { minorUnits } price { minorUnits }
          priceHistory(first: $first, after: $after) { totalCount nodes { price { minorUnits } from until } pageInfo { hasNextPage endCursor } } } }
        """;

    [Fact]
    public async Task Every_price_is_kept_announced_and_paged_the_present_one_first()
    {
        var clock = new TestClock(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));
        await using var harness = await ProductHarness.StartAsync(clock, services => services.RecordEvents<PriceChanged>());
        var (productId, variantId) = await harness.ProductAsync(price: 10000);
        clock.Advance(TimeSpan.FromDays(40));
        await PriceAsync(harness, productId, variantId, 1, 12000);
        // Before the clock leaps: a day is more than a message's handler may take.
        await harness.Subgraph.EventAsync<PriceChanged>(e => e.Now.MinorUnits == 12000);
        clock.Advance(TimeSpan.FromDays(1));
        await PriceAsync(harness, productId, variantId, 2, 9000);

        var first = await HistoryAsync(harness, variantId, 2);
        var second = await HistoryAsync(harness, variantId, 2, first.Text("priceHistory.pageInfo.endCursor"));

        Assert.Equal(10000, first.At("lowestPrice30d.minorUnits").GetInt64());
        Assert.Equal(3, first.At("priceHistory.totalCount").GetInt32());
        Assert.Equal([9000L, 12000L], Prices(first));
        Assert.Equal([10000L], Prices(second));
        Assert.Equal(JsonValueKind.Null, first.At("priceHistory.nodes.0.until").ValueKind);
        Assert.Equal(first.Text("priceHistory.nodes.0.from"), first.Text("priceHistory.nodes.1.until"));
        Assert.False(second.At("priceHistory.pageInfo.hasNextPage").GetBoolean());
        await harness.Subgraph.EventAsync<PriceChanged>(e => e is { Was.MinorUnits: 12000, Now: { MinorUnits: 9000, Currency: "EUR" } } && e.VariantId == variantId);
        Assert.Equal(2, harness.Subgraph.Events<PriceChanged>().Count);
    }

    [Fact]
    public async Task Same_price_again_and_other_currencies_leave_the_history_alone()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (productId, variantId) = await harness.ProductAsync(price: 10000);

        await PriceAsync(harness, productId, variantId, 1, 10000);
        await harness.MemberAsync(
            "variantUpsert", "VariantUpsertInput", "variant { id }",
            new { productId, id = variantId, version = 2, prices = new[] { new { minorUnits = 10000, currency = "EUR" }, new { minorUnits = 900, currency = "USD" } } });

        Assert.Equal([10000L], Prices(await HistoryAsync(harness, variantId, 10)));
        Assert.Equal(0, await harness.Subgraph.Store.Set<PastPrice>().CountAsync(null, default));
    }

    [Fact]
    public async Task Prices_of_a_draft_were_nobodys_prices()
    {
        var clock = new TestClock(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));
        await using var harness = await ProductHarness.StartAsync(clock);
        var product = await harness.MemberAsync("productCreate", "ProductCreateInput", "product { id }", new { sellerId = ProductHarness.SellerId, title = "Chair" });
        var variantId = await harness.VariantAsync(product.Text("product.id"), 99900, "C-1");
        clock.Advance(TimeSpan.FromDays(1));

        await PriceAsync(harness, product.Text("product.id"), variantId, 1, 4900);

        var history = (await harness.Subgraph.As(ProductHarness.Member).DataAsync(History, new { id = variantId, first = 10 })).GetProperty("variant");
        Assert.Equal([4900L], Prices(history));
        Assert.Equal(4900, history.At("lowestPrice30d.minorUnits").GetInt64());
    }

    [Fact]
    public async Task Racing_price_changes_leave_one_unbroken_history()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (productId, variantId) = await harness.ProductAsync(price: 10000);
        var member = harness.Subgraph.As(ProductHarness.Member);

        var codes = await Task.WhenAll(Enumerable.Range(1, 20).Select(i => ProductHarness.CodesAsync(
            member, "variantUpsert", "VariantUpsertInput", new { productId, id = variantId, version = 1, prices = new[] { new { minorUnits = i, currency = "EUR" } } })));

        Assert.Equal(1, codes.Count(code => code.Count == 0));
        Assert.Equal(19, codes.Count(code => code is ["VERSION_CONFLICT"]));
        Assert.Equal(2, (await HistoryAsync(harness, variantId, 10)).At("priceHistory.totalCount").GetInt32());
    }

    [Theory]
    [InlineData("nonsense", 10, "INVALID_CURSOR")]
    [InlineData(null, 101, "INVALID_PAGE_SIZE")]
    [InlineData(null, -1, "INVALID_PAGE_SIZE")]
    public async Task Wrong_paging_is_refused(string? after, int first, string code)
    {
        await using var harness = await ProductHarness.StartAsync();
        var (_, variantId) = await harness.ProductAsync();

        Assert.Equal([code], (await harness.Subgraph.Anonymous().SendAsync(History, new { id = variantId, first, after })).ErrorCodes);
    }

    private static async Task PriceAsync(ProductHarness harness, string productId, string variantId, int version, long price) => await harness.MemberAsync(
        "variantUpsert", "VariantUpsertInput", "variant { id }", new { productId, id = variantId, version, prices = new[] { new { minorUnits = price, currency = "EUR" } } });

    private static async Task<JsonElement> HistoryAsync(ProductHarness harness, string id, int first, string? after = null) =>
        (await harness.Subgraph.Anonymous().DataAsync(History, new { id, first, after })).GetProperty("variant");

    private static IEnumerable<long> Prices(JsonElement variant) => variant.At("priceHistory.nodes").EnumerateArray().Select(point => point.At("price.minorUnits").GetInt64());
}
