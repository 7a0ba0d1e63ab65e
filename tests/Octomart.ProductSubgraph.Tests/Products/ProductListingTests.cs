using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Products;

public class ProductListingTests
{
    [Fact]
    public async Task Filters_combine_and_facets_count_what_they_let_through()
    {
        await using var harness = await ProductHarness.StartAsync();
        var furniture = await harness.CategoryAsync("Furniture");
        var chairs = await harness.CategoryAsync("Chairs", furniture);
        await harness.ProductAsync("Red chair", 5000, 3, new[] { new { code = "colour", value = "Red" } }, chairs, "Halden");
        await harness.ProductAsync("Blue chair", 9000, 0, new[] { new { code = "colour", value = "Blue" } }, chairs, "Halden");
        await harness.ProductAsync("Red table", 30000, 3, new[] { new { code = "colour", value = "Red" } }, furniture, "Kivi");
        var client = harness.Subgraph.Anonymous();

        async Task<string> TitlesAsync(string where) => string.Join(", ", (await client.DataAsync($$"""{ products(where: {{where}}, orderBy: { field: PRICE }) { nodes { title } } }"""))
            .At("products.nodes").EnumerateArray().Select(node => node.Text("title")));

        Assert.Equal("Red chair, Blue chair, Red table", await TitlesAsync($$"""{ categoryId: "{{furniture}}" }"""));
        Assert.Equal("Red chair, Blue chair", await TitlesAsync($$"""{ categoryId: "{{chairs}}" }"""));
        Assert.Equal("Red chair, Red table", await TitlesAsync("{ inStock: true }"));
        Assert.Equal("Blue chair, Red table", await TitlesAsync("""{ priceGte: { minorUnits: 9000, currency: "EUR" } }"""));
        Assert.Equal("Red chair", await TitlesAsync("""{ attribute: { code: "colour", value: { eq: "red" } }, priceLte: { minorUnits: 9000, currency: "EUR" } }"""));
        Assert.Equal("Blue chair, Red table", await TitlesAsync("""{ or: [{ inStock: false }, { brand: { eq: "Kivi" } }] }"""));
        Assert.Equal("Red table", await TitlesAsync("""{ not: { brand: { startsWith: "Hal" } } }"""));
        Assert.Equal("", await TitlesAsync("""{ categoryId: "cat_unknown" }"""));
        Assert.Equal("", await TitlesAsync("{ or: [] }"));
        Assert.Equal("", await TitlesAsync("""{ priceLte: { minorUnits: 9000, currency: "USD" } }"""));

        var facets = (await client.DataAsync($$"""{ products(where: { categoryId: "{{chairs}}" }) { totalCount facets { code buckets { value label count } } } }""")).At("products.facets").EnumerateArray()
            .ToDictionary(facet => facet.Text("code"), facet => string.Join("; ", facet.At("buckets").EnumerateArray().Select(b => $"{b.Text("label")} {b.At("count").GetInt32()}")));
        Assert.Equal("Blue 1; Red 1", facets["colour"]);
        Assert.Equal("Halden 2", facets["brand"]);
        Assert.Equal("50 to 100 EUR 2", facets["price"]);
        Assert.Contains("Chairs 2", facets["category"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Product_that_appears_on_an_earlier_page_does_not_shift_the_next_one()
    {
        await using var harness = await ProductHarness.StartAsync();
        var category = await harness.CategoryAsync("Chairs");
        foreach (var price in new[] { 1000, 2000, 3000, 4000 })
        {
            await harness.ProductAsync($"Chair {price}", price, 1, categoryId: category);
        }

        const string Page = "query($after: String) { products(orderBy: { field: PRICE }, first: 2, after: $after) { nodes { title } pageInfo { endCursor } } }";
        var first = await harness.Subgraph.Anonymous().DataAsync(Page, new { after = (string?)null });
        await harness.ProductAsync("Chair 500", 500, 1, categoryId: category);
        var second = await harness.Subgraph.Anonymous().DataAsync(Page, new { after = first.Text("products.pageInfo.endCursor") });

        Assert.Equal(["Chair 3000", "Chair 4000"], second.At("products.nodes").EnumerateArray().Select(node => node.Text("title")));
    }

    [Fact]
    public async Task Hostile_paging_and_filters_are_refused()
    {
        await using var harness = await ProductHarness.StartAsync();
        var client = harness.Subgraph.Anonymous();

        Assert.Equal(["INVALID_PAGE_SIZE"], (await client.SendAsync("{ products(first: 101) { totalCount } }")).ErrorCodes);
        Assert.Equal(["INVALID_CURSOR"], (await client.SendAsync("""{ products(after: "nonsense") { totalCount } }""")).ErrorCodes);
        Assert.Equal(["FILTER_TOO_COMPLEX"], (await client.SendAsync(
            $$"""{ products(where: { or: [{{string.Join(' ', Enumerable.Repeat("{ inStock: true }", 60))}}] }) { totalCount } }""")).ErrorCodes);
    }

    [Fact]
    public async Task Index_is_rebuilt_from_the_store_after_a_restart()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (id, _) = await harness.ProductAsync("Survivor");

        await harness.Subgraph.RestartAsync();

        var data = await harness.Subgraph.Anonymous().DataAsync("{ products { nodes { id categories { name } } } categoryTree { name } }");
        Assert.Equal(id, data.Text("products.nodes.0.id"));
        Assert.Equal(1, data.At("categoryTree").GetArrayLength());
    }

    [Fact]
    public async Task Suspended_sellers_products_vanish_from_shoppers()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (id, variantId) = await harness.ProductAsync();

        await harness.Subgraph.PublishAsync(new Contracts.Events.SellerChanged(ProductHarness.SellerId, "one", "One", "SUSPENDED", 2));
        await Eventually.HoldsAsync(async () => await CountAsync() == 0, "the suspended seller's product to vanish");

        const string Query = "query($id: ID!, $variantId: ID!) { product(id: $id) { id } variant(id: $variantId) { id } }";
        Assert.Equal("""{"product":null,"variant":null}""", (await harness.Subgraph.Anonymous().DataAsync(Query, new { id, variantId })).GetRawText());
        Assert.Equal(id, (await harness.Subgraph.As(ProductHarness.Member).DataAsync(Query, new { id, variantId })).Text("product.id"));

        await harness.Subgraph.PublishAsync(new Contracts.Events.SellerChanged(ProductHarness.SellerId, "one", "One", "APPROVED", 3));
        await Eventually.HoldsAsync(async () => await CountAsync() == 1, "the product to come back");

        async Task<int> CountAsync() => (await harness.Subgraph.Anonymous().DataAsync("{ products { totalCount } }")).At("products.totalCount").GetInt32();
    }
}
