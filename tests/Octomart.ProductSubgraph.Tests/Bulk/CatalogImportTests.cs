using System.Net;
using System.Text;
using Octomart.ProductSubgraph.Products;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Bulk;

public class CatalogImportTests
{
    [Fact]
    public async Task Importing_twice_changes_nothing_and_announces_nothing()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness, ProductHarness.AdminOfSeller);
        var file = BulkClient.Lines(Enumerable.Range(1, 600).Select(i => BulkClient.Row(i)));

        var first = await client.ImportAsync(file);
        var versions = await VersionsAsync(harness);
        var second = await client.ImportAsync(file);

        Assert.Equal((600, 0, 0, 0), BulkClient.Counts(first));
        Assert.Equal((0, 0, 600, 0), BulkClient.Counts(second));
        Assert.Equal(("COMPLETED", 100, 600), (first.Text("status"), first.At("percent").GetDouble(), first.At("processed").GetInt32()));
        Assert.Equal(versions, await VersionsAsync(harness));
        var data = await harness.Subgraph.Anonymous().DataAsync("""{ products { totalCount } category(slug: "backpack") { name ancestors { name } products { totalCount nodes { variants { nodes { price { minorUnits } availability { quantity } } } image { url } attributes { code value } } } } }""");
        Assert.Equal(600, data.At("products.totalCount").GetInt32());
        Assert.Equal("Accessories", data.Text("category.ancestors.0.name"));
        Assert.Equal(15, data.At("category.products.nodes.0.variants.nodes.0.availability.quantity").GetInt32());
        Assert.Equal(12999, data.At("category.products.nodes.0.variants.nodes.0.price.minorUnits").GetInt64());
        Assert.Equal("gender", data.Text("category.products.nodes.0.attributes.0.code"));
    }

    [Fact]
    public async Task Dry_run_says_what_would_happen_and_writes_nothing()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness, ProductHarness.AdminOfSeller);

        var answer = await client.ImportAsync(BulkClient.Lines(BulkClient.Row(1), BulkClient.Row(2), BulkClient.Row(3, price: 0)), dryRun: true);

        Assert.Equal((2, 0, 0, 1), BulkClient.Counts(answer));
        var data = await harness.Subgraph.Anonymous().DataAsync("{ products { totalCount } categoryTree { name } }");
        Assert.Equal("""{"products":{"totalCount":0},"categoryTree":[]}""", data.GetRawText());
    }

    [Fact]
    public async Task Bad_rows_are_named_and_the_good_ones_go_in()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness, ProductHarness.AdminOfSeller);
        string[] file =
        [
            BulkClient.Lines(BulkClient.Row(1)),
            BulkClient.Lines(BulkClient.Row(2, title: " ")),
            BulkClient.Lines(BulkClient.Row(3, price: 0)),
            BulkClient.Lines(BulkClient.Row(4, stock: -1)),
            BulkClient.Lines(BulkClient.Row(5, id: "id-1")),
            "",
            "{ broken",
            "[1, 2]",
            """{"id":"8","title":"Half a \ud800 character","price":1}""",
            """{"id":"9","title":"Odd money","price":"1.999"}""",
            """{"id":"10","title":"No money","price":"1","currency":"XXX"}""",
            """{"id":"11","title":"Huge","price":1e300}""",
            """{"title":"No id","price":1}""",
            $$"""{"id":"13","title":"Long","price":1,"description":"{{new string('x', 1_200_000)}}"}""",
            BulkClient.Lines(BulkClient.Row(14)),
        ];

        var answer = await client.ImportAsync(string.Join('\n', file));

        Assert.Equal((2, 0, 0, 12), BulkClient.Counts(answer));
        var errors = (await client.DownloadAsync(answer.Text("errorsUrl"))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("row,field,code,message", errors[0]);
        Assert.Equal(
            [
                "2,title,INVALID", "3,price,INVALID", "4,stock,INVALID", "5,id,INVALID", "7,,INVALID", "8,,INVALID", "9,,INVALID", "10,price,INVALID", "11,currency,INVALID",
                "12,price,INVALID", "13,id,INVALID", "14,,INVALID",
            ],
            errors[1..].Select(line => string.Join(',', line.Split(',')[..3])));
        Assert.Equal(10, answer.At("errors").GetArrayLength());
        Assert.Equal("A title is needed.", answer.Text("errors.0.message"));
    }

    [Fact]
    public async Task Csv_is_read_with_quotes_other_names_and_gzip_and_says_which_line_is_bad()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness, ProductHarness.AdminOfSeller);
        const string File = "Number,Product Name,cost,quantity,Colour\r\nA1,\"Chair, \"\"oak\"\"\",49.90,3,Red\r\nA2,Table,not a price,1,\r\nA3,\"Two\r\nlines\",5,1,Blue\r\n";
        object[] columns = [new { field = "ID", column = "Number" }, new { field = "TITLE", column = "Product Name" }, new { field = "PRICE", column = "cost" }];

        var id = await client.StartAsync(await client.UploadAsync(BulkClient.Gzip(File)), columns: columns, defaults: new { currency = "USD", category = "Furniture" });
        var answer = await client.EndAsync(id);

        Assert.Equal((2, 0, 0, 1), BulkClient.Counts(answer));
        Assert.Equal((3, "price"), (answer.At("errors.0.row").GetInt32(), answer.Text("errors.0.field")));
        var product = (await harness.Subgraph.Anonymous().DataAsync("""{ product(slug: "chair-oak") { title attributes { code value } categories { name } priceRange(currency: "USD") { min { minorUnits } } } }""")).At("product");
        Assert.Equal("""{"title":"Chair, \"oak\"","attributes":[{"code":"colour","value":"Red"}],"categories":[{"name":"Furniture"}],"priceRange":{"min":{"minorUnits":4990}}}""", product.GetRawText().Replace("\\u0022", "\\\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Changed_row_changes_its_product_and_units_sold_meanwhile_stay_sold()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness, ProductHarness.AdminOfSeller);
        await client.ImportAsync(BulkClient.Lines(BulkClient.Row(1), BulkClient.Row(2)));
        var variantId = (await harness.Subgraph.Anonymous().DataAsync("""{ product(slug: "backpack-number-1") { variants { nodes { id } } } }""")).Text("product.variants.nodes.0.id");
        await harness.ReserveAsync("ord_1", TimeProvider.System.GetUtcNow().AddHours(1), (variantId, 4));
        await harness.CommitAsync("ord_1");

        var answer = await client.ImportAsync(BulkClient.Lines(BulkClient.Row(1, price: 99, stock: 20), BulkClient.Row(2)));

        Assert.Equal((0, 1, 1, 0), BulkClient.Counts(answer));
        Assert.Equal((16, 0, 16), await harness.LevelAsync(variantId));
        Assert.Equal(9900, (await harness.Subgraph.Anonymous().DataAsync("""{ product(slug: "backpack-number-1") { priceRange { min { minorUnits } } } }""")).At("product.priceRange.min.minorUnits").GetInt64());
    }

    [Fact]
    public async Task Imports_of_the_same_rows_at_once_make_each_product_once()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness, ProductHarness.AdminOfSeller);
        var file = BulkClient.Lines(Enumerable.Range(1, 300).Select(i => BulkClient.Row(i, title: "Same name")));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.ImportAsync(file)));

        Assert.Equal(300, answers.Sum(answer => answer.At("created").GetInt32()));
        Assert.Equal(900, answers.Sum(answer => answer.At("unchanged").GetInt32()));
        Assert.Equal(300, await harness.Subgraph.Store.Set<Product>().CountAsync(null, default));
    }

    [Fact]
    public async Task One_upload_asked_for_many_times_at_once_is_one_operation()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness, ProductHarness.AdminOfSeller);
        var upload = await client.UploadAsync(BulkClient.Lines(BulkClient.Row(1)));

        var ids = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => client.StartAsync(upload)));

        Assert.Single(ids.Distinct());
        Assert.Equal((1, 0, 0, 0), BulkClient.Counts(await client.EndAsync(ids[0])));
        Assert.Equal(["IDEMPOTENCY_KEY_REUSED"], await ProductHarness.CodesAsync(
            harness.Subgraph.As(client.User), "catalogImport", "CatalogImportInput", new { sellerId = ProductHarness.SellerId, uploadId = upload, dryRun = false, defaults = new { stock = 3 } }));
    }

    [Fact]
    public async Task Skus_and_titles_that_repeat_are_told_apart_and_importing_again_still_changes_nothing()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness, ProductHarness.AdminOfSeller);
        var file = BulkClient.Lines(BulkClient.Row(1, "Same", sku: "16GB Kit"), BulkClient.Row(2, "Same", sku: "16GB Kit"), BulkClient.Row(3, "Same", sku: ""));

        await client.ImportAsync(file);
        var again = await client.ImportAsync(file + "\n");
        var changed = await client.ImportAsync(BulkClient.Lines(BulkClient.Row(2, "Same", sku: "16GB Kit", price: 1)));

        Assert.Equal((0, 0, 3, 0), BulkClient.Counts(again));
        Assert.Equal((0, 1, 0, 0), BulkClient.Counts(changed));
        var nodes = (await harness.Subgraph.Anonymous().DataAsync("{ products { nodes { slug variants { nodes { sku } } } } }")).At("products.nodes").EnumerateArray().ToList();
        Assert.Equal(["16GB Kit", "16GB Kit-id-2", "id-3"], nodes.Select(node => node.Text("variants.nodes.0.sku")).Order(StringComparer.Ordinal));
        Assert.Equal(3, nodes.Select(node => node.Text("slug")).Distinct().Count());
    }

    [Fact]
    public async Task Odd_attributes_cost_themselves_and_not_the_row()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness, ProductHarness.AdminOfSeller);
        var attributes = new Dictionary<string, object> { ["Screen Size (cm)"] = 43.0, ["empty"] = "", ["long"] = new string('x', 900) };

        var answer = await client.ImportAsync(BulkClient.Lines(new { id = "a", title = "Laptop", price = 1, attributes }));

        Assert.Equal((1, 0, 0, 0), BulkClient.Counts(answer));
        var stored = (await harness.Subgraph.Anonymous().DataAsync("{ products { nodes { attributes { code value } } } }")).At("products.nodes.0.attributes");
        Assert.Equal(["screen_size_cm 2", "long 500"], stored.EnumerateArray().Select(a => $"{a.Text("code")} {a.Text("value").Length}"));
    }

    [Fact]
    public async Task Sellers_use_the_shops_categories_and_make_none()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness);
        await harness.CategoryAsync("Accessories");

        var answer = await client.ImportAsync(BulkClient.Lines(BulkClient.Row(1), new { id = "2", title = "Belt", category = "accessories", price = 5 }));

        Assert.Equal((1, 0, 0, 1), BulkClient.Counts(answer));
        Assert.Equal(("category", "NOT_FOUND"), (answer.Text("errors.0.field"), answer.Text("errors.0.code")));
    }

    [Theory]
    [InlineData("one array", "[{}]", "JSON array")]
    [InlineData("broken gzip", null, "cannot be read")]
    public async Task File_that_cannot_be_read_fails_and_says_why(string what, string? text, string expected)
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness);
        var file = text is not null ? Encoding.UTF8.GetBytes(text) : BulkClient.Gzip(BulkClient.Lines(Enumerable.Range(1, 2000).Select(i => BulkClient.Row(i))))[..^300];

        var answer = await client.EndAsync(await client.StartAsync(await client.UploadAsync(file), dryRun: true));

        Assert.Equal("FAILED", answer.Text("status"));
        Assert.True(answer.Text("failure").Contains(expected, StringComparison.Ordinal), $"{what}: {answer}");
    }

    [Fact]
    public async Task Empty_lines_alone_are_a_file_without_rows()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness);

        var answer = await client.ImportAsync("\n\n \n");

        Assert.Equal(("COMPLETED", 0), (answer.Text("status"), answer.At("processed").GetInt32()));
    }

    [Fact]
    public async Task Bad_inputs_are_refused()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness);
        var uploadId = await client.UploadAsync("{}");
        (object Input, string Code)[] table =
        [
            (new { sellerId = "sel_other", uploadId }, "FORBIDDEN"),
            (new { sellerId = ProductHarness.SellerId, uploadId = "upl_none" }, "NOT_FOUND"),
            (new { sellerId = ProductHarness.SellerId, uploadId, defaults = new { stock = -1 } }, "INVALID"),
            (new { sellerId = ProductHarness.SellerId, uploadId, defaults = new { category = "" } }, "INVALID"),
            (new { sellerId = ProductHarness.SellerId, uploadId, columns = new[] { new { field = "TITLE", column = " " } } }, "INVALID"),
            (new { sellerId = ProductHarness.SellerId, uploadId, columns = new[] { new { field = "TITLE", column = "a" }, new { field = "TITLE", column = "b" } } }, "INVALID"),
        ];

        foreach (var (input, code) in table)
        {
            Assert.Equal([code], await ProductHarness.CodesAsync(harness.Subgraph.As(ProductHarness.Member), "catalogImport", "CatalogImportInput", input));
        }

        // Somebody else's upload is like none, even for a member of the same seller.
        var colleague = TestUser.SellerMember("usr_colleague", ProductHarness.SellerId);
        Assert.Equal(["NOT_FOUND"], await ProductHarness.CodesAsync(harness.Subgraph.As(colleague), "catalogImport", "CatalogImportInput", new { sellerId = ProductHarness.SellerId, uploadId }));
    }

    [Fact]
    public async Task Uploads_need_a_user_a_file_and_an_end()
    {
        await using var harness = await ProductHarness.StartAsync(settings: new() { ["Octomart:Product:Uploads:MaxCatalogueBytes"] = "2000", ["Octomart:Product:Limits:UploadsPerHour"] = "6" });
        using var client = new BulkClient(harness);

        var anonymous = await client.TryUploadAsync(new StringContent("{}"), signedIn: false);
        var empty = await client.TryUploadAsync(new ByteArrayContent([]));
        var large = await client.TryUploadAsync(new ByteArrayContent(new byte[2001]));
        var formless = await client.TryUploadAsync(new MultipartFormDataContent { { new StringContent("x"), "name" } });
        var form = await client.TryUploadAsync(new MultipartFormDataContent { { new StringContent("x"), "name" }, { new StringContent("{}"), "file", "a.jsonl" } });
        var largeForm = await client.TryUploadAsync(new MultipartFormDataContent { { new ByteArrayContent(new byte[5000]), "file", "a.jsonl" } });
        await client.TryUploadAsync(new StringContent("{}"));
        var tooMany = await client.TryUploadAsync(new StringContent("{}"));

        Assert.Equal((HttpStatusCode.Unauthorized, "UNAUTHENTICATED"), (anonymous.Status, anonymous.Answer.Text("code")));
        Assert.Equal((HttpStatusCode.BadRequest, "INVALID"), (empty.Status, empty.Answer.Text("code")));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "TOO_LARGE"), (large.Status, large.Answer.Text("code")));
        Assert.Equal((HttpStatusCode.BadRequest, "INVALID"), (formless.Status, formless.Answer.Text("code")));
        Assert.Equal((HttpStatusCode.Created, 2), (form.Status, form.Answer.At("bytes").GetInt32()));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "TOO_LARGE"), (largeForm.Status, largeForm.Answer.Text("code")));
        Assert.Equal((HttpStatusCode.TooManyRequests, "RATE_LIMITED"), (tooMany.Status, tooMany.Answer.Text("code")));
    }

    private static async Task<IReadOnlyList<(string, long)>> VersionsAsync(ProductHarness harness) =>
        [.. (await harness.Subgraph.Store.Set<ProductSummary>().ListAsync(new() { Limit = 1000 }, default)).Select(summary => (summary.Id, summary.Version))];
}
