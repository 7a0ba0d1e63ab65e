using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Octomart.ProductSubgraph.Bulk;
using Octomart.ProductSubgraph.Files;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Uploads;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Bulk;

public class BulkOperationTests
{
    private const int Many = 1500;

    [Fact]
    public async Task Import_cut_short_goes_on_where_it_was_and_does_nothing_twice()
    {
        await using var harness = await ProductHarness.StartAsync(settings: new() { ["Octomart:Product:Bulk:BatchSize"] = "50" });
        using var client = new BulkClient(harness);

        // Every seventh row is bad: errors too are told once.
        var id = await client.StartAsync(await client.UploadAsync(BulkClient.Lines(Enumerable.Range(1, Many).Select(i => new { id = $"id-{i}", title = $"Item {i}", price = i % 7 == 0 ? 0 : 5, stock = 3 }))));
        for (var crash = 1; crash <= 3; crash++)
        {
            var reached = crash * 200;
            await Eventually.HoldsAsync(async () => (await OperationAsync(harness, id)).Processed >= reached, $"{reached} rows");
            await harness.Subgraph.RestartAsync();
        }

        await Eventually.HoldsAsync(async () => !(await OperationAsync(harness, id)).IsOpen, "the end");

        var operation = await OperationAsync(harness, id);
        var bad = Many / 7;
        Assert.Equal((BulkStatus.Completed, Many, Many - bad, 0, 0, bad), (operation.Status, operation.Processed, operation.Created, operation.Updated, operation.Unchanged, operation.Failed));
        Assert.Equal(Many - bad, await harness.Subgraph.Store.Set<Product>().CountAsync(null, default));
        var summaries = await harness.Subgraph.Store.Set<ProductSummary>().ListAsync(new() { Limit = 10_000 }, default);
        Assert.All(summaries, summary => Assert.Equal(1, summary.Version));
        var errors = await harness.Subgraph.Store.Set<BulkErrorPage>().ListAsync(new() { Limit = 10_000 }, default);
        Assert.Equal(bad, errors.SelectMany(page => page.Errors).Select(error => error.Row).Distinct().Count());
        Assert.Equal(bad, errors.Sum(page => page.Errors.Length));
    }

    [Fact]
    public async Task Progress_is_told_from_where_it_stands_to_the_end_and_seldom_enough_to_watch()
    {
        await using var harness = await ProductHarness.StartAsync(settings: new() { ["Octomart:Product:Bulk:BatchSize"] = "5" });
        using var client = new BulkClient(harness);
        var id = await client.StartAsync(await client.UploadAsync(BulkClient.Lines(Enumerable.Range(1, Many).Select(i => new { id = $"id-{i}", title = $"Item {i}", price = 5 }))));

        var seen = new List<(string Status, double Percent, int Processed)>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await foreach (var update in harness.Subgraph.As(client.User).SubscribeAsync("subscription($id: ID!) { bulkOperationUpdated(id: $id) { status percent processed rowsPerSecond } }", new { id }, patience.Token))
        {
            var operation = update.At("data.bulkOperationUpdated");
            seen.Add((operation.Text("status"), operation.At("percent").GetDouble(), operation.At("processed").GetInt32()));
        }

        Assert.Equal(("COMPLETED", 100, Many), seen[^1]);
        Assert.Equal(seen.Select(update => update.Processed).Order(), seen.Select(update => update.Processed));
        Assert.True(seen.Count < Many / 5, $"{seen.Count} updates for {Many / 5} batches.");
    }

    [Fact]
    public async Task Cancelled_import_stops_and_keeps_what_was_done()
    {
        await using var harness = await ProductHarness.StartAsync(settings: new() { ["Octomart:Product:Bulk:BatchSize"] = "10" });
        using var client = new BulkClient(harness);
        var id = await client.StartAsync(await client.UploadAsync(BulkClient.Lines(Enumerable.Range(1, 20_000).Select(i => new { id = $"id-{i}", title = $"Item {i}", price = 5 }))));
        await Eventually.HoldsAsync(async () => (await client.LookAsync(id)).At("processed").GetInt32() > 0, "the first batch");

        await ProductHarness.OkAsync(harness.Subgraph.As(client.User), "bulkOperationCancel", "BulkOperationCancelInput", "operation { status }", new { id });
        var ended = await client.EndAsync(id);

        Assert.Equal("CANCELLED", ended.Text("status"));
        Assert.InRange(ended.At("created").GetInt32(), 1, 19_990);
        Assert.Equal(ended.At("created").GetInt32(), await harness.Subgraph.Store.Set<Product>().CountAsync(null, default));
        Assert.Empty(await ProductHarness.CodesAsync(harness.Subgraph.As(client.User), "bulkOperationCancel", "BulkOperationCancelInput", new { id }));
    }

    [Fact]
    public async Task Finished_operation_cannot_be_cancelled()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness);
        var ended = await client.ImportAsync("{}");

        Assert.Equal(["ALREADY_FINISHED"], await ProductHarness.CodesAsync(harness.Subgraph.As(client.User), "bulkOperationCancel", "BulkOperationCancelInput", new { id = ended.Text("id") }));
    }

    [Fact]
    public async Task Operations_of_a_seller_are_its_members_alone()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness);
        var id = (await client.ImportAsync("{}")).Text("id");
        const string Query = "query($id: ID!) { bulkOperation(id: $id) { id } }";
        const string Entities = "query($r: [_Any!]!) { _entities(representations: $r) { __typename } }";
        const string List = "{ bulkOperations(sellerId: \"sel_one\") { totalCount nodes { id } } }";
        const string Watch = "subscription($id: ID!) { bulkOperationUpdated(id: $id) { id } }";
        var (member, stranger, shopper) = (harness.Subgraph.As(client.User), harness.Subgraph.As(ProductHarness.Stranger), harness.Subgraph.As(ProductHarness.Shopper));

        Assert.Equal(id, (await member.DataAsync(Query, new { id })).Text("bulkOperation.id"));
        Assert.Equal(id, (await member.DataAsync(List)).Text("bulkOperations.nodes.0.id"));
        foreach (var other in new[] { stranger, shopper })
        {
            Assert.Equal("""{"bulkOperation":null}""", (await other.DataAsync(Query, new { id })).GetRawText());
            Assert.Equal("""{"_entities":[null]}""", (await other.DataAsync(Entities, new { r = new[] { new { __typename = "BulkOperation", id } } })).GetRawText());
            Assert.Equal("NOT_FOUND", await FirstErrorAsync(other, Watch, id));
        }

        Assert.Equal("""{"bulkOperations":null}""", (await stranger.DataAsync(List)).GetRawText());
        Assert.Equal(["NOT_FOUND"], await ProductHarness.CodesAsync(stranger, "bulkOperationCancel", "BulkOperationCancelInput", new { id }));
        Assert.Equal(["UNAUTHENTICATED"], (await harness.Subgraph.Anonymous().SendAsync(Query, new { id })).ErrorCodes);
        Assert.Equal(["FORBIDDEN"], await ProductHarness.CodesAsync(stranger, "catalogExport", "CatalogExportInput", new { sellerId = ProductHarness.SellerId }));
        Assert.Equal(["FORBIDDEN"], await ProductHarness.CodesAsync(member, "catalogExport", "CatalogExportInput", new { }));
    }

    [Fact]
    public async Task Downloads_open_with_their_own_address_only_and_for_an_hour()
    {
        var clock = new TestClock(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));
        await using var harness = await ProductHarness.StartAsync(clock);
        using var client = new BulkClient(harness);
        var url = (await client.ImportAsync("{}")).Text("errorsUrl");

        Assert.Equal(HttpStatusCode.OK, await client.StatusOfAsync(url));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusOfAsync(url[..^1] + (url[^1] == 'A' ? 'B' : 'A')));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusOfAsync(url.Split('?')[0]));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusOfAsync(url.Replace("errors.csv", "catalogue.csv", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusOfAsync(url.Replace("expires=1", "expires=2", StringComparison.Ordinal)));
        clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusOfAsync(url));
    }

    [Fact]
    public async Task Too_many_at_once_are_refused()
    {
        await using var harness = await ProductHarness.StartAsync(settings: new() { ["Octomart:Product:Limits:BulkOperationsPerHour"] = "2" });
        using var client = new BulkClient(harness);
        await client.ImportAsync("{}");
        await client.ImportAsync("{}");

        var codes = await ProductHarness.CodesAsync(harness.Subgraph.As(client.User), "catalogExport", "CatalogExportInput", new { sellerId = ProductHarness.SellerId });

        Assert.Equal(["RATE_LIMITED"], codes);
    }

    [Fact]
    public async Task What_nobody_needs_any_more_is_swept_and_what_somebody_needs_stays()
    {
        var clock = new TestClock(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));
        await using var harness = await ProductHarness.StartAsync(clock);
        using var client = new BulkClient(harness);
        var sweeper = harness.Subgraph.Services.GetRequiredService<FileSweeper>();
        var imported = await client.ImportAsync("{}");
        var exported = await ExportedFileAsync();

        clock.Advance(TimeSpan.FromDays(2));
        await sweeper.SweepAsync(default);
        Assert.Equal(0, await harness.Subgraph.Store.Set<Upload>().CountAsync(null, default));
        Assert.Equal([exported], Names());

        clock.Advance(TimeSpan.FromDays(20));
        await sweeper.SweepAsync(default);
        Assert.Empty(Names());
        Assert.Null(await harness.Subgraph.Store.Set<BulkOperation>().FindAsync(imported.Text("id"), default));
        Assert.Equal(0, await harness.Subgraph.Store.Set<BulkErrorPage>().CountAsync(null, default));

        async Task<string> ExportedFileAsync()
        {
            await client.ExportAsync();
            return (await harness.Subgraph.Store.Set<BulkOperation>().ListAsync(new(), default)).Select(operation => operation.ResultFile).OfType<string>().Single();
        }

        IEnumerable<string> Names() => harness.Subgraph.Services.GetRequiredService<IFileStore>().SavedBefore(DateTimeOffset.MaxValue);
    }

    private static async Task<BulkOperation> OperationAsync(ProductHarness harness, string id) => (await harness.Subgraph.Store.Set<BulkOperation>().FindAsync(id, default))!;

    private static async Task<string?> FirstErrorAsync(GraphQLClient client, string subscription, string id)
    {
        await foreach (var update in client.SubscribeAsync(subscription, new { id }))
        {
            return update.Text("errors.0.extensions.code");
        }

        return null;
    }
}
