using System.Collections.Immutable;
using System.Text.Json;
using Octomart.Contracts;
using Octomart.ProductSubgraph.Products;

namespace Octomart.ProductSubgraph.Import;

/// <summary>
/// Which column of somebody else's catalogue means what: one product with one variant a record. Common names are known; others can be
/// given. Columns that mean nothing here become attributes.
/// </summary>
internal sealed class ForeignFields(ImportDefaults defaults, IReadOnlyDictionary<CatalogField, string> columns)
{
    // The columns that are tried in order.
    private static readonly Dictionary<CatalogField, string[]> Known = new()
    {
        [CatalogField.Id] = ["id", "source_id", "sku"],
        [CatalogField.Sku] = ["sku", "id"],
        [CatalogField.Title] = ["title", "name"],
        [CatalogField.Description] = ["description", "body"],
        [CatalogField.DescriptionHtml] = ["descriptionHtml", "body_html"],
        [CatalogField.Brand] = ["brand", "vendor", "manufacturer"],
        [CatalogField.Category] = ["category", "product_type", "type"],
        [CatalogField.Subcategory] = ["subcategory", "style"],
        [CatalogField.Price] = ["price"],
        [CatalogField.PriceMinorUnits] = ["price_cents", "priceMinorUnits"],
        [CatalogField.CompareAtPrice] = ["compareAtPrice", "compare_at_price", "list_price"],
        [CatalogField.Currency] = ["currency"],
        [CatalogField.Stock] = ["stock", "quantity", "inventory"],
        [CatalogField.Gtin] = ["gtin", "ean", "barcode"],
    };

    // They say nothing about the product here.
    private static readonly HashSet<string> Ignored = new(["image", "thumb", "url", "released"], StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<CatalogField, string[]> _columns = Known.ToDictionary(
        known => known.Key, known => columns.TryGetValue(known.Key, out var column) ? [column] : known.Value);

    /// <summary>The record as a row of our catalogue, or what is wrong with it.</summary>
    public (CatalogRow? Row, BulkError? Error) Map(CatalogRecord record)
    {
        var fields = new RowFields(record);
        var sourceId = Text(fields, CatalogField.Id);
        var currency = fields.Currency(Text(fields, CatalogField.Currency) ?? defaults.Currency);
        var row = new CatalogRow
        {
            Line = record.Line,
            SourceId = sourceId,
            Title = Text(fields, CatalogField.Title),
            Description = Text(fields, CatalogField.Description) ?? "",
            DescriptionHtml = Text(fields, CatalogField.DescriptionHtml),
            Brand = Text(fields, CatalogField.Brand) ?? "",
            CategoryPath = Categories(fields),
            Attributes = Attributes(record),
            Variants =
            [
                new CatalogRowVariant
                {
                    Line = record.Line,
                    Sku = Text(fields, CatalogField.Sku) ?? sourceId,
                    Gtin = Text(fields, CatalogField.Gtin),
                    Prices = currency is null ? [] : Price(fields, currency),
                    CompareAtPrices = currency is not null && Text(fields, CatalogField.CompareAtPrice) is { } before && fields.Amount("compareAtPrice", before, currency) is { } amount ? [amount] : null,
                    Stock = fields.Whole("stock", _columns[CatalogField.Stock]) ?? defaults.Stock,
                },
            ],
        };
        return fields.Error is { } error ? (null, error) : (row, null);
    }

    private string? Text(RowFields fields, CatalogField field) => fields.Text(_columns[field]);

    private ImmutableArray<Money> Price(RowFields fields, string currency)
    {
        var price = Text(fields, CatalogField.PriceMinorUnits) is { } minor ? fields.MinorUnits("price", minor, currency)
            : Text(fields, CatalogField.Price) is { } major ? fields.Amount("price", major, currency)
            : null;
        return price is { } money ? [money] : [];
    }

    private ImmutableArray<string> Categories(RowFields fields)
    {
        var path = ImmutableArray.CreateBuilder<string>();
        foreach (var name in new[] { Text(fields, CatalogField.Category) ?? defaults.Category, Text(fields, CatalogField.Subcategory) })
        {
            if (name is not null && !path.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                path.Add(name);
            }
        }

        return path.ToImmutable();
    }

    private ImmutableArray<AttributeInput> Attributes(CatalogRecord record)
    {
        var mapped = _columns.Values.SelectMany(names => names).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var attributes = ImmutableArray.CreateBuilder<AttributeInput>();
        foreach (var (name, value) in record.Fields.Where(field => !mapped.Contains(field.Key) && !Ignored.Contains(field.Key)))
        {
            if (value.ValueKind == JsonValueKind.Object)
            {
                attributes.AddRange(value.EnumerateObject().Select(p => Attribute(p.Name, p.Value)).OfType<AttributeInput>());
            }
            else if (Attribute(name, value) is { } attribute)
            {
                attributes.Add(attribute);
            }
        }

        return attributes.ToImmutable();
    }

    private static AttributeInput? Attribute(string name, JsonElement value)
    {
        // Icecat-like catalogues prefix names with their type: t_colour, n_weight, b_touchscreen.
        var code = name.Length > 2 && name[1] == '_' && name[0] is 't' or 'n' or 'b' ? name[2..] : name;
        return CatalogRecord.PlainText(value) is { Length: > 0 } text ? new AttributeInput(code.ToLowerInvariant(), text) : null;
    }
}

/// <summary>What holds where a record says nothing.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Category">Name of the category; null for none.</param>
/// <param name="Stock">Units on hand.</param>
internal sealed record ImportDefaults(string Currency, string? Category, int Stock);

/// <summary>What a column of a catalogue can mean.</summary>
internal enum CatalogField
{
    /// <summary>The product's id in the seller's system.</summary>
    Id,

    /// <summary>The seller's own number for what can be bought.</summary>
    Sku,

    /// <summary>What it is called.</summary>
    Title,

    /// <summary>Plain text.</summary>
    Description,

    /// <summary>HTML, cleaned.</summary>
    DescriptionHtml,

    /// <summary>Who makes it.</summary>
    Brand,

    /// <summary>The name of a category.</summary>
    Category,

    /// <summary>The name of a category below it.</summary>
    Subcategory,

    /// <summary>What one costs, such as 49.90.</summary>
    Price,

    /// <summary>What one costs, in the currency's smallest unit, such as 4990.</summary>
    PriceMinorUnits,

    /// <summary>What one cost before it was reduced.</summary>
    CompareAtPrice,

    /// <summary>The ISO 4217 code of the prices.</summary>
    Currency,

    /// <summary>Units on hand.</summary>
    Stock,

    /// <summary>The number under its barcode.</summary>
    Gtin,
}
