using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.ProductSubgraph.Tests.Stock;

public class StockTests
{
    private static DateTimeOffset Soon => TimeProvider.System.GetUtcNow().AddMinutes(20);

    [StoresFact]
    public async Task Fifty_orders_race_for_ten_units_and_exactly_ten_get_one()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (_, variantId) = await harness.ProductAsync(stock: 10);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => harness.ReserveAsync($"ord_{i}", Soon, (variantId, 1))));

        Assert.Equal(10, answers.Count(answer => answer.UserErrorCodes().Count == 0));
        Assert.All(answers.Where(answer => answer.UserErrorCodes().Count > 0), answer => Assert.Equal(["INSUFFICIENT_STOCK"], answer.UserErrorCodes()));
        Assert.Equal((10, 10, 0), await harness.LevelAsync(variantId));
    }

    [Fact]
    public async Task Orders_with_several_lines_in_opposite_order_neither_deadlock_nor_oversell()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (_, first) = await harness.ProductAsync(stock: 20);
        var (_, second) = await harness.ProductAsync(stock: 15);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => i % 2 == 0
            ? harness.ReserveAsync($"ord_{i}", Soon, (first, 1), (second, 1))
            : harness.ReserveAsync($"ord_{i}", Soon, (second, 1), (first, 1))));

        Assert.Equal(15, answers.Count(answer => answer.UserErrorCodes().Count == 0));
        Assert.Equal((20, 15, 5), await harness.LevelAsync(first));
        Assert.Equal((15, 15, 0), await harness.LevelAsync(second));
    }

    [Fact]
    public async Task One_short_line_reserves_nothing_and_says_what_is_short()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (_, plenty) = await harness.ProductAsync(stock: 10);
        var (_, scarce) = await harness.ProductAsync(stock: 2);

        var answer = await harness.ReserveAsync("ord_1", Soon, (plenty, 1), (scarce, 3));

        Assert.Equal(["INSUFFICIENT_STOCK"], answer.UserErrorCodes());
        Assert.Equal((scarce, 3, 2), (answer.Text("shortages.0.variantId"), answer.At("shortages.0.requested").GetInt32(), answer.At("shortages.0.available").GetInt32()));
        Assert.Equal((10, 0, 10), await harness.LevelAsync(plenty));
    }

    [StoresFact]
    public async Task One_order_asked_for_many_times_at_once_reserves_once()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (_, variantId) = await harness.ProductAsync(stock: 10);
        var expiresAt = Soon;

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => harness.ReserveAsync("ord_same", expiresAt, (variantId, 3))));

        Assert.All(answers, answer => Assert.Empty(answer.UserErrorCodes()));
        Assert.Equal((10, 3, 7), await harness.LevelAsync(variantId));
        Assert.Equal(["IDEMPOTENCY_KEY_REUSED"], (await harness.ReserveAsync("ord_same", expiresAt, (variantId, 4))).UserErrorCodes());
    }

    [Fact]
    public async Task Reserved_becomes_sold_once_and_sold_comes_back_once()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (_, variantId) = await harness.ProductAsync(stock: 10);
        await harness.ReserveAsync("ord_1", Soon, (variantId, 4));

        await harness.CommitAsync("ord_1");
        var again = await harness.CommitAsync("ord_1");

        Assert.Equal("COMMITTED", again.Text("reservation.status"));
        Assert.Equal((6, 0, 6), await harness.LevelAsync(variantId));

        await harness.ReleaseAsync("ord_1");
        var released = await harness.ReleaseAsync("ord_1");

        Assert.Equal("RELEASED", released.Text("reservation.status"));
        Assert.Empty(released.UserErrorCodes());
        Assert.Equal((10, 0, 10), await harness.LevelAsync(variantId));
        Assert.Equal(["RESERVATION_RELEASED"], (await harness.CommitAsync("ord_1")).UserErrorCodes());
    }

    [Fact]
    public async Task Release_that_overtakes_its_reserve_makes_the_reserve_fail()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (_, variantId) = await harness.ProductAsync(stock: 10);

        await harness.ReleaseAsync("ord_late");
        var answer = await harness.ReserveAsync("ord_late", Soon, (variantId, 1));

        Assert.Equal(["RESERVATION_RELEASED"], answer.UserErrorCodes());
        Assert.Equal((10, 0, 10), await harness.LevelAsync(variantId));
        Assert.Equal(["NOT_FOUND"], (await harness.CommitAsync("ord_never")).UserErrorCodes());
    }

    [StoresFact]
    public async Task Unpaid_reservation_expires_and_a_late_commit_says_so()
    {
        var clock = new TestClock(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));
        await using var harness = await ProductHarness.StartAsync(clock);
        var (_, variantId) = await harness.ProductAsync(stock: 10);
        await harness.ReserveAsync("ord_1", clock.GetUtcNow().AddMinutes(15), (variantId, 4));

        await Eventually.HoldsAsync(async () =>
        {
            clock.Advance(TimeSpan.FromMinutes(4));
            return await harness.LevelAsync(variantId) == (10, 0, 10);
        }, "the reservation to expire");

        var late = await harness.CommitAsync("ord_1");
        Assert.Equal(["RESERVATION_EXPIRED"], late.UserErrorCodes());
        Assert.Equal("EXPIRED", late.Text("reservation.status"));
        Assert.Equal((10, 0, 10), await harness.LevelAsync(variantId));
    }

    [Fact]
    public async Task Adjusting_stock_is_idempotent_compares_and_never_goes_below_what_is_reserved()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (_, variantId) = await harness.ProductAsync(stock: 10);
        await harness.ReserveAsync("ord_1", Soon, (variantId, 4));
        var member = harness.Subgraph.As(ProductHarness.Member);

        Task<IReadOnlyList<string>> AdjustAsync(string key, int delta, int? expectedOnHand = null) => ProductHarness.CodesAsync(
            member, "inventoryAdjust", "InventoryAdjustInput", new { idempotencyKey = key, changes = new[] { new { variantId, delta, expectedOnHand } } });

        Assert.Equal(["STOCK_BELOW_RESERVED"], await AdjustAsync("a", -7));
        Assert.Equal(["STOCK_CHANGED"], await AdjustAsync("b", 1, 9));
        Assert.Empty(await AdjustAsync("c", 5, 10));
        Assert.Empty(await AdjustAsync("c", 5, 10));
        Assert.Equal((15, 4, 11), await harness.LevelAsync(variantId));
        Assert.Equal(["IDEMPOTENCY_KEY_REUSED"], await AdjustAsync("c", 6, 10));
        Assert.Equal(["INVALID"], await AdjustAsync("", 1));
        Assert.Equal(["NOT_FOUND"], await ProductHarness.CodesAsync(
            harness.Subgraph.As(ProductHarness.Stranger), "inventoryAdjust", "InventoryAdjustInput", new { idempotencyKey = "x", changes = new[] { new { variantId, delta = 1 } } }));
    }

    [Fact]
    public async Task Sold_out_product_shows_it_at_once_and_comes_back()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (id, variantId) = await harness.ProductAsync(stock: 1);
        const string Query = "query($id: ID!) { product(id: $id) { inStock variants { nodes { availability { inStock quantity lowStock } } } } products(where: { inStock: true }) { totalCount } }";

        await harness.ReserveAsync("ord_1", Soon, (variantId, 1));
        var soldOut = await harness.Subgraph.Anonymous().DataAsync(Query, new { id });
        await harness.ReleaseAsync("ord_1");
        var back = await harness.Subgraph.Anonymous().DataAsync(Query, new { id });

        Assert.False(soldOut.At("product.inStock").GetBoolean());
        Assert.Equal(0, soldOut.At("products.totalCount").GetInt32());
        Assert.Equal(0, soldOut.At("product.variants.nodes.0.availability.quantity").GetInt32());
        Assert.True(back.At("product.inStock").GetBoolean());
        Assert.True(back.At("product.variants.nodes.0.availability.lowStock").GetBoolean());
    }

    [Fact]
    public async Task Internal_operations_are_for_services_only()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (_, variantId) = await harness.ProductAsync();
        var operations = new (string Text, object? Variables)[]
        {
            ("query($ids: [ID!]!) { variantsForSale(ids: $ids, currency: \"EUR\") { id } }", new { ids = new[] { variantId } }),
            (ProductHarness.Operation("stockCommit", "StockCommitInput", "__typename"), new { input = new { orderId = "ord_1" } }),
            (ProductHarness.Operation("stockRelease", "StockReleaseInput", "__typename"), new { input = new { orderId = "ord_1" } }),
            ("query($ids: [ID!]!) { stockOfOrders(ids: $ids) { orderId status } }", new { ids = new[] { "ord_1" } }),
            (ProductHarness.Operation("stockRestock", "StockRestockInput", "__typename"), new { input = new { restockId = "r", orderId = "ord_1", lines = new[] { new { variantId, quantity = 1 } } } }),
            (ProductHarness.Operation("stockReserve", "StockReserveInput", "__typename"), new { input = new { orderId = "ord_1", expiresAt = Soon, lines = new[] { new { variantId, quantity = 1 } } } }),
        };

        foreach (var (text, variables) in operations)
        {
            Assert.Equal(["UNAUTHENTICATED"], (await harness.Subgraph.Anonymous().SendAsync(text, variables)).ErrorCodes);
            Assert.Equal(["FORBIDDEN"], (await harness.Subgraph.As(ProductHarness.Admin).SendAsync(text, variables)).ErrorCodes);
        }

        var forSale = (await harness.Subgraph.AsService().DataAsync(
            "query($ids: [ID!]!) { variantsForSale(ids: $ids, currency: \"EUR\") { id available isPurchasable price { minorUnits } title } }", new { ids = new[] { "var_unknown", variantId } })).At("variantsForSale");
        await harness.ReserveAsync("ord_1", Soon, (variantId, 1));
        var held = (await harness.Subgraph.AsService().DataAsync(
            "query($ids: [ID!]!) { stockOfOrders(ids: $ids) { orderId status } }", new { ids = new[] { "ord_unknown", "ord_1", "ord_1" } })).At("stockOfOrders");
        Assert.Equal(("ord_1", "RESERVED"), (Assert.Single(held.EnumerateArray()).Text("orderId"), held[0].Text("status")));
        Assert.Equal("Null", forSale[0].ValueKind.ToString());
        Assert.Equal((variantId, 10, true, 4990L), (forSale[1].Text("id"), forSale[1].At("available").GetInt32(), forSale[1].At("isPurchasable").GetBoolean(), forSale[1].At("price.minorUnits").GetInt64()));
    }
}
