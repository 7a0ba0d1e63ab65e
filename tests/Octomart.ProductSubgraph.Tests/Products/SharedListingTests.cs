using System.Text.Json;
using Octomart.Contracts.Events;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Products;

public class SharedListingTests
{
    private const string OtherSellerId = "sel_other";
    private const string Page = """
        query($id: ID!) { product(id: $id) { isShared inStock seller { id } priceRange { min { minorUnits } max { minorUnits } }
          buyBox { id seller { id } } variants { totalCount nodes { id seller { id } } } }
          products(where: { inStock: true }) { totalCount } }
        """;

    [Fact]
    public async Task Several_sellers_offer_one_listing_and_the_buy_box_goes_to_what_can_be_bought_for_least()
    {
        await using var harness = await ProductHarness.StartAsync();
        var id = await harness.SharedListingAsync();
        var dear = await harness.OfferAsync(id, ProductHarness.Member, ProductHarness.SellerId, 2000, 3);
        var cheap = await harness.OfferAsync(id, ProductHarness.Stranger, OtherSellerId, 1500, 1);

        var page = await harness.Subgraph.Anonymous().DataAsync(Page, new { id });
        await harness.ReserveAsync("ord_1", TimeProvider.System.GetUtcNow().AddHours(1), (cheap, 1));
        var later = await harness.Subgraph.Anonymous().DataAsync(Page, new { id });

        Assert.True(page.At("product.isShared").GetBoolean());
        Assert.Equal(JsonValueKind.Null, page.At("product.seller").ValueKind);
        Assert.Equal((1500L, 2000L), Range(page));
        Assert.Equal(2, page.At("product.variants.totalCount").GetInt32());
        Assert.Equal(cheap, page.Text("product.buyBox.id"));
        Assert.Equal(dear, later.Text("product.buyBox.id"));
    }

    [Fact]
    public async Task Seller_touches_only_variants_of_its_own()
    {
        await using var harness = await ProductHarness.StartAsync();
        var id = await harness.SharedListingAsync();
        var mine = await harness.OfferAsync(id, ProductHarness.Member, ProductHarness.SellerId, 2000, 3);
        var stranger = harness.Subgraph.As(ProductHarness.Stranger);
        object[] prices = [new { minorUnits = 1, currency = "EUR" }];
        var inputs = new (object Input, string Code)[]
        {
            (new { productId = id, id = mine, version = 1, prices }, "NOT_FOUND"),
            (new { productId = id, id = mine, version = 1, sellerId = OtherSellerId, prices }, "NOT_FOUND"),
            (new { productId = id, sku = "X", sellerId = ProductHarness.SellerId, prices }, "FORBIDDEN"),
            (new { productId = id, sku = "X", prices }, "INVALID"),
            (new { productId = "prd_unknown", sku = "X", sellerId = OtherSellerId, prices }, "NOT_FOUND"),
        };

        foreach (var (input, code) in inputs)
        {
            Assert.Equal([code], await ProductHarness.CodesAsync(stranger, "variantUpsert", "VariantUpsertInput", input));
        }

        Assert.Equal(["NOT_FOUND"], await ProductHarness.CodesAsync(stranger, "productUpdate", "ProductUpdateInput", new { id, version = 2, title = "Mine now" }));
        Assert.Equal(["NOT_FOUND"], await ProductHarness.CodesAsync(stranger, "productArchive", "ProductArchiveInput", new { id, version = 2 }));
        Assert.Equal(["NOT_FOUND"], await ProductHarness.CodesAsync(
            stranger, "inventoryAdjust", "InventoryAdjustInput", new { idempotencyKey = "k", changes = new[] { new { variantId = mine, delta = 1 } } }));
        Assert.Equal(["FORBIDDEN"], await ProductHarness.CodesAsync(stranger, "productCreate", "ProductCreateInput", new { title = "A listing of the shop" }));
    }

    [Fact]
    public async Task Suspended_sellers_offers_do_not_count_and_come_back_with_the_seller()
    {
        await using var harness = await ProductHarness.StartAsync(services: services => services.RecordEvents<ProductChanged>());
        var id = await harness.SharedListingAsync();
        await harness.OfferAsync(id, ProductHarness.Member, ProductHarness.SellerId, 2000, 0);
        var cheap = await harness.OfferAsync(id, ProductHarness.Stranger, OtherSellerId, 1500, 1);
        await harness.Subgraph.PublishAsync(new SellerChanged(OtherSellerId, "other", "Other", "APPROVED", 1));

        var offered = await harness.Subgraph.EventAsync<ProductChanged>(e => e.ProductId == id && e is { InStock: true, PriceMin.MinorUnits: 1500 });
        await harness.Subgraph.PublishAsync(new SellerChanged(OtherSellerId, "other", "Other", "SUSPENDED", 2));
        var without = await harness.Subgraph.EventAsync<ProductChanged>(e => e.ProductId == id && e.Version > offered.Version && e is { InStock: false, PriceMin.MinorUnits: 2000, Status: "ACTIVE" });
        var suspended = await harness.Subgraph.Anonymous().DataAsync(Page, new { id });
        await harness.Subgraph.PublishAsync(new SellerChanged(OtherSellerId, "other", "Other", "APPROVED", 3));
        await harness.Subgraph.EventAsync<ProductChanged>(e => e.ProductId == id && e.Version > without.Version && e is { InStock: true, PriceMin.MinorUnits: 1500 });
        var back = await harness.Subgraph.Anonymous().DataAsync(Page, new { id });

        Assert.Equal((2000L, 2000L), Range(suspended));
        Assert.False(suspended.At("product.inStock").GetBoolean());
        Assert.Equal(0, suspended.At("products.totalCount").GetInt32());
        Assert.Equal(1, suspended.At("product.variants.totalCount").GetInt32());
        Assert.Equal(ProductHarness.SellerId, suspended.Text("product.buyBox.seller.id"));
        Assert.Equal((1500L, 2000L), Range(back));
        Assert.Equal(1, back.At("products.totalCount").GetInt32());
        Assert.Equal(cheap, back.Text("product.buyBox.id"));
    }

    [Fact]
    public async Task Variant_is_found_by_its_sellers_number_for_it()
    {
        await using var harness = await ProductHarness.StartAsync();
        var id = await harness.SharedListingAsync();
        var mine = await harness.OfferAsync(id, ProductHarness.Member, ProductHarness.SellerId, 2000, 3, "SAME");
        var theirs = await harness.OfferAsync(id, ProductHarness.Stranger, OtherSellerId, 1500, 1, "SAME");
        const string Query = "query($r: [_Any!]!) { _entities(representations: $r) { ... on Variant { id } } }";
        var r = new[] { ProductHarness.SellerId, OtherSellerId, "sel_nobody" }.Select(sellerId => new { __typename = "Variant", sku = "SAME", seller = new { id = sellerId } });

        var found = (await harness.Subgraph.Anonymous().DataAsync(Query, new { r })).GetProperty("_entities");

        Assert.Equal((mine, theirs), (found[0].Text("id"), found[1].Text("id")));
        Assert.Equal(JsonValueKind.Null, found[2].ValueKind);
    }

    [Fact]
    public async Task Proposed_listing_is_its_proposers_until_the_shop_approves_it()
    {
        await using var harness = await ProductHarness.StartAsync();
        var member = harness.Subgraph.As(ProductHarness.Member);
        var categoryId = await harness.CategoryAsync("Mugs");
        var proposed = await harness.MemberAsync(
            "productCreate", "ProductCreateInput", "product { id isShared }",
            new { sellerId = ProductHarness.SellerId, isShared = true, title = "Enamel mug", categoryIds = new[] { categoryId } });
        var id = proposed.Text("product.id");
        Assert.True(proposed.At("product.isShared").GetBoolean());
        Assert.Equal(["NOT_FOUND"], await ProductHarness.CodesAsync(
            harness.Subgraph.As(ProductHarness.Stranger), "variantUpsert", "VariantUpsertInput", new { productId = id, sku = "X", sellerId = OtherSellerId }));
        await harness.OfferAsync(id, ProductHarness.Member, ProductHarness.SellerId, 2000, 3);

        var handedIn = await harness.MemberAsync("productPublish", "ProductPublishInput", "product { status version }", new { id, version = 1 });
        Assert.Equal("PENDING_REVIEW", handedIn.Text("product.status"));
        Assert.Equal(0, (await harness.Subgraph.Anonymous().DataAsync("{ products { totalCount } }")).At("products.totalCount").GetInt32());

        await ProductHarness.OkAsync(harness.Subgraph.As(ProductHarness.Admin), "productApprove", "ProductApproveInput", "product { status }", new { id, version = 2 });
        await harness.OfferAsync(id, ProductHarness.Stranger, OtherSellerId, 1500, 1);
        Assert.Equal(["NOT_FOUND"], await ProductHarness.CodesAsync(member, "productUpdate", "ProductUpdateInput", new { id, version = 3, title = "No longer mine" }));
        var ofSeller = await harness.Subgraph.Anonymous().DataAsync("query($id: ID!) { products(where: { sellerId: $id }) { totalCount } }", new { id = OtherSellerId });
        Assert.Equal(1, ofSeller.At("products.totalCount").GetInt32());
    }

    private static (long Min, long Max) Range(JsonElement page) =>
        (page.At("product.priceRange.min.minorUnits").GetInt64(), page.At("product.priceRange.max.minorUnits").GetInt64());
}
