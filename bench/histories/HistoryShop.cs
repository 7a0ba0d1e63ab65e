using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Octomart.AppHost.Shop;
using Octomart.Kill.Bench;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.Testing;

namespace Octomart.Histories.Bench;

/// <summary>
/// The real subgraphs, as the apphost runs them, with a clock that histories set. Each history has variants and a coupon of its own, so
/// that one start serves many.
/// </summary>
internal sealed class HistoryShop : IAsyncDisposable
{
    public const string WebhookSecret = "histories-repeat-what-the-provider-says";

    private static readonly TestUser Admin = TestUser.Admin("usr_ada");
    private readonly ShopHost _host;
    private readonly TestAuthority _authority;

    private HistoryShop(ShopHost host, TestAuthority authority, TestClock clock)
    {
        (_host, _authority, Clock) = (host, authority, clock);
        Stores = new Stores(host.DataDirectory);
    }

    public TestClock Clock { get; }

    public Stores Stores { get; }

    public static async Task<HistoryShop> StartAsync(string folder)
    {
        var (authority, clock) = (await TestAuthority.GetAsync(), new TestClock(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero)));
        var host = await ShopHost.StartAsync(
            new ShopOptions
            {
                Url = "http://127.0.0.1:0",
                DataDirectory = folder,
                Clock = clock,
                HasGateway = false,
                SeedsDemo = false,
                Settings = new Dictionary<string, string?>
                {
                    [$"{IdentityOptions.Section}:Authority"] = authority.Url,
                    ["Octomart:Order:PaymentWindow"] = Model.ModelShop.PaymentWindow.ToString(),
                    ["Octomart:Order:SweepInterval"] = "00:00:04",
                    ["Octomart:Order:RetryDelay"] = "00:00:00.200",
                    ["Octomart:Order:Carrier:StepInterval"] = "00:00:01",
                    ["Octomart:Order:Carrier:PollInterval"] = "00:00:04",
                    ["Octomart:Product:Reservations:SweepInterval"] = "00:00:10",
                    ["Octomart:Payment:PollInterval"] = "00:00:04",
                    ["Octomart:Payment:FirstPause"] = "00:00:02",
                    ["Octomart:Payment:LongestPause"] = "00:00:10",
                    ["Octomart:Payment:Simulated:SettlementDelay"] = Model.ModelShop.SettlementDelay.ToString(),
                    ["Octomart:Payment:Simulated:WebhookSecret"] = WebhookSecret,

                    // Time passes in leaps, and each tick of each service costs: only what histories are about ticks often.
                    ["Octomart:Messaging:PollInterval"] = "00:00:05",
                    ["Octomart:Product:Catalogue:AvailabilityInterval"] = "00:00:10",
                    ["Octomart:Product:Catalogue:RefreshInterval"] = "00:00:10",
                    ["Octomart:Product:Bulk:PollInterval"] = "00:01:00",
                    ["Octomart:Notification:Mail:PollInterval"] = "00:00:10",
                    ["Logging:LogLevel:Default"] = "Critical",
                },
            },
            new SilentProgress(),
            CancellationToken.None);
        return new HistoryShop(host, authority, clock);
    }

    public Uri UrlOf(string subgraph) => new(_host.UrlOf(subgraph));

    public IDocumentStore StoreOf(string subgraph) => _host.ServicesOf(subgraph).GetRequiredService<IDocumentStore>();

    public GraphQLClient Guest(string subgraph) => new(_host.UrlOf(subgraph));

    public GraphQLClient As(string subgraph, TestUser user) => new(_host.UrlOf(subgraph), _authority.TokenFor(user));

    public static TestUser SellerOf(int variant) => TestUser.SellerMember(variant < 2 ? "usr_birch" : "usr_page", variant < 2 ? "sel_birch" : "sel_page");

    /// <summary>Puts so many units of new variants on sale, and a coupon that can be used so often.</summary>
    public async Task<Goods> StockAsync(History history)
    {
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        using var promotions = As("cart", Admin);
        var coupon = await MutateAsync(
            promotions, "promotionUpsert", "PromotionUpsertInput!", "promotion { id }",
            new { idempotencyKey = name, name, code = name, benefit = new { percentageOff = new { basisPoints = 1300 } }, usageLimit = history.CouponLimit });
        var variants = new List<string>();
        foreach (var (index, units) in history.Stock.Index())
        {
            variants.Add(await ListAsync(index, $"{name}-{index}", units));
        }

        return new Goods(variants, name, coupon.Text("promotion.id"));
    }

    /// <summary>What is wrong with the books of all histories together.</summary>
    public async Task<IReadOnlyList<string>> AuditAsync() => (await Balance.OfAsync(new SqliteBooks(_host.DataDirectory))).ProblemsOfMoney();

    public async ValueTask DisposeAsync()
    {
        Stores.Dispose();
        await _host.DisposeAsync();
    }

    private async Task<string> ListAsync(int variant, string name, int units)
    {
        var seller = SellerOf(variant);
        using var products = As("product", seller);
        var product = (await MutateAsync(products, "productCreate", "ProductCreateInput!", "product { id version }", new { sellerId = seller.Sellers[0], title = name, descriptionHtml = "<p>Of a history.</p>", categoryIds = new[] { await CategoryAsync() } })).At("product");
        var id = (await MutateAsync(products, "variantUpsert", "VariantUpsertInput!", "variant { id }", new
        {
            productId = product.Text("id"),
            sku = name,
            prices = new[] { new { minorUnits = 1_000 + (333 * variant) + 99, currency = "EUR" } },
            weightGrams = 400,
        })).Text("variant.id");
        await MutateAsync(products, "inventoryAdjust", "InventoryAdjustInput!", "levels { onHand }", new { idempotencyKey = name, changes = new[] { new { variantId = id, delta = units } } });
        var version = (await products.DataAsync("query($id: ID!) { product(id: $id) { version } }", new { id = product.Text("id") })).At("product.version").GetInt32();
        await MutateAsync(products, "productPublish", "ProductPublishInput!", "product { id }", new { id = product.Text("id"), version });
        return id;
    }

    private string? _category;

    private async Task<string> CategoryAsync()
    {
        using var admin = As("product", Admin);
        return _category ??= (await MutateAsync(admin, "categoryUpsert", "CategoryUpsertInput!", "category { id }", new { name = "Histories" })).Text("category.id");
    }

    private static async Task<JsonElement> MutateAsync(GraphQLClient client, string field, string inputType, string selection, object input)
    {
        var payload = (await client.DataAsync($"mutation($input: {inputType}) {{ {field}(input: $input) {{ {selection} userErrors {{ code message }} }} }}", new { input })).At(field);
        return payload.UserErrorCodes().Count == 0 ? payload : throw new InvalidOperationException($"{field}: {payload.GetRawText()}");
    }
}

/// <summary>What a history is about.</summary>
internal sealed record Goods(IReadOnlyList<string> Variants, string Coupon, string PromotionId);
