using System.Buffers.Text;
using System.Text.Json;
using Octomart.ProductSubgraph.Products;

namespace Octomart.ProductSubgraph.Catalogue;

/// <summary>An order of the catalogue: two numbers, then the id, so that no two products are equal and a cursor is a place between two.</summary>
internal sealed record CatalogueSort(ProductOrderField Field, Direction Direction, string Currency) : IComparer<CatalogueEntry>
{
    private readonly int _sign = Direction == Direction.Asc ? 1 : -1;

    public int Compare(CatalogueEntry? x, CatalogueEntry? y) => KeyOf(x!).CompareTo(KeyOf(y!));

    /// <summary>Ascending keys are the order, whichever direction it has.</summary>
    public SortKey KeyOf(CatalogueEntry entry) => Field switch
    {
        // What has no price in this currency comes last both ways.
        ProductOrderField.Price => new SortKey(entry.PriceIn(Currency) is { } price ? _sign * price.Min : long.MaxValue, 0, entry.Id),
        ProductOrderField.Rating => new SortKey(_sign * (long)Math.Round(entry.WeightedRating * 10_000), _sign * entry.RatingCount, entry.Id),
        ProductOrderField.Relevance => new SortKey(_sign * (entry.InStock ? 1 : 0), _sign * entry.Relevance, entry.Id),
        ProductOrderField.Newest => new SortKey(_sign * entry.CreatedAt.ToUnixTimeMilliseconds(), 0, entry.Id),
        _ => new SortKey(_sign * entry.Sold, _sign * (long)Math.Round(entry.WeightedRating * 10_000), entry.Id),
    };

    public string CursorAfter(CatalogueEntry entry)
    {
        var key = KeyOf(entry);
        return Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new object[] { Name, key.First, key.Second, key.Id }));
    }

    /// <summary>The place behind which to go on; null when the cursor is not one of this order.</summary>
    public SortKey? ReadCursor(string cursor)
    {
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(cursor));
            return json.RootElement is { ValueKind: JsonValueKind.Array } parts && parts.GetArrayLength() == 4 && parts[0].ValueEquals(Name)
                ? new SortKey(parts[1].GetInt64(), parts[2].GetInt64(), parts[3].GetString() ?? "")
                : null;
        }
        catch (Exception error) when (error is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private string Name => $"{Field}{(Direction == Direction.Asc ? '+' : '-')}{(Field == ProductOrderField.Price ? Currency : "")}";
}

/// <summary>A product's place in an order.</summary>
internal readonly record struct SortKey(long First, long Second, string Id) : IComparable<SortKey>
{
    public int CompareTo(SortKey other)
    {
        var first = First.CompareTo(other.First);
        if (first != 0)
        {
            return first;
        }

        var second = Second.CompareTo(other.Second);
        return second != 0 ? second : string.CompareOrdinal(Id, other.Id);
    }
}
