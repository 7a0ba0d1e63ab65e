using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Bulk;

/// <summary>Imports and exports as a seller's program would: files over HTTP, the rest over GraphQL.</summary>
internal sealed class BulkClient(ProductHarness harness, TestUser? user = null) : IDisposable
{
    public const string Fields = "id status percent processed created updated unchanged failed errorsUrl resultUrl failure errors { row field code message }";
    private readonly HttpClient _http = new() { BaseAddress = new Uri(harness.Subgraph.Url) };

    public TestUser User { get; } = user ?? ProductHarness.Member;

    public async Task<string> UploadAsync(byte[] file)
    {
        var (status, answer) = await TryUploadAsync(new ByteArrayContent(file));
        Assert.Equal(HttpStatusCode.Created, status);
        return answer.Text("uploadId");
    }

    public Task<string> UploadAsync(string text) => UploadAsync(Encoding.UTF8.GetBytes(text));

    public async Task<(HttpStatusCode Status, JsonElement Answer)> TryUploadAsync(HttpContent content, string path = "/uploads/catalogues", bool signedIn = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Authorization = signedIn ? new AuthenticationHeaderValue("Bearer", harness.Subgraph.TokenFor(User)) : null;
        using var response = await _http.SendAsync(request);
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync()));
    }

    /// <summary>Uploads, imports and waits for the end.</summary>
    public async Task<JsonElement> ImportAsync(string text, bool dryRun = false, object? defaults = null, object? columns = null) =>
        await EndAsync(await StartAsync(await UploadAsync(text), dryRun, defaults, columns));

    public async Task<string> StartAsync(string uploadId, bool dryRun = false, object? defaults = null, object? columns = null, string sellerId = ProductHarness.SellerId) => (await ProductHarness.OkAsync(
        harness.Subgraph.As(User), "catalogImport", "CatalogImportInput", "operation { id }", new { sellerId, uploadId, dryRun, defaults, columns })).Text("operation.id");

    /// <summary>Exports, waits for the end and downloads the file.</summary>
    public async Task<string> ExportAsync(string format = "JSON_LINES", object? where = null)
    {
        var started = await ProductHarness.OkAsync(
            harness.Subgraph.As(User), "catalogExport", "CatalogExportInput", "operation { id }", new { sellerId = ProductHarness.SellerId, format, where });
        var ended = await EndAsync(started.Text("operation.id"));
        return await DownloadAsync(ended.Text("resultUrl"));
    }

    public Task<string> DownloadAsync(string url) => _http.GetStringAsync(new Uri(url, UriKind.Relative));

    public async Task<HttpStatusCode> StatusOfAsync(string url)
    {
        using var response = await _http.GetAsync(new Uri(url, UriKind.Relative));
        return response.StatusCode;
    }

    public async Task<JsonElement> LookAsync(string id) => (await harness.Subgraph.As(User).DataAsync($"query($id: ID!) {{ bulkOperation(id: $id) {{ {Fields} }} }}", new { id })).At("bulkOperation");

    public Task<JsonElement> EndAsync(string id) => Eventually.GetAsync(async () => await LookAsync(id) is var now && now.Text("status") is "QUEUED" or "RUNNING" ? (JsonElement?)null : now, $"the operation {id} to end");

    /// <summary>Follows the operation until it ends, however long that takes.</summary>
    public async Task WatchAsync(string id)
    {
        await foreach (var update in harness.Subgraph.As(User).SubscribeAsync("subscription($id: ID!) { bulkOperationUpdated(id: $id) { status } }", new { id }))
        {
            Assert.NotEqual("FAILED", update.Text("data.bulkOperationUpdated.status"));
        }
    }

    public static (int Created, int Updated, int Unchanged, int Failed) Counts(JsonElement operation) =>
        (operation.At("created").GetInt32(), operation.At("updated").GetInt32(), operation.At("unchanged").GetInt32(), operation.At("failed").GetInt32());

    public static string Lines(params IEnumerable<object> rows) => string.Join('\n', rows.Select(row => JsonSerializer.Serialize(row, JsonSerializerOptions.Web)));

    public static byte[] Gzip(string text)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return target.ToArray();
    }

    public static object Row(int row, string? title = null, decimal price = 129.99m, int stock = 15, string? id = null, string? sku = null) => new
    {
        id = id ?? $"id-{row}",
        title = title ?? $"Backpack number {row}",
        description = "Made <for> tests.",
        category = "accessories",
        subcategory = "backpack",
        gender = "F",
        price,
        stock,
        sku = sku ?? $"SKU-{row}",
    };

    public void Dispose() => _http.Dispose();
}
