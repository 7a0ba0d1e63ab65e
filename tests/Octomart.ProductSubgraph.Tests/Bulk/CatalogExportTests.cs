using System.Text.Json;
using Octomart.ProductSubgraph.Products;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Bulk;

public class CatalogExportTests
{
    [Theory]
    [InlineData("JSON_LINES")]
    [InlineData("CSV")]
    public async Task What_was_exported_and_is_imported_changes_nothing(string format)
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness);
        await FillAsync(harness);
        var before = await VersionsAsync(harness);

        var file = await client.ExportAsync(format);
        var answer = await client.ImportAsync(file);
        var again = await client.ExportAsync(format);

        Assert.Equal((0, 0, 3, 0), BulkClient.Counts(answer));
        Assert.Equal(before, await VersionsAsync(harness));
        Assert.Equal(file, again);
    }

    [Fact]
    public async Task Edited_export_changes_what_was_edited_once()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness);
        var (_, variantId) = await FillAsync(harness);
        var file = await client.ExportAsync();
        await harness.ReserveAsync("ord_1", TimeProvider.System.GetUtcNow().AddHours(1), (variantId, 2));
        await harness.CommitAsync("ord_1");

        var edited = file
            .Replace("\"stock\":10", "\"stock\":15", StringComparison.Ordinal)
            .Replace("\"title\":\"Oak chair\"", "\"title\":\"Oak armchair\"", StringComparison.Ordinal)
            .Replace("\"minorUnits\":4990", "\"minorUnits\":4490", StringComparison.Ordinal);
        var answer = await client.ImportAsync(edited);
        var again = await client.ImportAsync(edited + "\n");

        Assert.Equal((0, 1, 2, 0), BulkClient.Counts(answer));
        Assert.Equal((0, 0, 3, 0), BulkClient.Counts(again));
        Assert.Equal((13, 0, 13), await harness.LevelAsync(variantId));
        var variant = (await harness.Subgraph.Anonymous().DataAsync("query($id: ID!) { variant(id: $id) { price { minorUnits } product { title slug } } }", new { id = variantId })).At("variant");
        Assert.Equal("""{"price":{"minorUnits":4490},"product":{"title":"Oak armchair","slug":"oak-chair"}}""", variant.GetRawText());
    }

    [Fact]
    public async Task Columns_that_were_taken_out_of_a_spreadsheet_leave_what_they_held_alone()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness);
        var (productId, variantId) = await FillAsync(harness);

        var answer = await client.ImportAsync($"productId,variantId,stock\r\n{productId},{variantId},4\r\n");

        Assert.Equal((0, 1, 0, 0), BulkClient.Counts(answer));
        Assert.Equal((4, 0, 4), await harness.LevelAsync(variantId));
        var product = (await harness.Subgraph.Anonymous().DataAsync("query($id: ID!) { product(id: $id) { title brand attributes { code } categories { name } variants { nodes { sku price { minorUnits } } } } }", new { id = productId })).At("product");
        Assert.Equal(("Oak chair", "Nordholm", "material", 1, 4990), (
            product.Text("title"), product.Text("brand"), product.Text("attributes.0.code"), product.At("categories").GetArrayLength(), product.At("variants.nodes.0.price.minorUnits").GetInt64()));
    }

    [Fact]
    public async Task Rows_in_our_form_make_new_products_with_variants()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness);
        await harness.CategoryAsync("Chairs");
        const string File = """
            productId,sourceId,title,status,categories,sku,options,prices,stock
            ,S1,Stool,ACTIVE,chairs,ST-1,"[{""code"":""colour"",""value"":""Red""}]",10.00 EUR | 12.00 USD,3
            ,S1,Stool,ACTIVE,chairs,ST-2,"[{""code"":""colour"",""value"":""Blue""}]",11.00 EUR,0
            ,S2,Bench,DRAFT,chairs,BE-1,,20 EUR,1
            ,S3,Throne,ACTIVE,thrones,TH-1,,20 EUR,1
            ,S4,Couch,ACTIVE,chairs,CO-1,,20,1
            """;

        var answer = await client.ImportAsync(File);
        var again = await client.ImportAsync(File);

        Assert.Equal((2, 0, 0, 2), BulkClient.Counts(answer));
        Assert.Equal((0, 0, 2, 2), BulkClient.Counts(again));
        var products = (await harness.Subgraph.Anonymous().DataAsync("{ products { nodes { title priceRange { min { minorUnits } max { minorUnits } } variants { nodes { sku options { value } availability { quantity } } } } } }")).At("products.nodes");
        Assert.Equal(
            """[{"title":"Stool","priceRange":{"min":{"minorUnits":1000},"max":{"minorUnits":1100}},"variants":{"nodes":[{"sku":"ST-1","options":[{"value":"Red"}],"availability":{"quantity":3}},{"sku":"ST-2","options":[{"value":"Blue"}],"availability":{"quantity":0}}]}}]""",
            products.GetRawText());
        var draft = await harness.Subgraph.As(ProductHarness.Member).DataAsync("{ products(where: { status: DRAFT }) { nodes { title } } }");
        Assert.Equal("Bench", draft.Text("products.nodes.0.title"));
    }

    [Fact]
    public async Task Other_sellers_products_and_variants_are_like_none()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness, ProductHarness.Stranger);
        var (productId, variantId) = await FillAsync(harness);

        var upload = await client.UploadAsync(BulkClient.Lines(new { productId, title = "Mine now", variants = new[] { new { variantId, stock = 0 } } }, new { productId = "prd_none", variants = Array.Empty<object>() }));
        var answer = await client.EndAsync(await client.StartAsync(upload, sellerId: "sel_other"));

        Assert.Equal((0, 0, 0, 2), BulkClient.Counts(answer));
        Assert.All(answer.At("errors").EnumerateArray(), error => Assert.Equal("NOT_FOUND", error.Text("code")));
        Assert.Equal((10, 0, 10), await harness.LevelAsync(variantId));
    }

    [Fact]
    public async Task Export_takes_a_filter_and_drafts_and_guards_spreadsheets_from_formulas()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness);
        await FillAsync(harness);

        var drafts = await client.ExportAsync("CSV", new { status = "DRAFT" });
        var branded = await client.ExportAsync(where: new { brand = new { eq = "nordholm" } });

        var lines = drafts.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("'=HYPERLINK", lines[1], StringComparison.Ordinal);
        Assert.Equal("Oak chair", JsonElement.Parse(branded.Trim()).Text("title"));
        Assert.Equal(["INVALID"], await ProductHarness.CodesAsync(harness.Subgraph.As(client.User), "catalogExport", "CatalogExportInput", new
        {
            sellerId = ProductHarness.SellerId,
            where = new { or = Enumerable.Range(0, 60).Select(_ => new { inStock = true }) },
        }));
    }

    /// <summary>A product with one variant, one with two in two currencies, and a draft without any.</summary>
    private static async Task<(string ProductId, string VariantId)> FillAsync(ProductHarness harness)
    {
        var first = await harness.ProductAsync(attributes: new[] { new { code = "material", value = "Oak", label = "Made of", unit = (string?)"cm" } }, brand: "Nordholm");
        var (second, _) = await harness.ProductAsync("Table, \"round\"\nand big", 9900, stock: 0);
        await harness.MemberAsync("variantUpsert", "VariantUpsertInput", "variant { id }", new
        {
            productId = second,
            sku = "-T2",
            gtin = "4006381333931",
            weightGrams = 1200,
            minPerOrder = 2,
            maxPerOrder = 12,
            options = new[] { new { code = "colour", value = "Red | Blue" } },
            prices = new[] { new { minorUnits = 100, currency = "JPY" }, new { minorUnits = 8900, currency = "EUR" } },
            compareAtPrices = new[] { new { minorUnits = 9900, currency = "EUR" } },
        });
        await harness.MemberAsync("productCreate", "ProductCreateInput", "product { id }", new
        {
            sellerId = ProductHarness.SellerId,
            title = "=HYPERLINK(\"http://example.com\")",
            descriptionHtml = "<p>A &amp; B</p><ul><li>One</li></ul>",
            taxClass = "REDUCED",
        });
        return first;
    }

    private static async Task<IReadOnlyList<(string, long)>> VersionsAsync(ProductHarness harness) =>
        [.. (await harness.Subgraph.Store.Set<ProductSummary>().ListAsync(new() { Limit = 1000 }, default)).Select(summary => (summary.Id, summary.Version))];
}
