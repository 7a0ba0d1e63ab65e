using System.Text.Json;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Attributes;

public class AttributeDefineTests
{
    [Fact]
    public async Task Defined_attribute_is_checked_put_into_one_form_and_counted_in_ranges()
    {
        await using var harness = await ProductHarness.StartAsync();
        await DefineAsync(harness, new { code = "width", label = "Width", kind = "NUMBER", unit = "cm" });
        await DefineAsync(harness, new { code = "style", label = "Style", kind = "ENUM", values = new[] { "Modern", "Rustic" } });
        await DefineAsync(harness, new { code = "foldable", label = "Foldable", kind = "BOOLEAN" });
        await DefineAsync(harness, new { code = "part_number", label = "Part number", kind = "TEXT", isFacet = false });
        var category = await harness.CategoryAsync("Chairs");
        for (var i = 1; i <= 12; i++)
        {
            await harness.ProductAsync($"Chair {i}", categoryId: category, attributes: new object[]
            {
                new { code = "width", value = $"{i * 10}.50" },
                new { code = "style", value = i % 2 == 0 ? "modern" : "RUSTIC" },
                new { code = "foldable", value = i % 3 == 0 ? "true" : "no" },
                new { code = "part_number", value = $"P-{i % 2}" },
                new { code = "colour", value = i % 2 == 0 ? "Red" : "Blue" },
            });
        }

        var data = (await harness.Subgraph.Anonymous().DataAsync("""
            { products(where: { attribute: { code: "width", gte: 20.5, lte: 60.5 } }) { totalCount nodes { attributes { code label value unit } } facets { code label buckets { value label count from to } } } }
            """)).GetProperty("products");

        Assert.Equal(5, data.At("totalCount").GetInt32());
        var attributes = data.At("nodes.0.attributes").EnumerateArray().ToDictionary(a => a.Text("code"));
        Assert.EndsWith("0.5", attributes["width"].Text("value"), StringComparison.Ordinal);
        Assert.Equal("cm", attributes["width"].Text("unit"));
        Assert.Contains(attributes["style"].Text("value"), new[] { "Modern", "Rustic" });
        Assert.Contains(attributes["foldable"].Text("value"), new[] { "Yes", "No" });
        var all = (await harness.Subgraph.Anonymous().DataAsync("{ products { facets { code buckets { value label count from to } } } }")).At("products.facets").EnumerateArray()
            .ToDictionary(facet => facet.Text("code"), facet => facet.At("buckets").EnumerateArray().ToList());
        Assert.Equal(["10.5 to 20.5 cm", "30.5 to 40.5 cm", "50.5 to 60.5 cm", "70.5 to 80.5 cm", "90.5 to 100.5 cm", "110.5 to 120.5 cm"], all["width"].Select(bucket => bucket.Text("label")));
        Assert.All(all["width"], bucket => Assert.Equal(2, bucket.At("count").GetInt32()));
        Assert.Equal(["No 8", "Yes 4"], all["foldable"].Select(bucket => $"{bucket.Text("value")} {bucket.At("count").GetInt32()}"));
        Assert.Contains("colour", all.Keys);
        Assert.DoesNotContain("part_number", all.Keys);
    }

    [Theory]
    [InlineData("width", "wide", null)]
    [InlineData("width", "12,5", null)]
    [InlineData("width", "12", "in")]
    [InlineData("style", "Baroque", null)]
    [InlineData("foldable", "perhaps", null)]
    public async Task Value_that_does_not_fit_is_refused_for_products_and_variants(string code, string value, string? unit)
    {
        await using var harness = await ProductHarness.StartAsync();
        await DefineAsync(harness, new { code = "width", label = "Width", kind = "NUMBER", unit = "cm" });
        await DefineAsync(harness, new { code = "style", label = "Style", kind = "ENUM", values = new[] { "Modern", "Rustic" } });
        await DefineAsync(harness, new { code = "foldable", label = "Foldable", kind = "BOOLEAN" });
        var (productId, _) = await harness.ProductAsync();
        var member = harness.Subgraph.As(ProductHarness.Member);
        object[] attributes = [new { code, value, unit }];

        Assert.Equal(["INVALID"], await ProductHarness.CodesAsync(member, "productCreate", "ProductCreateInput", new { sellerId = ProductHarness.SellerId, title = "Chair", attributes }));
        Assert.Equal(["INVALID"], await ProductHarness.CodesAsync(member, "productUpdate", "ProductUpdateInput", new { id = productId, version = 2, attributes }));
        Assert.Equal(["INVALID"], await ProductHarness.CodesAsync(member, "variantUpsert", "VariantUpsertInput", new { productId, sku = "X", options = attributes }));
    }

    [Fact]
    public async Task Definitions_are_the_shops_versioned_and_can_be_taken_back()
    {
        await using var harness = await ProductHarness.StartAsync();
        var admin = harness.Subgraph.As(ProductHarness.Admin);
        await DefineAsync(harness, new { code = "width", label = "Width", kind = "NUMBER" });
        var operation = ProductHarness.Operation("attributeDefine", "AttributeDefineInput", "__typename");

        Assert.Equal(["FORBIDDEN"], (await harness.Subgraph.As(ProductHarness.Member).SendAsync(operation, new { input = new { code = "a", label = "A", kind = "TEXT" } })).ErrorCodes);
        Assert.Equal(["VERSION_CONFLICT"], await CodesAsync(admin, new { code = "width", label = "Breadth", kind = "NUMBER" }));
        Assert.Equal(["NOT_FOUND"], await CodesAsync(admin, new { code = "height", label = "Height", kind = "NUMBER", version = 1 }));
        Assert.Equal(["INVALID"], await CodesAsync(admin, new { code = "Not a code", label = "X", kind = "TEXT" }));
        Assert.Equal(["INVALID"], await CodesAsync(admin, new { code = "x", label = " ", kind = "TEXT" }));
        Assert.Equal(["INVALID"], await CodesAsync(admin, new { code = "x", label = "X", kind = "ENUM" }));
        Assert.Equal(["INVALID"], await CodesAsync(admin, new { code = "x", label = "X", kind = "TEXT", values = new[] { "a" } }));
        Assert.Empty(await CodesAsync(admin, new { code = "width", label = "Breadth", kind = "NUMBER", version = 1 }));
        Assert.Equal("Breadth", (await harness.Subgraph.Anonymous().DataAsync("{ attributeDefinitions { code label kind version } }")).Text("attributeDefinitions.0.label"));

        Assert.Equal(["VERSION_CONFLICT"], await ProductHarness.CodesAsync(admin, "attributeUndefine", "AttributeUndefineInput", new { code = "width", version = 1 }));
        Assert.Empty(await ProductHarness.CodesAsync(admin, "attributeUndefine", "AttributeUndefineInput", new { code = "width", version = 2 }));
        Assert.Equal(["NOT_FOUND"], await ProductHarness.CodesAsync(admin, "attributeUndefine", "AttributeUndefineInput", new { code = "width", version = 2 }));
        Assert.Equal(0, (await harness.Subgraph.Anonymous().DataAsync("{ attributeDefinitions { code } }")).At("attributeDefinitions").GetArrayLength());
    }

    [Theory]
    [InlineData("{ not: { not: { not: { not: { not: { not: { not: { not: { inStock: true } } } } } } } } }")]
    [InlineData(null)]
    public async Task Filter_that_is_too_deep_or_too_long_is_refused(string? where)
    {
        await using var harness = await ProductHarness.StartAsync();
        where ??= $"{{ ids: [{string.Join(' ', Enumerable.Range(0, 501).Select(i => $"\"prd_{i}\""))}] }}";

        Assert.Equal(["FILTER_TOO_COMPLEX"], (await harness.Subgraph.Anonymous().SendAsync($"{{ products(where: {where}) {{ totalCount }} }}")).ErrorCodes);
    }

    private static Task<JsonElement> DefineAsync(ProductHarness harness, object input) =>
        ProductHarness.OkAsync(harness.Subgraph.As(ProductHarness.Admin), "attributeDefine", "AttributeDefineInput", "attribute { code }", input);

    private static Task<IReadOnlyList<string>> CodesAsync(GraphQLClient client, object input) => ProductHarness.CodesAsync(client, "attributeDefine", "AttributeDefineInput", input);
}
