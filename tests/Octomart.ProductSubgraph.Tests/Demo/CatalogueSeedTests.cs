using Octomart.DemoShop.Catalogue;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Reviews;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Demo;

public class CatalogueSeedTests
{
    [Fact]
    public void Demo_catalogue_is_big_enough_and_every_id_is_unique()
    {
        Assert.True(DemoCatalogue.Products.Count >= 400);
        Assert.True(DemoCatalogue.Categories.Count >= 25);
        Assert.InRange(DemoCatalogue.Reviews.Count, 1600, 3000);
        Assert.Equal(6, DemoCatalogue.Products.Select(product => product.Seller).Distinct().Count());
        Assert.Equal(DemoCatalogue.Products.Count, DemoCatalogue.Products.Select(product => product.Slug).Distinct().Count());
        Assert.All(DemoCatalogue.Categories.Where(category => DemoCatalogue.Categories.All(other => other.Parent != category)), leaf =>
            Assert.True(DemoCatalogue.Products.Count(product => product.Category == leaf) >= 7, $"{leaf.Name} is nearly empty."));
    }

    [Fact]
    public void Demo_reviews_vary_in_text_and_agree_with_their_stars()
    {
        var bodies = DemoCatalogue.Reviews.Select(review => review.Body).ToList();

        Assert.True(bodies.Distinct().Count() > bodies.Count * 0.95);
        Assert.All(Enumerable.Range(1, 5), stars => Assert.Contains(DemoCatalogue.Reviews, review => review.Rating == stars));
        Assert.DoesNotContain(bodies, body => body.Contains('{', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Seeding_twice_changes_nothing_and_what_is_seeded_can_be_browsed()
    {
        await using var harness = await ProductHarness.StartAsync();

        await harness.SeedAsync();
        var before = await harness.Subgraph.Store.Set<ProductSummary>().ListAsync(new() { Limit = 5000 }, default);
        await harness.SeedAsync();
        var after = await harness.Subgraph.Store.Set<ProductSummary>().ListAsync(new() { Limit = 5000 }, default);

        Assert.Equal(before.Select(summary => (summary.Id, summary.Version)), after.Select(summary => (summary.Id, summary.Version)));
        Assert.Equal(DemoCatalogue.Reviews.Count, await harness.Subgraph.Store.Set<Review>().CountAsync(null, default));
        var data = await harness.Subgraph.Anonymous().DataAsync("""
            { products(first: 5) { totalCount nodes { title priceRange { min { minorUnits } } image { url } rating { count } } facets { code } } categoryTree { name children { name } } }
            """);
        Assert.Equal(DemoCatalogue.Products.Count + DemoCatalogue.SharedListings.Count, data.At("products.totalCount").GetInt32());
        Assert.True(data.At("categoryTree").GetArrayLength() >= 6);
        Assert.Contains("category", data.At("products.facets").EnumerateArray().Select(facet => facet.Text("code")));
    }
}
