using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Octomart.Contracts;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Stock;
using Octomart.ProductSubgraph.Variants;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Import;

/// <summary>A row that was checked and put into one form, so that its fingerprint says whether it is new.</summary>
internal sealed record ImportRow(
    int Row,
    string SourceId,
    string Title,
    Money Price,
    Money? CompareAtPrice,
    string? Description,
    string? DescriptionHtml,
    string? Brand,
    ImmutableArray<string> CategoryPath,
    ImmutableArray<AttributeValue> Attributes,
    string Sku,
    string? Gtin,
    int Stock)
{
    private const int MaxSourceId = 200;
    private const int MaxTitle = 200;
    private const int MaxBrand = 100;
    private const int MaxDescription = 50_000;
    private const int MaxPath = 6;

    /// <summary>Hash of everything but the line's number.</summary>
    public string Fingerprint { get; } = "";

    /// <summary>For a SKU that another variant has: the ids of a catalogue are unique, its SKUs often are not.</summary>
    public string DistinctSku => $"{Cut(Sku, 50)}-{Cut(SourceId, 49)}";

    /// <summary>The same product however often it is imported.</summary>
    public string ProductIdFor(string sellerId) => OpaqueId.From("prd", sellerId, SourceId);

    /// <summary>The same variant however often it is imported.</summary>
    public string VariantIdFor(string sellerId) => OpaqueId.From("var", sellerId, SourceId);

    public CatalogRowError Error(string? field, CatalogErrorCode code, string message) => new(Row, field, code, message);

    /// <summary>The row, or what is wrong with it.</summary>
    public static ImportRow? Read(CatalogRowInput input, out CatalogRowError? error)
    {
        error = Check(input);
        return error is null ? new ImportRow(Normalize(input), FingerprintOf(input)) : null;
    }

    private ImportRow(ImportRow row, string fingerprint) : this(row)
    {
        Fingerprint = fingerprint;
    }

    private static CatalogRowError? Check(CatalogRowInput input)
    {
        var (field, message) = input switch
        {
            _ when input.SourceId.Trim().Length is 0 or > MaxSourceId => ("sourceId", $"An id has 1 to {MaxSourceId} characters."),
            _ when string.IsNullOrWhiteSpace(input.Title) => ("title", "A title is needed."),
            { Price: null } => ("price", "A price is needed."),
            { Price.MinorUnits: <= 0 or > VariantRules.MaxPrice } => ("price", "A price is above zero."),
            { CompareAtPrice.MinorUnits: <= 0 or > VariantRules.MaxPrice } => ("compareAtPrice", "A price is above zero."),
            { Stock: < 0 or > InventoryLevel.MaxOnHand } => ("stock", $"Stock is 0 to {InventoryLevel.MaxOnHand}."),
            { Description.Length: > MaxDescription } => ("description", $"A description has {MaxDescription} characters at most."),
            { DescriptionHtml.Length: > MaxDescription } => ("descriptionHtml", $"A description has {MaxDescription} characters at most."),
            { CategoryPath.Count: > MaxPath } => ("categoryPath", $"A path has {MaxPath} names at most."),
            _ when (input.CategoryPath ?? []).Any(name => name.Trim().Length is 0 or > 80) => ("categoryPath", "A category's name has 1 to 80 characters."),
            _ => (null, null),
        };
        return message is null ? null : new CatalogRowError(input.Row, field, CatalogErrorCode.Invalid, message);
    }

    private static ImportRow Normalize(CatalogRowInput input) => new(
        input.Row,
        input.SourceId.Trim(),
        Cut(input.Title!.Trim(), MaxTitle),
        input.Price!.ToMoney(),
        input.CompareAtPrice?.ToMoney(),
        input.Description,
        input.DescriptionHtml,
        string.IsNullOrWhiteSpace(input.Brand) ? null : Cut(input.Brand.Trim(), MaxBrand),
        [.. (input.CategoryPath ?? []).Select(name => name.Trim())],
        AttributeInputs.Lenient(input.Attributes ?? []),
        Cut((string.IsNullOrWhiteSpace(input.Sku) ? input.SourceId : input.Sku).Trim(), 100),
        input.Gtin is not null && VariantRules.IsGtin(input.Gtin) ? input.Gtin : null,
        input.Stock);

    private static string FingerprintOf(CatalogRowInput input) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(input with { Row = 0 })).AsSpan(0, 16));

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var space = text.LastIndexOf(' ', length - 1);
        return text[..(space > length / 2 ? space : length - 1)].TrimEnd() + "…";
    }
}
