using System.Globalization;
using System.Text.Json;
using Octomart.Contracts;

namespace Octomart.AppHost.Import;

/// <summary>Which column of a catalogue file means what. Common names are known; <c>--map</c> adds or replaces them.</summary>
internal sealed class FieldMapping
{
    /// <summary>What can be mapped, with the columns that are tried in order.</summary>
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["id"] = ["id", "source_id", "sku"],
        ["sku"] = ["sku", "id"],
        ["title"] = ["title", "name"],
        ["description"] = ["description", "body", "descriptionHtml"],
        ["brand"] = ["brand", "vendor", "manufacturer"],
        ["category"] = ["category", "product_type", "type"],
        ["subcategory"] = ["subcategory", "style"],
        ["price"] = ["price"],
        ["price_cents"] = ["price_cents", "priceMinorUnits"],
        ["currency"] = ["currency"],
        ["stock"] = ["stock", "quantity", "inventory"],
        ["gtin"] = ["gtin", "ean", "barcode"],
    };

    /// <summary>Columns that say nothing about the product here.</summary>
    private static readonly HashSet<string> Ignored = new(["image", "thumb", "url", "released"], StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, string[]> _columns = new(Known, StringComparer.OrdinalIgnoreCase);
    private readonly ImportDefaults _defaults;

    private FieldMapping(ImportDefaults defaults) => _defaults = defaults;

    /// <summary>The names that <c>--map</c> knows.</summary>
    public static IEnumerable<string> Names => Known.Keys;

    /// <summary>From <c>field=column</c> pairs; null with the pair at fault when one is not understood.</summary>
    public static (FieldMapping? Mapping, string? Fault) Create(IEnumerable<string> pairs, ImportDefaults defaults)
    {
        var mapping = new FieldMapping(defaults);
        foreach (var pair in pairs)
        {
            if (pair.Split('=', 2) is not [var field, { Length: > 0 } column] || !Known.ContainsKey(field))
            {
                return (null, pair);
            }

            mapping._columns[field] = [column];
        }

        return (mapping, null);
    }

    /// <summary>The record as a row of our catalogue, or what is wrong with it.</summary>
    public (CatalogRow? Row, string? Error) Map(CatalogRecord record)
    {
        if (Text(record, "id") is not { } sourceId)
        {
            return (null, "It has no id.");
        }

        if (Text(record, "title") is not { } title)
        {
            return (null, "It has no title.");
        }

        var currency = (Text(record, "currency") ?? _defaults.Currency).ToUpperInvariant();
        if (!Currencies.IsKnown(currency))
        {
            return (null, $"'{currency}' is not an ISO 4217 currency.");
        }

        var (price, priceError) = Price(record, currency);
        if (priceError is not null)
        {
            return (null, priceError);
        }

        var stock = Text(record, "stock") is { } text ? ParseStock(text) : _defaults.Stock;
        return stock is null
            ? (null, "The stock is not a whole number of at least 0.")
            : (new CatalogRow(
                record.Line, sourceId, Text(record, "sku") ?? sourceId, title, Text(record, "description") ?? "", Text(record, "brand"), Categories(record), price!.Value,
                stock.Value, Text(record, "gtin"), Attributes(record)), null);
    }

    private (Money? Price, string? Error) Price(CatalogRecord record, string currency)
    {
        if (Text(record, "price_cents") is { } minor)
        {
            return long.TryParse(minor, NumberStyles.Integer, CultureInfo.InvariantCulture, out var units) && units >= 0
                ? (new Money(units, currency), null)
                : (null, $"The price '{minor}' is not a whole number of minor units of at least 0.");
        }

        if (Text(record, "price") is not { } major)
        {
            return (null, "It has no price.");
        }

        return decimal.TryParse(major, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) && amount >= 0 && Money.FromDecimal(amount, currency) is { } price
            ? (price, null)
            : (null, $"'{major}' is not a price in {currency}.");
    }

    private static int? ParseStock(string text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var stock) && stock >= 0 ? stock : null;

    private List<string> Categories(CatalogRecord record)
    {
        var path = new List<string>();
        foreach (var name in new[] { Text(record, "category") ?? _defaults.Category, Text(record, "subcategory") })
        {
            if (name is not null && !path.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                path.Add(name);
            }
        }

        return path;
    }

    private List<CatalogAttribute> Attributes(CatalogRecord record)
    {
        var mapped = _columns.Values.SelectMany(columns => columns).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var attributes = new List<CatalogAttribute>();
        foreach (var (name, value) in record.Fields.Where(field => !mapped.Contains(field.Key) && !Ignored.Contains(field.Key)))
        {
            if (value.ValueKind == JsonValueKind.Object)
            {
                attributes.AddRange(value.EnumerateObject().Select(p => Attribute(p.Name, p.Value)).OfType<CatalogAttribute>());
            }
            else if (Attribute(name, value) is { } attribute)
            {
                attributes.Add(attribute);
            }
        }

        return attributes;
    }

    private static CatalogAttribute? Attribute(string name, JsonElement value)
    {
        // Icecat-like catalogues prefix names with their type: t_colour, n_weight, b_touchscreen.
        var code = name.Length > 2 && name[1] == '_' && name[0] is 't' or 'n' or 'b' ? name[2..] : name;
        return Plain(value) is { Length: > 0 } text ? new CatalogAttribute(code.ToLowerInvariant(), text) : null;
    }

    private string? Text(CatalogRecord record, string field)
    {
        foreach (var column in _columns[field])
        {
            if (record.Fields.TryGetValue(column, out var value) && Plain(value) is { } text && !string.IsNullOrWhiteSpace(text))
            {
                return text.Trim();
            }
        }

        return null;
    }

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetDecimal().ToString("0.############################", CultureInfo.InvariantCulture),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Array when value.GetArrayLength() > 0 => Plain(value[0]),
        _ => null,
    };
}

/// <summary>What holds where a record says nothing.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Category">Name of the category; null for none.</param>
/// <param name="Stock">Units on hand.</param>
internal sealed record ImportDefaults(string Currency, string? Category, int Stock);

/// <summary>A product of a catalogue file in our words.</summary>
internal sealed record CatalogRow(
    int Line, string SourceId, string Sku, string Title, string Description, string? Brand, IReadOnlyList<string> Categories, Money Price, int Stock, string? Gtin,
    IReadOnlyList<CatalogAttribute> Attributes);

/// <summary>An attribute of a product.</summary>
internal sealed record CatalogAttribute(string Code, string Value);
