using System.Text.Json;
using Octomart.DemoShop;

namespace Octomart.Shop.Bench.Scenarios;

/// <summary>What the shoppers of the bench look at and buy: products of all demo sellers, with more stock than a bench can sell.</summary>
internal sealed record Goods(IReadOnlyList<string> ProductIds, IReadOnlyList<string> VariantIds, string CategoryId)
{
    private const int OfEachSeller = 40;
    private const int Plenty = 100_000;

    public static async Task<Goods> PrepareAsync(GraphClient graph, string password)
    {
        var products = new List<string>();
        var variants = new List<string>();
        foreach (var seller in DemoSellers.All)
        {
            var found = (await graph.SendAsync("BenchProducts", new { seller.SellerId, first = OfEachSeller })).GetProperty("products").GetProperty("nodes").EnumerateArray().ToList();
            var ofSeller = found.SelectMany(product => product.GetProperty("variants").GetProperty("nodes").EnumerateArray())
                .Where(IsInEuros).Select(variant => variant.GetProperty("id").GetString()!).ToList();
            using var owner = await SignInAsync(graph, seller, password);
            await owner.MutateAsync("BenchInventoryAdjust", "inventoryAdjust", new
            {
                idempotencyKey = Shopper.NewKey(),
                changes = ofSeller.Select(variantId => new { variantId, delta = Plenty }),
            });
            products.AddRange(found.Select(product => product.GetProperty("id").GetString()!));
            variants.AddRange(ofSeller);
        }

        var tree = (await graph.SendAsync("BenchCategories", null)).GetProperty("categoryTree");
        return new Goods(products, variants, tree[0].GetProperty("id").GetString()!);
    }

    /// <summary>One product on sale with so many units; its variant's id.</summary>
    public static async Task<string> ListAsync(GraphClient graph, string password, int units)
    {
        var seller = DemoSellers.All[2];
        using var owner = await SignInAsync(graph, seller, password);
        var category = (await graph.SendAsync("BenchCategories", null)).GetProperty("categoryTree")[0].GetProperty("id").GetString();
        var product = (await owner.MutateAsync("BenchProductCreate", "productCreate", new
        {
            seller.SellerId,
            title = "Flash sale lantern",
            categoryIds = new[] { category },
            descriptionHtml = "<p>Only today, only a few.</p>",
        })).GetProperty("product");
        var productId = product.GetProperty("id").GetString();
        var variantId = (await owner.MutateAsync("BenchVariantUpsert", "variantUpsert", new
        {
            productId,
            sku = $"F-{Shopper.NewKey()[..16]}",
            prices = new[] { new { minorUnits = 2500, currency = "EUR" } },
            weightGrams = 400,
        })).GetProperty("variant").GetProperty("id").GetString()!;
        await owner.MutateAsync("BenchInventoryAdjust", "inventoryAdjust", new { idempotencyKey = Shopper.NewKey(), changes = new[] { new { variantId, delta = units } } });
        var version = (await owner.SendAsync("BenchProductVersion", new { id = productId })).GetProperty("product").GetProperty("version").GetInt32();
        await owner.MutateAsync("BenchProductPublish", "productPublish", new { id = productId, version });
        return variantId;
    }

    public static async Task<int> AvailableAsync(GraphClient graph, string password, string variantId)
    {
        using var owner = await SignInAsync(graph, DemoSellers.All[2], password);
        var levels = (await owner.SendAsync("BenchStock", new { id = variantId })).GetProperty("variant").GetProperty("inventory");
        return levels[0].GetProperty("available").GetInt32();
    }

    private static bool IsInEuros(JsonElement variant) =>
        variant.GetProperty("price") is { ValueKind: JsonValueKind.Object } price && price.GetProperty("currency").GetString() == "EUR";

    private static async Task<GraphClient> SignInAsync(GraphClient graph, DemoSeller seller, string password)
    {
        var login = await graph.MutateAsync("BenchLogin", "login", new { email = seller.Owner.Email, password });
        return graph.As(login.GetProperty("tokens").GetProperty("accessToken").GetString()!);
    }
}
