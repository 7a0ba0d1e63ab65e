using System.Text.Json;
using Octomart.ProductSubgraph.Products;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Import;

public class CatalogRowsImportTests
{
    private const string Selection = "created updated unchanged failed rowErrors { row field code message }";

    [Fact]
    public async Task Importing_twice_changes_nothing_and_announces_nothing()
    {
        await using var harness = await ProductHarness.StartAsync();
        var rows = Enumerable.Range(1, 30).Select(i => Row(i)).ToArray();

        var first = await ImportAsync(harness, rows);
        var versions = await VersionsAsync(harness);
        var second = await ImportAsync(harness, rows);

        Assert.Equal((30, 0, 0, 0), Counts(first));
        Assert.Equal((0, 0, 30, 0), Counts(second));
        Assert.Equal(versions, await VersionsAsync(harness));
        var data = await harness.Subgraph.Anonymous().DataAsync("""{ products { totalCount } category(slug: "backpack") { name ancestors { name } products { totalCount nodes { variants { nodes { price { minorUnits } availability { quantity } } } image { url } } } } }""");
        Assert.Equal(30, data.At("products.totalCount").GetInt32());
        Assert.Equal("Accessories", data.Text("category.ancestors.0.name"));
        Assert.Equal(15, data.At("category.products.nodes.0.variants.nodes.0.availability.quantity").GetInt32());
    }

    [Fact]
    public async Task Dry_run_says_what_would_happen_and_writes_nothing()
    {
        await using var harness = await ProductHarness.StartAsync();

        var answer = await ImportAsync(harness, [Row(1), Row(2)], dryRun: true);

        Assert.Equal((2, 0, 0, 0), Counts(answer));
        var data = await harness.Subgraph.Anonymous().DataAsync("{ products { totalCount } categoryTree { name } }");
        Assert.Equal("""{"products":{"totalCount":0},"categoryTree":[]}""", data.GetRawText());
    }

    [Fact]
    public async Task Bad_rows_are_named_and_the_good_ones_go_in()
    {
        await using var harness = await ProductHarness.StartAsync();

        var answer = await ImportAsync(harness,
        [
            Row(1),
            Row(2, title: " "),
            Row(3, price: 0),
            Row(4, stock: -1),
            Row(5, sourceId: "id-1"),
            Row(7),
        ]);

        Assert.Equal((2, 0, 0, 4), Counts(answer));
        Assert.Equal(
            ["2 title INVALID", "3 price INVALID", "4 stock INVALID", "5 sourceId INVALID"],
            answer.At("rowErrors").EnumerateArray().Select(error => $"{error.At("row")} {error.Text("field")} {error.Text("code")}"));
    }

    [Fact]
    public async Task Changed_row_changes_its_product_and_units_sold_meanwhile_stay_sold()
    {
        await using var harness = await ProductHarness.StartAsync();
        await ImportAsync(harness, [Row(1), Row(2)]);
        var variantId = (await harness.Subgraph.Anonymous().DataAsync("""{ product(slug: "backpack-number-1") { variants { nodes { id } } } }""")).Text("product.variants.nodes.0.id");
        await harness.ReserveAsync("ord_1", TimeProvider.System.GetUtcNow().AddHours(1), (variantId, 4));
        await harness.CommitAsync("ord_1");

        var answer = await ImportAsync(harness, [Row(1, price: 9900, stock: 20), Row(2)]);

        Assert.Equal((0, 1, 1, 0), Counts(answer));
        Assert.Equal((16, 0, 16), await harness.LevelAsync(variantId));
        Assert.Equal(9900, (await harness.Subgraph.Anonymous().DataAsync("""{ product(slug: "backpack-number-1") { priceRange { min { minorUnits } } } }""")).At("product.priceRange.min.minorUnits").GetInt64());
    }

    [Fact]
    public async Task Two_imports_of_the_same_rows_at_once_make_each_product_once()
    {
        await using var harness = await ProductHarness.StartAsync();
        var rows = Enumerable.Range(1, 50).Select(i => Row(i)).ToArray();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ImportAsync(harness, rows)));

        Assert.Equal(50, answers.Sum(answer => answer.At("created").GetInt32()));
        Assert.Equal(150, answers.Sum(answer => answer.At("unchanged").GetInt32()));
    }

    [Fact]
    public async Task Skus_that_repeat_are_told_apart_and_importing_again_still_changes_nothing()
    {
        await using var harness = await ProductHarness.StartAsync();
        object[] rows = [Row(1, sku: "16GB Kit"), Row(2, sku: "16GB Kit"), Row(3, sku: "")];

        await ImportAsync(harness, rows);
        var again = await ImportAsync(harness, rows);
        var changed = await ImportAsync(harness, [Row(2, sku: "16GB Kit", price: 1)]);

        Assert.Equal((0, 0, 3, 0), Counts(again));
        Assert.Equal((0, 1, 0, 0), Counts(changed));
        var skus = (await harness.Subgraph.Anonymous().DataAsync("{ products { nodes { variants { nodes { sku } } } } }")).At("products.nodes").EnumerateArray().Select(node => node.Text("variants.nodes.0.sku"));
        Assert.Equal(["16GB Kit", "16GB Kit-id-2", "id-3"], skus.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Odd_attributes_cost_themselves_and_not_the_row()
    {
        await using var harness = await ProductHarness.StartAsync();
        object[] attributes = [new { code = "Screen Size (cm)", value = "43.2" }, new { code = "empty", value = "" }, new { code = "long", value = new string('x', 900) }];

        var answer = await ImportAsync(harness, [new { row = 1, sourceId = "a", title = "Laptop", price = new { minorUnits = 100, currency = "EUR" }, attributes }]);

        Assert.Equal((1, 0, 0, 0), Counts(answer));
        var stored = (await harness.Subgraph.Anonymous().DataAsync("{ products { nodes { attributes { code value } } } }")).At("products.nodes.0.attributes");
        Assert.Equal(["screen_size_cm 4", "long 500"], stored.EnumerateArray().Select(a => $"{a.Text("code")} {a.Text("value").Length}"));
    }

    [Fact]
    public async Task Titles_that_repeat_get_slugs_of_their_own()
    {
        await using var harness = await ProductHarness.StartAsync();

        await ImportAsync(harness, [Row(1, title: "Same"), Row(2, title: "Same"), Row(3, title: "Same")]);

        var slugs = (await harness.Subgraph.Anonymous().DataAsync("{ products { nodes { slug } } }")).At("products.nodes").EnumerateArray().Select(node => node.Text("slug")).ToList();
        Assert.Equal(3, slugs.Distinct().Count());
        Assert.Contains("same", slugs);
    }

    private static object Row(int row, string? title = null, long price = 12999, int stock = 15, string? sourceId = null, string? sku = null) => new
    {
        row,
        sourceId = sourceId ?? $"id-{row}",
        title = title ?? $"Backpack number {row}",
        description = "Made <for> tests.",
        categoryPath = new[] { "accessories", "backpack" },
        attributes = new[] { new { code = "gender", value = "F" } },
        price = new { minorUnits = price, currency = "EUR" },
        stock,
        sku = sku ?? $"SKU-{row}",
    };

    private static Task<JsonElement> ImportAsync(ProductHarness harness, object[] rows, bool dryRun = false) =>
        harness.ServiceAsync("catalogRowsImport", "CatalogRowsImportInput", Selection, new { sellerId = ProductHarness.SellerId, dryRun, rows });

    private static (int Created, int Updated, int Unchanged, int Failed) Counts(JsonElement answer) =>
        (answer.At("created").GetInt32(), answer.At("updated").GetInt32(), answer.At("unchanged").GetInt32(), answer.At("failed").GetInt32());

    private static async Task<IReadOnlyList<(string, long)>> VersionsAsync(ProductHarness harness) =>
        [.. (await harness.Subgraph.Store.Set<ProductSummary>().ListAsync(new() { Limit = 1000 }, default)).Select(summary => (summary.Id, summary.Version))];
}
