using System.Text.Json;
using GraphQL;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Products;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Bulk;

/// <summary>Products to be exported.</summary>
/// <param name="SellerId">Whose products, on sale or not; null for the whole shop's, for its administrators.</param>
/// <param name="Where">Which of them; all when null.</param>
/// <param name="Format">The file's form; JSON_LINES when null.</param>
internal sealed record CatalogExportInput(string? SellerId = null, ProductWhere? Where = null, CatalogFormat Format = CatalogFormat.JsonLines);

[MutationRoot]
internal sealed class CatalogExport(BulkStart start, CatalogueIndex index, TimeProvider clock)
{
    /// <summary>Writes products into a file in the background. Importing the file again changes nothing; edited, it changes what was edited.</summary>
    /// <param name="input">What to export.</param>
    [RequiresScopes("products:read")]
    public async Task<BulkPayload?> CatalogExportAsync(CatalogExportInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.ActsFor(input.SellerId))
        {
            return BulkPayload.Refused(new CatalogError(CatalogErrorCode.Forbidden, "You do not act for this seller.", ["input", "sellerId"]));
        }

        try
        {
            CatalogueFilter.Compile(input.Where, index.Categories);
        }
        catch (ExecutionError e)
        {
            return BulkPayload.Refused(CatalogError.Invalid(e.Message, "where"));
        }

        var now = clock.GetUtcNow();
        return await start.StartAsync(
            new BulkOperation
            {
                Id = OpaqueId.New("blk", clock),
                Kind = BulkKind.CatalogExport,
                SellerId = input.SellerId,
                OwnerKey = caller.Key,
                Export = new ExportOrder(input.Where is null ? null : JsonSerializer.Serialize(input.Where), input.Format),
                DownloadSecret = SecretToken.New(),
                CreatedAt = now,
                UpdatedAt = now,
            },
            caller,
            cancellationToken);
    }
}
