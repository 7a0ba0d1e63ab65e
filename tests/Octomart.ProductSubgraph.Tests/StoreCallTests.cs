using Octomart.DemoShop.Catalogue;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests;

public class StoreCallTests(CountedShop shop) : IClassFixture<CountedShop>
{
    private const string Card = """
        id title image { url } priceRange { min { minorUnits } } rating { average } inStock
        categories { name ancestors { name } }
        variants { nodes { sku price { minorUnits } availability { quantity } image { url } product { title } } }
        reviews(first: 3) { nodes { body product { title } } }
        """;

    private static readonly string[] Watched = ["Product", "ProductSummary", "Variant", "InventoryLevel", "Review", "Category"];

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    public async Task List_with_everything_needs_one_read_a_kind_of_document_however_long_it_is(int size)
    {
        shop.Store.Reads.Clear();

        var data = await shop.Subgraph.Anonymous().DataAsync($"{{ products(first: {size}) {{ nodes {{ {Card} }} }} }}");

        Assert.Equal(size, data.At("products.nodes").GetArrayLength());
        Assert.Equal("InventoryLevel 1, Product 1, ProductSummary 1, Review 1, Variant 1", Summary(shop.Store));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task Entities_for_the_gateway_are_read_at_once(int size)
    {
        var representations = DemoCatalogue.Products.Take(size).Select(product => new { __typename = "Product", id = product.ProductId });
        shop.Store.Reads.Clear();

        await shop.Subgraph.Anonymous().DataAsync("query($r: [_Any!]!) { _entities(representations: $r) { ... on Product { title variants { nodes { sku availability { inStock } } } } } }", new { r = representations });

        Assert.Equal("InventoryLevel 1, Product 1, Variant 1", Summary(shop.Store));
    }

    private static string Summary(CountingStore store) =>
        string.Join(", ", store.Reads.Where(read => Watched.Contains(read.Key)).OrderBy(read => read.Key, StringComparer.Ordinal).Select(read => $"{read.Key} {read.Value}"));
}
