using System.Collections.Immutable;
using System.Text.Json;
using Octomart.Contracts;
using Octomart.ProductSubgraph.Products;

namespace Octomart.ProductSubgraph.Import;

/// <summary>
/// The form in which catalogues are exported, which holds everything that sellers say about their products. As JSON a product a line;
/// as CSV a variant a line, with lists in one cell.
/// </summary>
internal static class OwnFields
{
    public const string ProductId = "productId";
    public const string SourceId = "sourceId";
    public const string Title = "title";
    public const string Status = "status";
    public const string Brand = "brand";
    public const string Categories = "categories";
    public const string DescriptionHtml = "descriptionHtml";
    public const string TaxClass = "taxClass";
    public const string Attributes = "attributes";
    public const string Variants = "variants";
    public const string VariantId = "variantId";
    public const string Sku = "sku";
    public const string Gtin = "gtin";
    public const string Options = "options";
    public const string Prices = "prices";
    public const string CompareAtPrices = "compareAtPrices";
    public const string WeightGrams = "weightGrams";
    public const string MinPerOrder = "minPerOrder";
    public const string MaxPerOrder = "maxPerOrder";
    public const string Stock = "stock";
    public const string StockWas = "stockWas";

    /// <summary>Between the items of a cell.</summary>
    public const string Separator = " | ";

    /// <summary>The columns of the CSV form.</summary>
    public static readonly IReadOnlyList<string> Columns =
    [
        ProductId, SourceId, Title, Status, Brand, Categories, DescriptionHtml, TaxClass, Attributes,
        VariantId, Sku, Gtin, Options, Prices, CompareAtPrices, WeightGrams, MinPerOrder, MaxPerOrder, Stock, StockWas,
    ];

    /// <summary>The record as a row, or what is wrong with it. A line of CSV is a row with one variant.</summary>
    public static (CatalogRow? Row, BulkError? Error) Map(CatalogRecord record)
    {
        var fields = new RowFields(record);
        ImmutableArray<CatalogRowVariant> variants = record.Fields.TryGetValue(Variants, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(variant => Variant(fields, Inner(record, variant)))]
            : HasVariant(record) ? [Variant(fields, record)] : [];
        var row = new CatalogRow
        {
            Line = record.Line,
            ProductId = record.Text(ProductId),
            SourceId = record.Text(SourceId),
            Title = Stated(record, Title),
            Brand = Stated(record, Brand),
            DescriptionHtml = Stated(record, DescriptionHtml),
            CategorySlugs = record.SpeaksOf(Categories) ? [.. Items(record, Categories).Distinct(StringComparer.Ordinal)] : null,
            TaxClass = Tax(fields, record),
            IsDraft = string.Equals(record.Text(Status), nameof(ProductStatus.Draft), StringComparison.OrdinalIgnoreCase),
            Attributes = AttributesOf(fields, record, Attributes),
            HasAllPrices = true,
            Variants = variants,
            IsOneLineAVariant = list.ValueKind != JsonValueKind.Array,
        };
        return fields.Error is { } error ? (null, error) : (row, null);
    }

    private static string? Stated(CatalogRecord record, string field) => record.SpeaksOf(field) ? record.Text(field) ?? "" : null;

    private static bool HasVariant(CatalogRecord record) => record.Text(VariantId) is not null || record.Text(Sku) is not null || record.Text(Prices) is not null;

    // A variant that is no object has no fields, and so an error that says what is missing.
    private static CatalogRecord Inner(CatalogRecord record, JsonElement variant)
    {
        var fields = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        if (variant.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in variant.EnumerateObject())
            {
                fields.TryAdd(property.Name, property.Value);
            }
        }

        return new CatalogRecord(record.Line, fields);
    }

    private static CatalogRowVariant Variant(RowFields row, CatalogRecord record)
    {
        var fields = new RowFields(record);
        var variant = new CatalogRowVariant
        {
            Line = record.Line,
            VariantId = record.Text(VariantId),
            Sku = record.Text(Sku),
            Gtin = record.Text(Gtin),
            Options = AttributesOf(fields, record, Options),
            Prices = Money(fields, record, Prices),
            CompareAtPrices = record.SpeaksOf(CompareAtPrices) ? Money(fields, record, CompareAtPrices) : null,
            WeightGrams = fields.Whole(WeightGrams, WeightGrams),
            MinPerOrder = fields.Whole(MinPerOrder, MinPerOrder),
            MaxPerOrder = fields.Whole(MaxPerOrder, MaxPerOrder),
            Stock = fields.Whole(Stock, Stock),
            StockWas = fields.Whole(StockWas, StockWas),
        };
        if (fields.Error is { } error)
        {
            row.Fail(error.Field, error.Message);
        }

        return variant;
    }

    private static TaxClass? Tax(RowFields fields, CatalogRecord record)
    {
        if (record.Text(TaxClass) is not { } text)
        {
            return null;
        }

        if (Enum.TryParse<TaxClass>(text, ignoreCase: true, out var tax) && Enum.IsDefined(tax))
        {
            return tax;
        }

        fields.Fail(TaxClass, "A tax class is STANDARD, REDUCED or ZERO.");
        return null;
    }

    private static IEnumerable<string> Items(CatalogRecord record, string field) => !record.Fields.TryGetValue(field, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(CatalogRecord.PlainText).OfType<string>()
        : (CatalogRecord.PlainText(value) ?? "").Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static ImmutableArray<Money> Money(RowFields fields, CatalogRecord record, string field) =>
        record.Fields.TryGetValue(field, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(price => FromJson(fields, field, price)).OfType<Money>()]
            : [.. Items(record, field).Select(price => FromText(fields, field, price)).OfType<Money>()];

    private static Money? FromJson(RowFields fields, string field, JsonElement price)
    {
        if (price.ValueKind == JsonValueKind.Object
            && price.TryGetProperty("minorUnits", out var units) && CatalogRecord.PlainText(units) is { } number
            && price.TryGetProperty("currency", out var code) && CatalogRecord.PlainText(code) is { } currency)
        {
            return fields.Currency(currency) is { } known ? fields.MinorUnits(field, number, known) : null;
        }

        fields.Fail(field, "A price is an object with minorUnits and currency.");
        return null;
    }

    private static Money? FromText(RowFields fields, string field, string price)
    {
        if (price.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var amount, var currency])
        {
            return fields.Currency(currency) is { } known ? fields.Amount(field, amount, known) : null;
        }

        fields.Fail(field, "A price is an amount and a currency, such as 49.90 EUR.");
        return null;
    }

    private static ImmutableArray<AttributeInput>? AttributesOf(RowFields fields, CatalogRecord record, string field)
    {
        if (!record.Fields.TryGetValue(field, out var value))
        {
            return record.SpeaksOf(field) ? [] : null;
        }

        try
        {
            var list = value.ValueKind == JsonValueKind.String ? JsonElement.Parse(value.GetString()!) : value;
            var attributes = list.ValueKind == JsonValueKind.Array ? list.Deserialize<AttributeInput?[]>(JsonSerializerOptions.Web) : null;
            return attributes is not null && attributes.All(attribute => attribute is { Code: not null, Value: not null }) ? [.. attributes.OfType<AttributeInput>()] : throw new JsonException();
        }
        catch (JsonException)
        {
            fields.Fail(field, "It is no JSON list of objects with code and value.");
            return null;
        }
    }
}
