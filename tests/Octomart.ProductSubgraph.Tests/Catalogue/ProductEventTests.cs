using Octomart.Contracts.Events;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Catalogue;

public class ProductEventTests
{
    [Fact]
    public async Task Product_is_announced_whole_at_every_change_with_a_rising_version()
    {
        await using var harness = await ProductHarness.StartAsync(services: services => services.RecordEvents<ProductChanged>());
        var root = await harness.CategoryAsync("Furniture");
        var (id, variantId) = await harness.ProductAsync("Oak chair", 4990, 2, new[] { new { code = "colour", value = "Oak" } }, await harness.CategoryAsync("Chairs", root));
        var inStock = await harness.Subgraph.EventAsync<ProductChanged>(e => e.ProductId == id && e is { Status: "ACTIVE", InStock: true });

        Assert.Equal(("Oak chair", "oak-chair", 4990L), (inStock.Title, inStock.Slug, inStock.PriceMin!.Value.MinorUnits));
        Assert.Equal(["Furniture", "Chairs"], inStock.Categories.Select(category => category.Name));
        Assert.Equal("Oak", Assert.Single(inStock.Attributes).Value);

        await harness.ReserveAsync("ord_1", TimeProvider.System.GetUtcNow().AddHours(1), (variantId, 2));
        var soldOut = await harness.Subgraph.EventAsync<ProductChanged>(e => e.ProductId == id && e.Version > inStock.Version);
        await ProductHarness.OkAsync(harness.Subgraph.As(ProductHarness.Shopper), "reviewCreate", "ReviewCreateInput", "review { id }", new { productId = id, rating = 4, body = "Good." });
        var rated = await harness.Subgraph.EventAsync<ProductChanged>(e => e.ProductId == id && e.RatingCount == 1);

        Assert.False(soldOut.InStock);
        Assert.Equal(4, rated.RatingAverage);
        Assert.True(rated.Version > soldOut.Version);
        var versions = harness.Subgraph.Events<ProductChanged>().Where(e => e.ProductId == id).Select(e => e.Version).ToList();
        Assert.Equal(versions.Count, versions.Distinct().Count());
    }

    [Fact]
    public async Task Every_change_of_what_can_be_bought_is_announced()
    {
        await using var harness = await ProductHarness.StartAsync(services: services => services.RecordEvents<AvailabilityChanged>());
        var (_, variantId) = await harness.ProductAsync(stock: 10);

        await harness.ReserveAsync("ord_1", TimeProvider.System.GetUtcNow().AddHours(1), (variantId, 4));
        await harness.CommitAsync("ord_1");
        await harness.ReleaseAsync("ord_1");
        await harness.Subgraph.EventAsync<AvailabilityChanged>(e => e.Available == 6);

        // Stocked, reserved, given back; selling what was reserved changes nothing for other buyers.
        await Eventually.HoldsAsync(() => Task.FromResult(harness.Subgraph.Events<AvailabilityChanged>().Count == 3), "three changes");
        Assert.Equal([10, 6, 10], harness.Subgraph.Events<AvailabilityChanged>().OrderBy(e => e.At).Select(e => e.Available));
    }

    [Fact]
    public async Task Renamed_category_and_suspended_seller_are_told_by_announcing_their_products_anew()
    {
        await using var harness = await ProductHarness.StartAsync(services: services => services.RecordEvents<ProductChanged>());
        var categoryId = await harness.CategoryAsync("Chairs");
        var (id, _) = await harness.ProductAsync(categoryId: categoryId);

        await ProductHarness.OkAsync(harness.Subgraph.As(ProductHarness.Admin), "categoryUpsert", "CategoryUpsertInput", "category { id }", new { id = categoryId, version = 1, name = "Seats" });
        await harness.Subgraph.EventAsync<ProductChanged>(e => e.ProductId == id && e.Categories.Any(category => category.Name == "Seats"));

        await harness.Subgraph.PublishAsync(new SellerChanged(ProductHarness.SellerId, "one", "One", "SUSPENDED", 2));
        await harness.Subgraph.EventAsync<ProductChanged>(e => e.ProductId == id && e.Status == "ARCHIVED");
    }
}
