using System.Text.Json;
using Octomart.DemoShop;
using Octomart.Testing;

namespace Octomart.Supergraph.Tests.Journeys;

/// <summary>Finds things to buy, and makes things that can be bought by one test alone.</summary>
public static class Catalogue
{
    /// <summary>A variant in stock of each of these demo sellers.</summary>
    public static async Task<IReadOnlyList<JsonElement>> VariantsOfAsync(GraphQLClient graph, params IReadOnlyList<DemoSeller> sellers)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var variants = new List<JsonElement>();
        foreach (var seller in sellers)
        {
            var data = await graph.DataAsync(
                "query($seller: ID!) { products(where: { sellerId: $seller, inStock: true }, first: 5) { nodes { id title variants { nodes { id sku price { minorUnits currency } availability { inStock quantity } } } } } }",
                new { seller = seller.SellerId });
            variants.Add(data.At("products.nodes").EnumerateArray().SelectMany(product => product.At("variants.nodes").EnumerateArray())
                .First(variant => variant.At("availability.inStock").GetBoolean() && (!variant.At("availability").TryGetProperty("quantity", out var q) || q.ValueKind == JsonValueKind.Null || q.GetInt32() >= 3)));
        }

        return variants;
    }

    /// <summary>A product on sale with one variant and so many units; returns the variant's and the product's id.</summary>
    public static async Task<(string VariantId, string ProductId)> ListAsync(GraphQLClient seller, string sellerId, string title, int units, long price = 2500)
    {
        ArgumentNullException.ThrowIfNull(seller);
        var category = (await seller.DataAsync("{ categoryTree { id } }")).Text("categoryTree.0.id");
        var created = (await seller.DataAsync(
            "mutation($input: ProductCreateInput!) { productCreate(input: $input) { product { id version status } userErrors { code message field } } }",
            new { input = new { sellerId, title, categoryIds = new[] { category }, descriptionHtml = $"<p>{title}, made for this very test.</p>" } })).At("productCreate");
        Assert.Empty(created.UserErrorCodes());
        var productId = created.Text("product.id");
        var variant = (await seller.DataAsync(
            "mutation($input: VariantUpsertInput!) { variantUpsert(input: $input) { variant { id } userErrors { code message field } } }",
            new { input = new { productId, sku = $"T-{Guid.NewGuid():n}"[..20], prices = new[] { new { minorUnits = price, currency = "EUR" } }, weightGrams = 400 } })).At("variantUpsert");
        Assert.Empty(variant.UserErrorCodes());
        var variantId = variant.Text("variant.id");
        var stocked = (await seller.DataAsync(
            "mutation($input: InventoryAdjustInput!) { inventoryAdjust(input: $input) { userErrors { code message field } } }",
            new { input = new { idempotencyKey = Shopper.Key(), reason = "first delivery", changes = new[] { new { variantId, delta = units } } } })).At("inventoryAdjust");
        Assert.Empty(stocked.UserErrorCodes());
        var version = (await seller.DataAsync("query($id: ID!) { product(id: $id) { version } }", new { id = productId })).At("product.version").GetInt32();
        var published = (await seller.DataAsync(
            "mutation($input: ProductPublishInput!) { productPublish(input: $input) { product { status } userErrors { code message field } } }",
            new { input = new { id = productId, version } })).At("productPublish");
        Assert.True(published.UserErrorCodes().Count == 0, published.GetRawText());

        // In a fleet the other replicas of Product hear of it within a second; requests take turns among them.
        using var shopper = seller.As(null);
        await Eventually.HoldsAsync(
            async () =>
            {
                var seen = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => shopper.DataAsync("query($id: ID!) { variant(id: $id) { id } }", new { id = variantId })));
                return seen.All(data => data.At("variant").ValueKind == JsonValueKind.Object);
            },
            $"everybody sees {title}");
        return (variantId, productId);
    }
}
