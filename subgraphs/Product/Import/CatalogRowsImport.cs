using GraphQL.Federation;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Products;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Import;

/// <summary>Rows of a seller's catalogue.</summary>
/// <param name="SellerId">Whose catalogue.</param>
/// <param name="Rows">1 to 500 rows.</param>
/// <param name="DryRun">Only says what would happen.</param>
[Inaccessible]
internal sealed record CatalogRowsImportInput(string SellerId, IReadOnlyList<CatalogRowInput> Rows, bool DryRun = false);

/// <summary>A product with one variant, as a line of a file says it. What is wrong with it is answered, and the other rows go on.</summary>
/// <param name="Row">The line's number in the file, for errors.</param>
/// <param name="SourceId">The product's id in the seller's system; the same id again is the same product.</param>
/// <param name="Title">What it is called, 1 to 200 characters; a longer one is cut at a word.</param>
/// <param name="Price">What one costs, above zero.</param>
/// <param name="CompareAtPrice">What one cost before it was reduced.</param>
/// <param name="Description">Plain text.</param>
/// <param name="DescriptionHtml">HTML, cleaned; wins over the plain text.</param>
/// <param name="Brand">Who makes it.</param>
/// <param name="CategoryPath">Names of categories from the root down; those that do not exist are made.</param>
/// <param name="Attributes">Facts such as colour: Red; empty ones are left out, long ones cut.</param>
/// <param name="Sku">The seller's own number for it; the source id when null; a longer one than 100 characters is cut.</param>
/// <param name="Gtin">The number under its barcode; a wrong one is left out.</param>
/// <param name="Stock">Units on hand. A later row changes stock by the difference to this one, so that units sold meanwhile stay sold.</param>
[Inaccessible]
internal sealed record CatalogRowInput(
    int Row,
    string SourceId,
    string? Title = null,
    MoneyInput? Price = null,
    MoneyInput? CompareAtPrice = null,
    string? Description = null,
    string? DescriptionHtml = null,
    string? Brand = null,
    IReadOnlyList<string>? CategoryPath = null,
    IReadOnlyList<AttributeInput>? Attributes = null,
    string? Sku = null,
    string? Gtin = null,
    int Stock = 0);

/// <summary>What became of the rows.</summary>
/// <param name="Created">Products that were made.</param>
/// <param name="Updated">Products that were changed.</param>
/// <param name="Unchanged">Products that were like that already.</param>
/// <param name="Failed">Rows with errors; they changed nothing.</param>
/// <param name="RowErrors">What is wrong with which row, one error a row.</param>
/// <param name="UserErrors">What is wrong with the call as a whole; empty when the rows were looked at.</param>
[Inaccessible]
internal sealed record CatalogRowsImportPayload(
    int Created, int Updated, int Unchanged, int Failed, IReadOnlyList<CatalogRowError> RowErrors, IReadOnlyList<CatalogError> UserErrors)
{
    internal static CatalogRowsImportPayload Refused(CatalogError error) => new(0, 0, 0, 0, [], [error]);
}

/// <summary>What is wrong with a row.</summary>
/// <param name="Row">The line's number in the file.</param>
/// <param name="Field">The field of the row, such as price.</param>
/// <param name="Code">For programs.</param>
/// <param name="Message">For people.</param>
[Inaccessible]
internal sealed record CatalogRowError(int Row, string? Field, CatalogErrorCode Code, string Message);

[MutationRoot]
internal sealed class CatalogRowsImport(CategoryImport categories, RowImport rows)
{
    private const int MaxRows = 500;

    /// <summary>
    /// Makes or changes products from rows, which are known by seller and source id: the same rows again change nothing and
    /// announce nothing. New products go on sale at once.
    /// </summary>
    /// <param name="input">The rows.</param>
    [ServiceOnly]
    public async Task<CatalogRowsImportPayload?> CatalogRowsImportAsync(CatalogRowsImportInput input, CancellationToken cancellationToken)
    {
        if (input.Rows.Count is 0 or > MaxRows)
        {
            return CatalogRowsImportPayload.Refused(CatalogError.Invalid($"There must be 1 to {MaxRows} rows.", "rows"));
        }

        var errors = new List<CatalogRowError>();
        var good = new List<ImportRow>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in input.Rows)
        {
            if (ImportRow.Read(line, out var error) is not { } row)
            {
                errors.Add(error!);
            }
            else if (!seen.Add(row.SourceId))
            {
                errors.Add(row.Error("sourceId", CatalogErrorCode.Invalid, "An earlier row has the same id."));
            }
            else
            {
                good.Add(row);
            }
        }

        var tree = await categories.EnsureAsync([.. good.Select(row => row.CategoryPath)], input.DryRun, cancellationToken);
        var outcome = await rows.ImportAsync(input.SellerId, good, tree, input.DryRun, cancellationToken);
        errors.AddRange(outcome.Errors);
        return new CatalogRowsImportPayload(outcome.Created, outcome.Updated, outcome.Unchanged, errors.Count, [.. errors.OrderBy(error => error.Row)], []);
    }
}
