using Octomart.DemoShop.Catalogue;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests;

[CollectionDefinition(nameof(StoreReadsTests), DisableParallelization = true)]
[Collection(nameof(StoreReadsTests))]
public class StoreReadsTests(SeededShop shop) : IClassFixture<SeededShop>
{
    private const string Card = """
        id title image { url } priceRange { min { minorUnits } } rating { average } inStock
        categories { name ancestors { name } }
        buyBox(country: "FI") { sku }
        variants { nodes { sku price { minorUnits } lowestPrice30d { minorUnits } priceHistory(first: 2) { nodes { from } } availability { quantity } image { url } product { title } } }
        reviews(first: 3) { nodes { body product { title } } }
        """;

    private static readonly string[] Collections = ["products", "product_summaries", "variants", "inventory_levels", "reviews", "warehouses", "past_prices"];

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    public async Task List_with_everything_needs_one_read_a_kind_of_document_however_long_it_is(int size)
    {
        var shown = 0;

        var reads = await StoreReads.CountAsync(
            async () => shown = (await shop.Subgraph.Anonymous().DataAsync($"{{ products(first: {size}) {{ nodes {{ {Card} }} }} }}")).At("products.nodes").GetArrayLength(), Collections);

        Assert.Equal(size, shown);
        Assert.Equal(7, reads); // Products, summaries, variants, stock, warehouses, former prices, reviews; categories are in memory.
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    public async Task What_people_say_of_many_products_is_read_at_once(int size)
    {
        const string Talk = "reviews(first: 3) { nodes { body votedHelpful photos { url } } } questions(first: 3) { totalCount nodes { body answers { body role } product { title } } }";
        var ids = DemoQuestions.All.Select(question => question.ProductId).Intersect(DemoCatalogue.Reviews.Select(review => review.ProductId)).Take(size).ToArray();

        var reads = await StoreReads.CountAsync(
            () => shop.Subgraph.As(ProductHarness.Shopper).DataAsync($"query($ids: [ID!]) {{ products(first: 100, where: {{ ids: $ids }}) {{ nodes {{ {Talk} }} }} }}", new { ids }),
            "products", "product_summaries", "reviews", "questions", "helpful_votes");

        Assert.Equal(5, reads); // Products, summaries, reviews, the caller's votes, questions with their answers.
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    public async Task Entities_for_the_gateway_are_read_at_once(int size)
    {
        const string Query = "query($r: [_Any!]!) { _entities(representations: $r) { ... on Product { title variants { nodes { sku availability { inStock } } } } } }";
        var representations = DemoCatalogue.Products.Take(size).Select(product => new { __typename = "Product", id = product.ProductId });

        var reads = await StoreReads.CountAsync(() => shop.Subgraph.Anonymous().DataAsync(Query, new { r = representations }), Collections);

        Assert.Equal(3, reads);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    public async Task Variants_for_a_cart_are_read_at_once(int size)
    {
        var ids = DemoCatalogue.Products.Take(size).Select(product => product.Variants[0].VariantId);

        var reads = await StoreReads.CountAsync(
            () => shop.Subgraph.AsService().DataAsync("query($ids: [ID!]!) { variantsForSale(ids: $ids, currency: \"EUR\") { id available title } }", new { ids }), Collections);

        Assert.Equal(3, reads);
    }
}
