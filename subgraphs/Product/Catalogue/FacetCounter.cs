using System.Buffers;
using System.Runtime.InteropServices;
using Octomart.Contracts;
using Octomart.ProductSubgraph.Attributes;
using Octomart.ProductSubgraph.Categories;
using Octomart.ProductSubgraph.Products;

namespace Octomart.ProductSubgraph.Catalogue;

/// <summary>Counts, over products that passed a filter, how many have which category, brand, price and attribute.</summary>
internal sealed class FacetCounter(CategoryTree tree, AttributeBook attributes, FacetTable table, string currency)
{
    private const int MaxBuckets = 30;
    private const int MaxAttributes = 12;

    // What nearly every product has a value of its own for (a part number) narrows nothing.
    private const double MaxDistinctShare = 0.6;

    private static readonly long[] BandEdges = [0, 10, 25, 50, 100, 250, 500, 1000, 2500];

    private readonly long _scale = (long)Currencies.ScaleOf(currency);

    /// <summary>Facets with something to choose from, the most useful first.</summary>
    public IReadOnlyList<Facet> Count(IReadOnlyList<CatalogueEntry> entries)
    {
        var facets = new List<Facet>
        {
            new("category", "Category", [.. Top(Categories(entries)).Select(c => new FacetBucket(c.Key, tree.Find(c.Key)?.Name ?? c.Key, c.Value))]),
            new("brand", "Brand", [.. Top(Brands(entries)).Select(b => new FacetBucket(b.Key, b.Key, b.Value))]),
            new("price", "Price", [.. Prices(entries)]),
        };
        facets.RemoveAll(facet => facet.Buckets.Count == 0);
        facets.AddRange(Attributes(entries));
        return facets;
    }

    // A product counts for its categories and all above them, but once for each.
    private Dictionary<string, int> Categories(IReadOnlyList<CatalogueEntry> entries)
    {
        var direct = new Dictionary<string, int>(StringComparer.Ordinal);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.CategoryIds is [var only])
            {
                CollectionsMarshal.GetValueRefOrAddDefault(direct, only, out _)++;
            }
            else if (entry.CategoryIds.Length > 1)
            {
                AddPath(entry.CategoryIds, 1);
            }
        }

        foreach (var (category, count) in direct)
        {
            AddPath([category], count);
        }

        return counts;

        void AddPath(IEnumerable<string> ids, int count)
        {
            foreach (var category in tree.WithAncestors(ids))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, category.Id, out _) += count;
            }
        }
    }

    private static Dictionary<string, int> Brands(IReadOnlyList<CatalogueEntry> entries)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.Brand is { } brand)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, brand, out _)++;
            }
        }

        return counts;
    }

    private IEnumerable<FacetBucket> Prices(IReadOnlyList<CatalogueEntry> entries)
    {
        var bands = new int[BandEdges.Length];
        foreach (var entry in entries)
        {
            if (entry.PriceIn(currency) is { } price)
            {
                bands[Math.Max(0, Array.FindLastIndex(BandEdges, edge => price.Min >= edge * _scale))]++;
            }
        }

        for (var i = 0; i < bands.Length; i++)
        {
            if (bands[i] > 0)
            {
                yield return Band(i, bands[i]);
            }
        }
    }

    private FacetBucket Band(int i, int count)
    {
        Money from = new(BandEdges[i] * _scale, currency);
        Money? to = i + 1 < BandEdges.Length ? new Money((BandEdges[i + 1] * _scale) - 1, currency) : null;
        var label = to is null ? $"{BandEdges[i]} {currency} and more" : i == 0 ? $"Under {BandEdges[1]} {currency}" : $"{BandEdges[i]} to {BandEdges[i + 1]} {currency}";
        return new FacetBucket($"{from.MinorUnits}-{to?.MinorUnits}", label, count, from, to);
    }

    private List<Facet> Attributes(IReadOnlyList<CatalogueEntry> entries)
    {
        var counts = ArrayPool<int>.Shared.Rent(Math.Max(1, table.Count));
        counts.AsSpan(0, table.Count).Clear();
        foreach (var entry in entries)
        {
            foreach (var number in entry.AttributeNumbers)
            {
                // A product that came after the table was read may carry a number that the table does not know.
                if (number < table.Count)
                {
                    counts[number]++;
                }
            }
        }

        var facets = Attributes(counts.AsSpan(0, table.Count));
        ArrayPool<int>.Shared.Return(counts);
        return facets;
    }

    private List<Facet> Attributes(ReadOnlySpan<int> counts)
    {
        var (products, distinct) = (new int[table.Codes], new int[table.Codes]);
        for (var number = 0; number < counts.Length; number++)
        {
            if (counts[number] > 0)
            {
                products[table.CodeOf[number]] += counts[number];
                distinct[table.CodeOf[number]]++;
            }
        }

        var chosen = Enumerable.Range(0, table.Codes)
            .Where(code => distinct[code] > 1)
            .Select(code => (Code: code, Definition: attributes.Find(table.CodeNames[code])))
            .Where(one => one.Definition is { } definition
                ? definition.IsFacet
                : distinct[one.Code] <= MaxBuckets || distinct[one.Code] <= products[one.Code] * MaxDistinctShare)
            .OrderByDescending(one => one.Definition is not null).ThenByDescending(one => products[one.Code]).ThenBy(one => one.Code)
            .Take(MaxAttributes)
            .ToList();
        var values = new List<(AttributeValue Value, int Count)>?[table.Codes];
        chosen.ForEach(one => values[one.Code] = []);
        for (var number = 0; number < counts.Length; number++)
        {
            if (counts[number] > 0)
            {
                values[table.CodeOf[number]]?.Add((table.Values[number], counts[number]));
            }
        }

        return [.. chosen.Select(one => ToFacet(one.Definition, values[one.Code]!)).Where(facet => facet.Buckets.Count > 1)];
    }

    private static Facet ToFacet(AttributeDefinition? definition, List<(AttributeValue Value, int Count)> values) => new(
        values[0].Value.Code,
        definition?.Label ?? values[0].Value.Label,
        definition?.Kind == AttributeKind.Number ? NumberRanges.Of(values, definition.Unit) : [.. values
            .GroupBy(v => (v.Value.Value, v.Value.Unit)).Select(group => (group.Key.Value, group.Key.Unit, Count: group.Sum(v => v.Count)))
            .OrderByDescending(v => v.Count).ThenBy(v => v.Value, StringComparer.Ordinal).ThenBy(v => v.Unit, StringComparer.Ordinal).Take(MaxBuckets)
            .Select(v => new FacetBucket(v.Value, v.Unit is { } unit ? $"{v.Value} {unit}" : v.Value, v.Count))]);

    private static IEnumerable<KeyValuePair<string, int>> Top(Dictionary<string, int> counts) =>
        counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MaxBuckets);
}
