using Octomart.Testing;

namespace Octomart.Supergraph.Tests.Journeys;

[Collection(ShopCollection.Name)]
public class BrowseCatalogueTests(ShopFixture fixture)
{
    [Fact]
    public async Task The_demo_shop_has_sellers_categories_products_stock_and_reviews()
    {
        var data = await fixture.Guest().DataAsync("""
            {
              sellers(first: 100) { totalCount }
              categoryTree { name children { name children { name } } }
              products(where: { inStock: true }, first: 100) { totalCount nodes { rating { count } variants { totalCount } media { url alt } } }
            }
            """);

        Assert.True(data.At("sellers.totalCount").GetInt32() >= 6);
        Assert.True(CountCategories(data.At("categoryTree")) >= 25);
        Assert.True(data.At("products.totalCount").GetInt32() >= 300);
        var products = data.At("products.nodes").EnumerateArray().ToList();
        Assert.All(products, product => Assert.NotEmpty(product.At("media").EnumerateArray()));
        Assert.Contains(products, product => product.At("variants.totalCount").GetInt32() > 1);
        Assert.Contains(products, product => product.At("rating.count").GetInt32() > 0);
    }

    [Fact]
    public async Task A_list_is_filtered_ordered_counted_by_facet_and_paged()
    {
        using var graph = fixture.Guest();
        var category = (await graph.DataAsync("{ categoryTree { id products { totalCount } } }")).At("categoryTree").EnumerateArray().First(c => c.At("products.totalCount").GetInt32() > 8).Text("id");

        var prices = new List<long>();
        string? after = null;
        do
        {
            var page = (await graph.DataAsync(
                """
                query($category: ID!, $after: String) {
                  products(where: { categoryId: $category, inStock: true }, orderBy: { field: PRICE }, first: 5, after: $after) {
                    totalCount nodes { inStock priceRange { min { minorUnits } } } facets { code buckets { value count } } pageInfo { hasNextPage endCursor }
                  }
                }
                """, new { category, after })).At("products");
            Assert.All(page.At("nodes").EnumerateArray(), product => Assert.True(product.At("inStock").GetBoolean()));
            Assert.NotEmpty(page.At("facets").EnumerateArray());
            prices.AddRange(page.At("nodes").EnumerateArray().Select(product => product.At("priceRange.min.minorUnits").GetInt64()));
            after = page.At("pageInfo.hasNextPage").GetBoolean() ? page.Text("pageInfo.endCursor") : null;
            Assert.True(after is not null || page.At("totalCount").GetInt32() == prices.Count);
        }
        while (after is not null && prices.Count < 30);

        Assert.Equal(prices.Order(), prices);
    }

    [Fact]
    public async Task A_product_page_comes_from_four_subgraphs_in_one_answer()
    {
        using var graph = fixture.Guest();
        var slug = (await graph.DataAsync("{ products(orderBy: { field: RATING, direction: DESC }, first: 1) { nodes { slug } } }")).Text("products.nodes.0.slug");

        var product = (await graph.DataAsync(
            """
            query($slug: String!) {
              product(slug: $slug) {
                title descriptionHtml brand
                seller { name slug about }
                categories { name ancestors { name } }
                variants { nodes { id sku options { code value } price { amount currency } availability { inStock } } }
                rating { average count histogram }
                reviews(first: 3) { nodes { rating body author { displayName } sentiment { label score } } }
                similar(first: 4) { score reason product { title slug priceRange { min { amount } } } }
                sentiment { positive neutral negative reviewsUsed }
              }
            }
            """, new { slug })).At("product");

        Assert.False(string.IsNullOrEmpty(product.Text("seller.name")));
        Assert.NotEmpty(product.At("variants.nodes").EnumerateArray());
        Assert.NotEmpty(product.At("reviews.nodes").EnumerateArray());
        Assert.All(product.At("reviews.nodes").EnumerateArray(), review => Assert.False(string.IsNullOrEmpty(review.Text("author.displayName"))));
        Assert.NotEmpty(product.At("similar").EnumerateArray());
        Assert.All(product.At("similar").EnumerateArray(), similar => Assert.False(string.IsNullOrEmpty(similar.Text("product.title"))));
    }

    [Fact]
    public async Task Pictures_are_served_at_the_shops_own_address()
    {
        var url = (await fixture.Guest().DataAsync("{ products(first: 1) { nodes { image { url } } } }")).Text("products.nodes.0.image.url");
        using var http = new HttpClient();

        using var response = await http.GetAsync(new Uri(new Uri(fixture.Shop.Url), url));

        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.MaxAge > TimeSpan.Zero);
        Assert.Contains("<svg", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static int CountCategories(System.Text.Json.JsonElement categories) =>
        categories.EnumerateArray().Sum(category => 1 + (category.TryGetProperty("children", out var children) ? CountCategories(children) : 0));
}
