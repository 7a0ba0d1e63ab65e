using System.Text.Json;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Warehouses;

public class WarehouseTests
{
    private const string Levels = "query($id: ID!) { variant(id: $id) { inventory { warehouse { id name isRetired } onHand reserved } availability { quantity } } }";

    private static DateTimeOffset Soon => TimeProvider.System.GetUtcNow().AddHours(1);

    [Fact]
    public async Task Stock_moves_between_warehouses_and_shoppers_see_no_difference()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (_, chair) = await harness.ProductAsync(stock: 10);
        var (main, north) = (await MainAsync(harness, chair), await WarehouseAsync(harness, "North"));
        await harness.ReserveAsync("ord_1", Soon, (chair, 4));

        Assert.Equal(["STOCK_BELOW_RESERVED"], await TransferAsync(harness, "a", main, north, chair, 7));
        Assert.Empty(await TransferAsync(harness, "b", main, north, chair, 6));
        Assert.Empty(await TransferAsync(harness, "b", main, north, chair, 6));
        Assert.Equal(["IDEMPOTENCY_KEY_REUSED"], await TransferAsync(harness, "b", main, north, chair, 5));

        var variant = (await harness.Subgraph.As(ProductHarness.Member).DataAsync(Levels, new { id = chair })).GetProperty("variant");
        Assert.Equal([(main, 4), (north, 6)], OnHand(variant).OrderBy(level => level.OnHand));
        Assert.Equal(6, variant.At("availability.quantity").GetInt32());
    }

    [Fact]
    public async Task Racing_transfers_neither_lose_nor_make_units()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (_, chair) = await harness.ProductAsync(stock: 10);
        var (main, north) = (await MainAsync(harness, chair), await WarehouseAsync(harness, "North"));

        var codes = await Task.WhenAll(Enumerable.Range(0, 15).Select(i => TransferAsync(harness, $"key-{i}", main, north, chair, 1)));

        Assert.Equal(10, codes.Count(code => code.Count == 0));
        Assert.Equal(5, codes.Count(code => code is ["STOCK_BELOW_RESERVED"]));
        var variant = (await harness.Subgraph.As(ProductHarness.Member).DataAsync(Levels, new { id = chair })).GetProperty("variant");
        Assert.Equal([(main, 0), (north, 10)], OnHand(variant).OrderBy(level => level.OnHand));
    }

    [Fact]
    public async Task Order_is_taken_from_the_fullest_warehouse_then_from_the_next()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (_, chair) = await harness.ProductAsync(stock: 10);
        var (main, north) = (await MainAsync(harness, chair), await WarehouseAsync(harness, "North"));
        await TransferAsync(harness, "a", main, north, chair, 7);

        await harness.ReserveAsync("ord_1", Soon, (chair, 8));

        var variant = (await harness.Subgraph.As(ProductHarness.Member).DataAsync(Levels, new { id = chair })).GetProperty("variant");
        Assert.Equal([(main, 1), (north, 7)], variant.At("inventory").EnumerateArray()
            .Select(level => (level.Text("warehouse.id"), level.At("reserved").GetInt32())).OrderBy(level => level.Item2));
    }

    [Fact]
    public async Task Only_an_empty_warehouse_is_retired_and_nothing_is_put_there_afterwards()
    {
        await using var harness = await ProductHarness.StartAsync();
        var member = harness.Subgraph.As(ProductHarness.Member);
        var (_, chair) = await harness.ProductAsync(stock: 10);
        var (main, north) = (await MainAsync(harness, chair), await WarehouseAsync(harness, "North"));
        await TransferAsync(harness, "a", main, north, chair, 5);

        Assert.Equal(["WAREHOUSE_NOT_EMPTY"], await RetireAsync(member, north));
        Assert.Equal(["INVALID"], await RetireAsync(member, main));
        Assert.Equal(["NOT_FOUND"], await RetireAsync(member, "whs_unknown"));
        Assert.Equal(["NOT_FOUND"], await RetireAsync(harness.Subgraph.As(ProductHarness.Stranger), north));
        await TransferAsync(harness, "b", north, main, chair, 5);
        Assert.Empty(await RetireAsync(member, north));
        Assert.Empty(await RetireAsync(member, north));

        Assert.Equal(["NOT_FOUND"], await TransferAsync(harness, "c", main, north, chair, 1));
        Assert.Equal(["INVALID"], await ProductHarness.CodesAsync(
            member, "inventoryAdjust", "InventoryAdjustInput", new { idempotencyKey = "k", changes = new[] { new { variantId = chair, warehouseId = north, delta = 1 } } }));
        var list = await member.DataAsync("query($id: ID!) { warehouses(sellerId: $id) { name isRetired } }", new { id = ProductHarness.SellerId });
        Assert.Equal([("Main warehouse", false), ("North", true)], list.At("warehouses").EnumerateArray().Select(w => (w.Text("name"), w.At("isRetired").GetBoolean())));
        Assert.Equal(JsonValueKind.Null, (await harness.Subgraph.As(ProductHarness.Stranger).DataAsync("query($id: ID!) { warehouses(sellerId: $id) { name } }", new { id = ProductHarness.SellerId })).At("warehouses").ValueKind);
    }

    [Fact]
    public async Task Retiring_races_with_new_stock_and_never_hides_it()
    {
        await using var harness = await ProductHarness.StartAsync();
        var member = harness.Subgraph.As(ProductHarness.Member);
        for (var i = 0; i < 5; i++)
        {
            var (_, chair) = await harness.ProductAsync(stock: 0);
            var place = await WarehouseAsync(harness, $"Place {i}");

            var adjust = ProductHarness.CodesAsync(
                member, "inventoryAdjust", "InventoryAdjustInput", new { idempotencyKey = $"k{i}", changes = new[] { new { variantId = chair, warehouseId = place, delta = 1 } } });
            var retire = RetireAsync(member, place);

            Assert.NotEqual((await adjust).Count == 0, (await retire).Count == 0);
        }
    }

    [Fact]
    public async Task History_says_who_moved_what_and_why_to_its_seller_only()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (_, chair) = await harness.ProductAsync(stock: 10);
        var (main, north) = (await MainAsync(harness, chair), await WarehouseAsync(harness, "North"));
        await TransferAsync(harness, "a", main, north, chair, 3);
        await harness.ReserveAsync("ord_1", Soon, (chair, 2));
        await harness.CommitAsync("ord_1");
        const string Query = """
            query($id: ID!, $after: String) { inventoryHistory(variantId: $id, first: 3, after: $after) { totalCount nodes { kind delta onHand actor note warehouse { id } } pageInfo { hasNextPage endCursor } } }
            """;

        var member = harness.Subgraph.As(ProductHarness.Member);
        var first = (await member.DataAsync(Query, new { id = chair })).GetProperty("inventoryHistory");
        var second = (await member.DataAsync(Query, new { id = chair, after = first.Text("pageInfo.endCursor") })).GetProperty("inventoryHistory");

        Assert.Equal(4, first.At("totalCount").GetInt32());
        var all = first.At("nodes").EnumerateArray().Concat(second.At("nodes").EnumerateArray()).ToList();
        Assert.Equal(["SOLD -2 ord_1", "TRANSFERRED -3 Closer", "TRANSFERRED 3 Closer", "ADJUSTED 10 "], all
            .Select(m => $"{m.Text("kind")} {m.At("delta").GetInt32()} {(m.At("note").ValueKind == JsonValueKind.Null ? "" : m.Text("note"))}").OrderBy(text => text.StartsWith('A') ? 3 : text.StartsWith('T') ? 2 : 1).ThenBy(text => text, StringComparer.Ordinal));
        Assert.Equal(ProductHarness.Member.Id, all[^1].Text("actor"));
        Assert.Equal(JsonValueKind.Null, (await harness.Subgraph.As(ProductHarness.Stranger).DataAsync(Query, new { id = chair })).At("inventoryHistory").ValueKind);
        Assert.Equal(["FORBIDDEN"], (await harness.Subgraph.As(ProductHarness.Shopper).SendAsync(Query, new { id = chair })).ErrorCodes);
    }

    [Fact]
    public async Task Wrong_transfers_are_refused()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (_, chair) = await harness.ProductAsync(stock: 10);
        var (main, north) = (await MainAsync(harness, chair), await WarehouseAsync(harness, "North"));

        Assert.Equal(["INVALID"], await TransferAsync(harness, "", main, north, chair, 1));
        Assert.Equal(["INVALID"], await TransferAsync(harness, "k", main, north, chair, 0));
        Assert.Equal(["INVALID"], await TransferAsync(harness, "k", main, main, chair, 1));
        Assert.Equal(["NOT_FOUND"], await TransferAsync(harness, "k", main, north, "var_unknown", 1));
        Assert.Equal(["NOT_FOUND"], await TransferAsync(harness, "k", "whs_unknown", north, chair, 1));
        Assert.Equal(["NOT_FOUND"], await TransferAsync(harness, "k", main, "whs_unknown", chair, 1));
        Assert.Equal(["NOT_FOUND"], await TransferAsync(harness, "k", main, north, chair, 1, ProductHarness.Stranger));
    }

    private static IEnumerable<(string WarehouseId, int OnHand)> OnHand(JsonElement variant) =>
        variant.At("inventory").EnumerateArray().Select(level => (level.Text("warehouse.id"), level.At("onHand").GetInt32()));

    private static async Task<string> MainAsync(ProductHarness harness, string variantId) =>
        (await harness.Subgraph.As(ProductHarness.Member).DataAsync(Levels, new { id = variantId })).Text("variant.inventory.0.warehouse.id");

    private static async Task<string> WarehouseAsync(ProductHarness harness, string name) => (await harness.MemberAsync(
        "warehouseUpsert", "WarehouseUpsertInput", "warehouse { id }", new { sellerId = ProductHarness.SellerId, name, countryCode = "FI" })).Text("warehouse.id");

    private static Task<IReadOnlyList<string>> RetireAsync(GraphQLClient client, string id) => ProductHarness.CodesAsync(client, "warehouseRetire", "WarehouseRetireInput", new { id });

    private static Task<IReadOnlyList<string>> TransferAsync(
        ProductHarness harness, string key, string from, string to, string variantId, int quantity, TestUser? user = null) => ProductHarness.CodesAsync(
            harness.Subgraph.As(user ?? ProductHarness.Member), "inventoryTransfer", "InventoryTransferInput",
            new { idempotencyKey = key, fromWarehouseId = from, toWarehouseId = to, reason = "Closer", lines = new[] { new { variantId, quantity } } });
}
