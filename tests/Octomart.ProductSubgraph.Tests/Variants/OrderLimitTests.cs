using Octomart.ProductSubgraph.Tests.Bulk;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Variants;

public class OrderLimitTests
{
    [Fact]
    public async Task A_seller_sets_how_many_units_an_order_takes_and_takes_the_limit_back()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (productId, id) = await harness.ProductAsync();

        await harness.MemberAsync("variantUpsert", "VariantUpsertInput", "variant { id }", new { productId, id, version = 1, minPerOrder = 2, maxPerOrder = 6 });
        var forSale = (await harness.Subgraph.AsService("cart").DataAsync(
            "query($ids: [ID!]!) { variantsForSale(ids: $ids, currency: \"EUR\") { minPerOrder maxPerOrder } }", new { ids = new[] { id } })).At("variantsForSale.0");
        var member = harness.Subgraph.As(ProductHarness.Member);
        foreach (object bad in (object[])[new { productId, id, version = 2, minPerOrder = 0 }, new { productId, id, version = 2, minPerOrder = 7 }, new { productId, id, version = 2, maxPerOrder = 1 }, new { productId, id, version = 2, maxPerOrder = 10_001 }])
        {
            Assert.Equal(["INVALID"], await ProductHarness.CodesAsync(member, "variantUpsert", "VariantUpsertInput", bad));
        }

        var freed = await harness.MemberAsync("variantUpsert", "VariantUpsertInput", "variant { minPerOrder maxPerOrder }", new { productId, id, version = 2, maxPerOrder = 0 });

        Assert.Equal("""{"minPerOrder":2,"maxPerOrder":6}""", forSale.GetRawText());
        Assert.Equal("""{"minPerOrder":2,"maxPerOrder":null}""", freed.At("variant").GetRawText());
    }

    [Fact]
    public async Task Files_set_the_limits_too_and_not_the_wrong_way_round()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness, ProductHarness.AdminOfSeller);

        var answer = await client.ImportAsync(BulkClient.Lines(Row("Dozen", 12, 144), Row("Upside down", 5, 4)));

        Assert.Equal((1, 0, 0, 1), BulkClient.Counts(answer));
        Assert.Equal((2, "maxPerOrder"), (answer.At("errors.0.row").GetInt32(), answer.Text("errors.0.field")));
        var variant = (await harness.Subgraph.Anonymous().DataAsync("""{ product(slug: "dozen") { variants { nodes { minPerOrder maxPerOrder } } } }""")).At("product.variants.nodes.0");
        Assert.Equal((12, 144), (variant.At("minPerOrder").GetInt32(), variant.At("maxPerOrder").GetInt32()));
    }

    private static object Row(string title, int least, int most) => new
    {
        sourceId = title,
        title,
        variants = new[] { new { sku = title, minPerOrder = least, maxPerOrder = most, prices = new[] { new { minorUnits = 100, currency = "EUR" } } } },
    };
}
