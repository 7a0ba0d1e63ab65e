using System.Text.Json;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Bulk;

public class ImportedAttributesTests
{
    [Fact]
    public async Task File_brings_in_no_value_that_the_shop_would_refuse_and_puts_the_others_into_the_shops_form()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness, ProductHarness.AdminOfSeller);
        await DefineAsync(harness, new { code = "width", label = "Width", kind = "NUMBER", unit = "cm" });
        await DefineAsync(harness, new { code = "style", label = "Style", kind = "ENUM", values = new[] { "Modern", "Rustic" } });
        var file = BulkClient.Lines(
            Row("Fits", [new { code = "width", value = "12.50" }, new { code = "style", value = "rustic" }, new { code = "colour", value = "Red" }], "modern"),
            Row("Words", [new { code = "width", value = "wide" }], "Modern"),
            Row("Inches", [new { code = "width", value = "12", unit = "in" }], "Modern"),
            Row("Baroque", [], "Baroque"));

        var dry = await client.ImportAsync(file, dryRun: true);
        var answer = await client.ImportAsync(file);
        var again = await client.ImportAsync(file);

        Assert.Equal((1, 0, 0, 3), BulkClient.Counts(dry));
        Assert.Equal((1, 0, 0, 3), BulkClient.Counts(answer));
        Assert.Equal((0, 0, 1, 3), BulkClient.Counts(again));
        var errors = (await client.DownloadAsync(answer.Text("errorsUrl"))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            [
                """2,attributes,INVALID,"width: It is a number, with a point for decimals." """.TrimEnd(),
                "3,attributes,INVALID,width: Its unit is cm.",
                """4,options,INVALID,"style: It is one of Modern, Rustic." """.TrimEnd(),
            ],
            errors[1..]);
        var product = (await harness.Subgraph.Anonymous().DataAsync(
            """{ product(slug: "fits") { attributes { code label value unit } variants { nodes { options { value } } } } }""")).At("product");
        Assert.Equal(
            ["width Width 12.5 cm", "style Style Rustic -", "colour Colour Red -"],
            product.At("attributes").EnumerateArray().Select(a => $"{a.Text("code")} {a.Text("label")} {a.Text("value")} {a.At("unit").GetString() ?? "-"}"));
        Assert.Equal("Modern", product.Text("variants.nodes.0.options.0.value"));
    }

    private static Task<JsonElement> DefineAsync(ProductHarness harness, object input) =>
        ProductHarness.OkAsync(harness.Subgraph.As(ProductHarness.Admin), "attributeDefine", "AttributeDefineInput", "attribute { code }", input);

    private static object Row(string title, object[] attributes, string style) => new
    {
        sourceId = title,
        title,
        attributes,
        variants = new[] { new { sku = title, options = new[] { new { code = "style", value = style } }, prices = new[] { new { minorUnits = 100, currency = "EUR" } } } },
    };
}
