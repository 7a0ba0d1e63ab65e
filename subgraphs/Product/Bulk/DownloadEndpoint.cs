using System.Globalization;
using CsvHelper;
using Octomart.ProductSubgraph.Files;
using Octomart.ProductSubgraph.Import;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Bulk;

/// <summary>Serves the errors and results of bulk operations at the addresses that <see cref="DownloadLinks"/> made.</summary>
internal static class DownloadEndpoint
{
    private static readonly string[] ErrorColumns = ["row", "field", "code", "message"];

    public static void MapDownloads(this WebApplication app) => app.MapGet("/downloads/{id}/{file}", ServeAsync);

    private static async Task<IResult> ServeAsync(
        string id, string file, HttpContext http, IDocumentStore store, IFileStore files, DownloadLinks links, CancellationToken cancellationToken, long expires = 0, string signature = "")
    {
        // What is wrong is not told: an address is either good or leads nowhere.
        if (await store.Set<BulkOperation>().FindAsync(id, cancellationToken) is not { } operation || !links.IsValid(operation, file, expires, signature))
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (file == DownloadLinks.Errors)
        {
            return Results.Stream(stream => WriteErrorsAsync(stream, store, operation, cancellationToken), "text/csv; charset=utf-8", $"errors-{id}.csv");
        }

        return operation.ResultFile is { } result && file == DownloadLinks.ResultOf(operation) && files.OpenRead(result) is { } content
            ? Results.Stream(content, operation.Export!.Format == CatalogFormat.Csv ? "text/csv; charset=utf-8" : "application/jsonl", file, enableRangeProcessing: true)
            : Results.NotFound();
    }

    private static async Task WriteErrorsAsync(Stream target, IDocumentStore store, BulkOperation operation, CancellationToken cancellationToken)
    {
        await using var csv = CsvWriter.Create(target, null, leaveOpen: true);
        await csv.WriteRecordAsync(ErrorColumns, cancellationToken);
        for (var page = 0; page < operation.ErrorPages; page++)
        {
            var found = await store.Set<BulkErrorPage>().FindAsync(BulkErrorPage.IdOf(operation.Id, page), cancellationToken);
            foreach (var error in found?.Errors ?? [])
            {
                await csv.WriteRecordAsync(
                    [error.Row.ToString(CultureInfo.InvariantCulture), error.Field ?? "", CodeOf(error), CsvCells.Guard(error.Message)], cancellationToken);
            }
        }
    }

    // As the schema spells it.
    private static string CodeOf(BulkError error) => System.Text.Json.JsonNamingPolicy.SnakeCaseUpper.ConvertName($"{error.Code}");
}
