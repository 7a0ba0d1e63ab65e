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
    string? ProductId,
    string SourceId,
    string? Title,
    string? Description,
    string? DescriptionHtml,
    string? Brand,
    ImmutableArray<string> CategoryPath,
    ImmutableArray<string>? CategorySlugs,
    TaxClass? TaxClass,
    bool IsDraft,
    ImmutableArray<AttributeInput>? Attributes,
    bool HasAllPrices,
    ImmutableArray<ImportVariant> Variants)
{
    private const int MaxSourceId = 200;
    private const int MaxTitle = 200;
    private const int MaxBrand = 100;
    private const int MaxDescription = 50_000;
    private const int MaxPath = 6;
    private const int MaxCategories = 10;
    private const int MaxSku = 100;

    /// <summary>The line in the file.</summary>
    public required int Line { get; init; }

    /// <summary>Hash of everything but the lines' numbers.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The same product however often it is imported.</summary>
    public string ProductIdFor(string sellerId) => ProductId ?? OpaqueId.From("prd", sellerId, SourceId);

    /// <summary>What the row is known by within its file.</summary>
    public string Key => ProductId ?? SourceId;

    public BulkError Error(string? field, CatalogErrorCode code, string message) => new(Line, field, code, message);

    /// <summary>The row, or what is wrong with it.</summary>
    public static ImportRow? Read(CatalogRow row, out BulkError? error)
    {
        error = Check(row) ?? row.Variants.Select(Check).FirstOrDefault(fault => fault is not null);
        if (error is not null)
        {
            return null;
        }

        var sourceId = (row.SourceId ?? row.Variants.FirstOrDefault()?.Sku ?? row.ProductId!).Trim();
        var form = new ImportRow(
            row.ProductId,
            sourceId,
            row.Title is null ? null : Cut(row.Title.Trim(), MaxTitle),
            row.Description,
            row.DescriptionHtml,
            row.Brand is null ? null : Cut(row.Brand.Trim(), MaxBrand),
            [.. row.CategoryPath.Select(name => name.Trim())],
            row.CategorySlugs,
            row.TaxClass,
            row.IsDraft,
            row.Attributes is { } attributes ? AttributeInputs.Lenient(attributes) : null,
            row.HasAllPrices,
            [.. row.Variants.Select(variant => Normalize(variant, row, sourceId))])
        { Line = 0, Fingerprint = "" };
        return form with
        {
            Line = row.Line,
            Fingerprint = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(form, DocumentJson.Options)).AsSpan(0, 16)),
        };
    }

    private static BulkError? Check(CatalogRow row)
    {
        var (field, message) = row switch
        {
            { ProductId: null } when (row.SourceId ?? row.Variants.FirstOrDefault()?.Sku)?.Trim().Length is null or 0 or > MaxSourceId =>
                ("id", $"An id has 1 to {MaxSourceId} characters."),
            _ when (row.ProductId is null || row.Title is not null) && string.IsNullOrWhiteSpace(row.Title) => ("title", "A title is needed."),
            { Description.Length: > MaxDescription } => ("description", $"A description has {MaxDescription} characters at most."),
            { DescriptionHtml.Length: > MaxDescription } => ("descriptionHtml", $"A description has {MaxDescription} characters at most."),
            { CategoryPath.Length: > MaxPath } => ("category", $"A path has {MaxPath} names at most."),
            { CategorySlugs.Length: > MaxCategories } => ("categories", $"A product is in {MaxCategories} categories at most."),
            _ when row.CategoryPath.Any(name => name.Trim().Length is 0 or > 80) => ("category", "A category's name has 1 to 80 characters."),
            { ProductId: null, Variants: [] } => ("variants", "A new product needs a variant."),
            { Variants.Length: > VariantsByProductLoader.MaxVariants } => ("variants", $"A product has {VariantsByProductLoader.MaxVariants} variants at most."),
            _ when row.Variants.GroupBy(variant => variant.VariantId ?? variant.Sku, StringComparer.Ordinal).Any(same => same.Skip(1).Any()) =>
                ("variants", "Two variants of the product have the same id or SKU."),
            _ => (null, null),
        };
        return message is null ? null : new BulkError(row.Line, field, CatalogErrorCode.Invalid, message);
    }

    private static BulkError? Check(CatalogRowVariant variant)
    {
        var (field, message) = variant switch
        {
            { VariantId: null, Prices: [] } => ("price", "A price is needed."),
            _ when variant.Prices.Any(IsNoPrice) => ("price", "A price is above zero."),
            _ when variant.CompareAtPrices?.Any(IsNoPrice) == true => ("compareAtPrice", "A price is above zero."),
            _ when Repeats(variant.Prices) || Repeats(variant.CompareAtPrices ?? []) => ("price", "There may be one price a currency."),
            { Stock: < 0 or > InventoryLevel.MaxOnHand } => ("stock", $"Stock is 0 to {InventoryLevel.MaxOnHand}."),
            { WeightGrams: < 0 or > 10_000_000 } => ("weightGrams", "A weight is not negative and at most ten tonnes."),
            { MinPerOrder: < 1 or > VariantRules.MostPerOrder } => ("minPerOrder", $"A minimum is 1 to {VariantRules.MostPerOrder}."),
            { MaxPerOrder: < 0 or > VariantRules.MostPerOrder } => ("maxPerOrder", $"A maximum is {VariantRules.MostPerOrder} at most, and 0 for none."),
            _ => (null, null),
        };
        return message is null ? null : new BulkError(variant.Line, field, CatalogErrorCode.Invalid, message);
    }

    private static bool IsNoPrice(Money price) => price.MinorUnits is <= 0 or > VariantRules.MaxPrice;

    private static bool Repeats(ImmutableArray<Money> prices) => prices.GroupBy(price => price.Currency, StringComparer.Ordinal).Any(same => same.Skip(1).Any());

    private static ImportVariant Normalize(CatalogRowVariant variant, CatalogRow row, string sourceId)
    {
        var sku = Cut((string.IsNullOrWhiteSpace(variant.Sku) ? sourceId : variant.Sku).Trim(), MaxSku);
        return new ImportVariant(
            variant.VariantId,
            row.Variants.Length == 1 ? "" : sku,
            sku,
            variant.Gtin is not null && VariantRules.IsGtin(variant.Gtin) ? variant.Gtin : null,
            variant.Options is { } options ? AttributeInputs.Lenient(options) : null,
            variant.Prices,
            variant.CompareAtPrices,
            variant.WeightGrams,
            variant.MinPerOrder,
            variant.MaxPerOrder,
            variant.Stock,
            variant.StockWas);
    }

    internal static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var space = text.LastIndexOf(' ', length - 1);
        return text[..(space > length / 2 ? space : length - 1)].TrimEnd() + "…";
    }
}

/// <summary>A variant of a row.</summary>
/// <param name="VariantId">Which of our variants it is; null when it is known by the product's source id and <paramref name="Key"/>.</param>
/// <param name="Key">Tells the variants of one product apart; empty when there is but one.</param>
internal sealed record ImportVariant(
    string? VariantId,
    string Key,
    string Sku,
    string? Gtin,
    ImmutableArray<AttributeInput>? Options,
    ImmutableArray<Money> Prices,
    ImmutableArray<Money>? CompareAtPrices,
    int? WeightGrams,
    int? MinPerOrder,
    int? MaxPerOrder,
    int? Stock,
    int? StockWas)
{
    /// <summary>The same variant however often it is imported.</summary>
    public string IdFor(string sellerId, ImportRow row) =>
        VariantId ?? (Key.Length == 0 ? OpaqueId.From("var", sellerId, row.SourceId) : OpaqueId.From("var", sellerId, row.SourceId, Key));

    /// <summary>For a SKU that another variant has: the ids of a catalogue are unique, its SKUs often are not.</summary>
    public string DistinctSkuFor(ImportRow row) => $"{ImportRow.Cut(Sku, 50)}-{ImportRow.Cut(row.SourceId, 49)}";
}
