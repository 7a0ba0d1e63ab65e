using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Octomart.DemoShop;
using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.ProductSubgraph.Tests;

/// <summary>The Product subgraph with its store in a folder of its own, and short ways to fill it through its own mutations.</summary>
internal sealed class ProductHarness : IAsyncDisposable
{
    public const string SellerId = "sel_one";
    public static readonly TestUser Member = TestUser.SellerMember("usr_member", SellerId);
    public static readonly TestUser Stranger = TestUser.SellerMember("usr_stranger", "sel_other");
    public static readonly TestUser Shopper = new("usr_shopper");
    public static readonly TestUser Admin = TestUser.Admin("usr_admin");

    /// <summary>Acts for the seller as the shop does, and so may make categories on the way.</summary>
    public static readonly TestUser AdminOfSeller = TestUser.Admin("usr_admin") with { Sellers = [SellerId] };

    private ProductHarness(SubgraphHarness subgraph)
    {
        Subgraph = subgraph;
    }

    public SubgraphHarness Subgraph { get; }

    public static async Task<ProductHarness> StartAsync(TimeProvider? clock = null, Action<IServiceCollection>? services = null, Dictionary<string, string?>? settings = null, StoreKind? store = null) =>
        new(await SubgraphHarness.StartAsync(new ProductSubgraph(), new SubgraphHarnessOptions { Clock = clock, Services = services, Settings = settings ?? [], Store = store }));

    public async Task SeedAsync()
    {
        foreach (var seed in Subgraph.Services.GetServices<IDemoSeed>())
        {
            await seed.SeedAsync(new DemoSeedContext("none", new Progress<double>()), CancellationToken.None);
        }
    }

    /// <summary>Sends an operation as a seller's member that must succeed without user errors, and returns its payload.</summary>
    public async Task<JsonElement> MemberAsync(string field, string inputType, string selection, object input) => await OkAsync(Subgraph.As(Member), field, inputType, selection, input);

    public async Task<JsonElement> ServiceAsync(string field, string inputType, string selection, object input) =>
        (await Subgraph.AsService().DataAsync(Operation(field, inputType, selection), new { input })).GetProperty(field);

    public static string Operation(string field, string inputType, string selection) => $"mutation($input: {inputType}!) {{ {field}(input: $input) {{ {selection} userErrors {{ code message field }} }} }}";

    public async Task<string> CategoryAsync(string name, string? parentId = null)
    {
        var payload = await OkAsync(Subgraph.As(Admin), "categoryUpsert", "CategoryUpsertInput", "category { id }", new { name, parentId });
        return payload.Text("category.id");
    }

    /// <summary>A published product with one variant and some stock.</summary>
    public async Task<(string ProductId, string VariantId)> ProductAsync(string title = "Oak chair", long price = 4990, int stock = 10, object? attributes = null, string? categoryId = null, string? brand = null)
    {
        categoryId ??= await CategoryAsync($"Chairs {Guid.NewGuid():N}");
        var product = await MemberAsync(
            "productCreate", "ProductCreateInput", "product { id version }", new { sellerId = SellerId, title, brand, categoryIds = new[] { categoryId }, attributes });
        var productId = product.Text("product.id");
        var variantId = await VariantAsync(productId, price, $"SKU-{Guid.NewGuid():N}");
        await MemberAsync("productPublish", "ProductPublishInput", "product { status }", new { id = productId, version = product.At("product.version").GetInt32() });
        if (stock > 0)
        {
            await StockAsync(variantId, stock);
        }

        return (productId, variantId);
    }

    public async Task<string> VariantAsync(string productId, long price, string sku, object? options = null) => (await MemberAsync(
        "variantUpsert", "VariantUpsertInput", "variant { id }",
        new { productId, sku, options, prices = new[] { new { minorUnits = price, currency = "EUR" } } })).Text("variant.id");

    /// <summary>A listing of the shop, on sale, without offers.</summary>
    public async Task<string> SharedListingAsync(string title = "Enamel mug")
    {
        var categoryId = await CategoryAsync($"Mugs {Guid.NewGuid():N}");
        var id = (await OkAsync(Subgraph.As(Admin), "productCreate", "ProductCreateInput", "product { id }", new { title, categoryIds = new[] { categoryId } })).Text("product.id");
        await OkAsync(Subgraph.As(Admin), "productPublish", "ProductPublishInput", "product { id }", new { id, version = 1 });
        return id;
    }

    /// <summary>A seller's variant of a shared listing, with stock.</summary>
    public async Task<string> OfferAsync(string productId, TestUser member, string sellerId, long price, int stock, string? sku = null)
    {
        var variantId = (await OkAsync(
            Subgraph.As(member), "variantUpsert", "VariantUpsertInput", "variant { id }",
            new { productId, sellerId, sku = sku ?? $"SKU-{Guid.NewGuid():N}", prices = new[] { new { minorUnits = price, currency = "EUR" } } })).Text("variant.id");
        if (stock > 0)
        {
            await OkAsync(
                Subgraph.As(member), "inventoryAdjust", "InventoryAdjustInput", "levels { onHand }",
                new { idempotencyKey = Guid.NewGuid().ToString(), changes = new[] { new { variantId, delta = stock } } });
        }

        return variantId;
    }

    public Task<JsonElement> StockAsync(string variantId, int delta) => MemberAsync(
        "inventoryAdjust", "InventoryAdjustInput", "levels { onHand reserved available }",
        new { idempotencyKey = Guid.NewGuid().ToString(), changes = new[] { new { variantId, delta } } });

    public Task<JsonElement> ReserveAsync(string orderId, DateTimeOffset expiresAt, params (string VariantId, int Quantity)[] lines) => ServiceAsync(
        "stockReserve", "StockReserveInput", "reservation { orderId status expiresAt } shortages { variantId requested available }",
        new { orderId, expiresAt, lines = lines.Select(line => new { line.VariantId, line.Quantity }) });

    public Task<JsonElement> CommitAsync(string orderId) => ServiceAsync("stockCommit", "StockCommitInput", "reservation { status }", new { orderId });

    public Task<JsonElement> ReleaseAsync(string orderId) => ServiceAsync("stockRelease", "StockReleaseInput", "reservation { status }", new { orderId });

    public Task<JsonElement> RestockAsync(string orderId, string restockId, params (string VariantId, int Quantity)[] lines) => ServiceAsync(
        "stockRestock", "StockRestockInput", "reservation { status }", new { restockId, orderId, lines = lines.Select(line => new { line.VariantId, line.Quantity }) });

    public async Task<(int OnHand, int Reserved, int Available)> LevelAsync(string variantId)
    {
        var data = await Subgraph.As(Member).DataAsync("query($id: ID!) { variant(id: $id) { inventory { onHand reserved available } } }", new { id = variantId });
        var level = data.At("variant.inventory.0");
        return (level.At("onHand").GetInt32(), level.At("reserved").GetInt32(), level.At("available").GetInt32());
    }

    public static async Task<JsonElement> OkAsync(GraphQLClient client, string field, string inputType, string selection, object input)
    {
        var payload = (await client.DataAsync(Operation(field, inputType, selection), new { input })).GetProperty(field);
        Assert.True(payload.UserErrorCodes().Count == 0, $"{field} was refused: {payload}");
        return payload;
    }

    public static async Task<IReadOnlyList<string>> CodesAsync(GraphQLClient client, string field, string inputType, object input) =>
        (await client.DataAsync(Operation(field, inputType, "__typename"), new { input })).GetProperty(field).UserErrorCodes();

    public ValueTask DisposeAsync() => Subgraph.DisposeAsync();
}
