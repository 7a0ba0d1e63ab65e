using System.Net.Http.Headers;
using Octomart.AppHost.Shop;
using Octomart.SubgraphDefaults.Calls;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.AppHost.Import;

/// <summary>Sends a catalogue file to the running shop, which imports it as it does for sellers, and follows it to its end.</summary>
internal sealed class ShopImport(RunningShop shop, HttpClient http)
{
    private const string Fields = "id status percent processed created updated unchanged failed rowsPerSecond errorsUrl failure errors { row field message }";
    private const string Start = $$"""mutation($input: CatalogImportInput!) { catalogImport(input: $input) { operation { {{Fields}} } userErrors { message } } }""";
    private const string Look = $$"""query($id: ID!) { bulkOperation(id: $id) { {{Fields}} } }""";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly ServiceTokens _tokens = new(Convert.FromBase64String(shop.ServiceKey), "import", TimeProvider.System);

    /// <summary>Runs to the end of the file; bad rows are counted and skipped.</summary>
    /// <exception cref="ImportRefusedException">The shop refused the file as a whole.</exception>
    public async Task<ImportProgress> RunAsync(ImportRequest request, Action<ImportProgress> report, CancellationToken cancellationToken)
    {
        var subgraphs = Client();
        var sellerId = await FindSellerAsync(subgraphs, request.Seller, cancellationToken);
        var uploadId = await UploadAsync(request.File, cancellationToken);
        var reply = await subgraphs.SendAsync<StartData>("product", Start, new { input = Input(request, sellerId, uploadId) }, cancellationToken);
        var payload = reply.Data?.CatalogImport ?? throw new ImportRefusedException(reply.Failure ?? "The shop gave no answer.");
        var operation = payload.Operation ?? throw new ImportRefusedException(payload.UserErrors[0].Message);
        while (operation.Status is "QUEUED" or "RUNNING")
        {
            report(operation);
            await Task.Delay(Pause, cancellationToken);
            var answer = await subgraphs.SendAsync<LookData>("product", Look, new { operation.Id }, cancellationToken);
            operation = answer.Data?.BulkOperation ?? throw new ImportRefusedException(answer.Failure ?? "The shop does not know the import any more.");
        }

        return operation.Failure is { } failure ? throw new ImportRefusedException(failure) : operation;
    }

    /// <summary>Writes all errors of the import into a file.</summary>
    public async Task SaveErrorsAsync(ImportProgress operation, string path, CancellationToken cancellationToken)
    {
        await using var errors = await http.GetStreamAsync(Address(operation.ErrorsUrl!), cancellationToken);
        await using var file = File.Create(path);
        await errors.CopyToAsync(file, cancellationToken);
    }

    private static object Input(ImportRequest request, string sellerId, string uploadId) => new
    {
        sellerId,
        uploadId,
        dryRun = request.IsDryRun,
        defaults = new { request.Currency, request.Category, request.Stock },
        columns = request.Columns.Select(column => new { field = column.Field, column = column.Column }),
    };

    private async Task<string> UploadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        await using var content = file.OpenRead();
        using var request = new HttpRequestMessage(HttpMethod.Post, Address("/uploads/catalogues")) { Content = new StreamContent(content) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _tokens.Create("product"));
        using var response = await http.SendAsync(request, cancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<UploadAnswer>(SubgraphClient.Json, cancellationToken);
        return answer?.UploadId ?? throw new ImportRefusedException(answer?.Message ?? $"The shop answered {(int)response.StatusCode}.");
    }

    private static async Task<string> FindSellerAsync(SubgraphClient subgraphs, string slug, CancellationToken cancellationToken)
    {
        var reply = await subgraphs.SendAsync<SellerData>("seller", "query($slug: String!) { seller(slug: $slug) { id } }", new { slug }, cancellationToken);
        return reply switch
        {
            { Failure: { } failure } => throw new ImportRefusedException(failure),
            { Data.Seller.Id: { } id } => id,
            _ => throw new ImportRefusedException($"There is no seller '{slug}'. The demo sellers are {string.Join(", ", DemoShop.DemoSellers.All.Select(s => s.Slug))}."),
        };
    }

    private SubgraphClient Client() => new(http, _tokens, new ConfigurationBuilder()
        .AddInMemoryCollection(shop.Subgraphs.Select(s => KeyValuePair.Create(SubgraphEndpoints.UrlKey(s.Key), (string?)s.Value)))
        .Build());

    private Uri Address(string path) => new(new Uri(shop.Subgraphs["product"]), path);

    private sealed record StartData(StartPayload? CatalogImport);

    private sealed record StartPayload(ImportProgress? Operation, IReadOnlyList<Refusal> UserErrors);

    private sealed record Refusal(string Message);

    private sealed record LookData(ImportProgress? BulkOperation);

    private sealed record UploadAnswer(string? UploadId, string? Message);

    private sealed record SellerData(SellerRef? Seller);

    private sealed record SellerRef(string Id);
}

/// <summary>How far an import is.</summary>
internal sealed record ImportProgress(
    string Id, string Status, double Percent, int Processed, int Created, int Updated, int Unchanged, int Failed, double RowsPerSecond, string? ErrorsUrl, string? Failure,
    IReadOnlyList<ImportError> Errors);

/// <summary>A row that was skipped, and why.</summary>
internal sealed record ImportError(int Row, string? Field, string Message);

/// <summary>The shop refused the import as a whole.</summary>
internal sealed class ImportRefusedException(string message) : Exception(message);
