using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Import;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Stock;
using Octomart.ProductSubgraph.Uploads;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Bulk;

/// <summary>A catalogue to be imported.</summary>
/// <param name="SellerId">Whose catalogue; you must belong to the seller.</param>
/// <param name="UploadId">
/// What a POST of the file to /uploads/catalogues answered. JSON lines or CSV, plain or gzip; what catalogExport writes, or a product with one
/// variant a line. The same upload again is the same operation.
/// </param>
/// <param name="DryRun">Only says what would happen, with all errors. True when null.</param>
/// <param name="Defaults">What holds where a row says nothing.</param>
/// <param name="Columns">Which column means what, where the names do not say it.</param>
internal sealed record CatalogImportInput(
    string SellerId, string UploadId, bool DryRun = true, CatalogDefaultsInput? Defaults = null, IReadOnlyList<CatalogColumnInput>? Columns = null);

/// <summary>What holds where a row of a catalogue says nothing.</summary>
/// <param name="Currency">The prices' currency; the shop's default when null.</param>
/// <param name="Category">The name of a category.</param>
/// <param name="Stock">Units on hand; 0 when null.</param>
internal sealed record CatalogDefaultsInput(string? Currency = null, string? Category = null, int Stock = 0);

/// <summary>A column of a catalogue that means something.</summary>
/// <param name="Field">What it means.</param>
/// <param name="Column">Its name in the file.</param>
internal sealed record CatalogColumnInput(CatalogField Field, string Column);

[MutationRoot]
internal sealed class CatalogImport(IDocumentStore store, BulkStart start, CatalogueIndex index, TimeProvider clock)
{
    private const int MaxName = 200;

    /// <summary>
    /// Imports a file in the background: products are known by their id here or in the seller's system, so that the same rows again change
    /// nothing. Rows with errors are left out and named. What died half-way goes on where it was.
    /// </summary>
    /// <param name="input">What to import.</param>
    [RequiresScopes("products:write")]
    public async Task<BulkPayload?> CatalogImportAsync(CatalogImportInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.ActsFor(input.SellerId))
        {
            return BulkPayload.Refused(new CatalogError(CatalogErrorCode.Forbidden, "You do not act for this seller.", ["input", "sellerId"]));
        }

        if (Validate(input) is { } error)
        {
            return BulkPayload.Refused(error);
        }

        return await store.Set<Upload>().FindAsync(input.UploadId, cancellationToken) is { Kind: UploadKind.Catalogue } upload
               && upload.OwnerKey == caller.Key && upload.ExpiresAt > clock.GetUtcNow()
            ? await start.StartAsync(Operation(input, upload, caller), caller, cancellationToken)
            : BulkPayload.Refused(CatalogError.NotFound("upload", "uploadId"));
    }

    private BulkOperation Operation(CatalogImportInput input, Upload upload, Caller caller)
    {
        var now = clock.GetUtcNow();
        return new BulkOperation
        {
            Id = OpaqueId.From("blk", upload.Id, $"{input.DryRun}"),
            Kind = BulkKind.CatalogImport,
            SellerId = input.SellerId,
            OwnerKey = caller.Key,
            Import = new ImportOrder(
                upload.File,
                input.DryRun,
                new ImportDefaults(input.Defaults?.Currency ?? index.DefaultCurrency, input.Defaults?.Category, input.Defaults?.Stock ?? 0),
                [.. (input.Columns ?? []).Select(column => new ImportColumn(column.Field, column.Column))],
                SharedListing.IsRunBy(caller)),
            DownloadSecret = SecretToken.New(),
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    private static CatalogError? Validate(CatalogImportInput input)
    {
        if (input.Defaults is { Stock: < 0 or > InventoryLevel.MaxOnHand })
        {
            return CatalogError.Invalid($"Stock is 0 to {InventoryLevel.MaxOnHand}.", "defaults", "stock");
        }

        if (input.Defaults?.Category is { Length: 0 or > 80 })
        {
            return CatalogError.Invalid("A category's name has 1 to 80 characters.", "defaults", "category");
        }

        var columns = input.Columns ?? [];
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Column.Trim().Length is 0 or > MaxName)
            {
                return CatalogError.Invalid($"A column's name has 1 to {MaxName} characters.", "columns", $"{i}", "column");
            }

            if (columns.Take(i).Any(column => column.Field == columns[i].Field))
            {
                return CatalogError.Invalid("A field has one column.", "columns", $"{i}", "field");
            }
        }

        return null;
    }
}
