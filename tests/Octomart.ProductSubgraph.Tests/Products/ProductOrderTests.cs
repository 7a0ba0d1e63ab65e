using Octomart.DemoShop.Catalogue;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Products;

public class ProductOrderTests(SeededShop shop) : IClassFixture<SeededShop>
{
    [Theory]
    [InlineData("RELEVANCE", "DESC")]
    [InlineData("PRICE", "ASC")]
    [InlineData("PRICE", "DESC")]
    [InlineData("RATING", "DESC")]
    [InlineData("NEWEST", "DESC")]
    [InlineData("NEWEST", "ASC")]
    [InlineData("BESTSELLING", "DESC")]
    public async Task Pages_hold_every_product_once_in_every_order(string field, string direction)
    {
        var client = shop.Subgraph.Anonymous();
        var ids = new List<string>();
        string? after = null;
        do
        {
            var page = (await client.DataAsync(
                $$"""query($after: String) { products(orderBy: { field: {{field}}, direction: {{direction}} }, first: 60, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }""", new { after })).At("products");
            ids.AddRange(page.At("nodes").EnumerateArray().Select(node => node.Text("id")));
            Assert.True(page.At("totalCount").GetInt32() >= 400);
            after = page.At("pageInfo.hasNextPage").GetBoolean() ? page.Text("pageInfo.endCursor") : null;
        }
        while (after is not null);

        Assert.Equal(DemoCatalogue.Products.Count + DemoCatalogue.SharedListings.Count, ids.Count);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }
}
