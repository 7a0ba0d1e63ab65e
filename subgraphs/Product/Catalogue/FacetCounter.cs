using Octomart.Contracts;
using Octomart.ProductSubgraph.Categories;
using Octomart.ProductSubgraph.Products;

namespace Octomart.ProductSubgraph.Catalogue;

/// <summary>Counts, over products that passed a filter, how many have which category, brand, price and attribute.</summary>
internal sealed class FacetCounter(CategoryTree tree, string currency)
{
    private const int MaxBuckets = 30;
    private const int MaxAttributes = 12;

    private static readonly long[] BandEdges = [0, 10, 25, 50, 100, 250, 500, 1000, 2500];

    private readonly Dictionary<string, int> _categories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _brands = new(StringComparer.Ordinal);
    private readonly int[] _bands = new int[BandEdges.Length];
    private readonly Dictionary<string, AttributeCount> _attributes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _paths = new(StringComparer.Ordinal);
    private readonly long _scale = (long)Currencies.ScaleOf(currency);

    public void Add(CatalogueEntry entry)
    {
        foreach (var categoryId in PathOf(entry))
        {
            Increment(_categories, categoryId);
        }

        if (entry.Brand is { } brand)
        {
            Increment(_brands, brand);
        }

        if (entry.PriceIn(currency) is { } price)
        {
            var band = Array.FindLastIndex(BandEdges, edge => price.Min >= edge * _scale);
            _bands[Math.Max(band, 0)]++;
        }

        foreach (var attribute in entry.Attributes)
        {
            if (!_attributes.TryGetValue(attribute.Code, out var count))
            {
                _attributes[attribute.Code] = count = new AttributeCount(attribute.Label, attribute.Unit);
            }

            Increment(count.Values, attribute.Value);
            count.Products++;
        }
    }

    /// <summary>Facets with something to choose from, the most useful first.</summary>
    public IReadOnlyList<Facet> ToFacets() =>
    [
        .. new[]
        {
            new Facet("category", "Category", [.. Top(_categories).Select(c => new FacetBucket(c.Key, tree.Find(c.Key)?.Name ?? c.Key, c.Value))]),
            new Facet("brand", "Brand", [.. Top(_brands).Select(b => new FacetBucket(b.Key, b.Key, b.Value))]),
            new Facet("price", "Price", [.. Bands()]),
        }.Where(facet => facet.Buckets.Count > 0),
        .. _attributes.Where(a => a.Value.Values.Count > 1)
            .OrderByDescending(a => a.Value.Products).ThenBy(a => a.Key, StringComparer.Ordinal)
            .Take(MaxAttributes)
            .Select(a => new Facet(a.Key, a.Value.Label, [.. Top(a.Value.Values).Select(v => new FacetBucket(v.Key, a.Value.Unit is { } unit ? $"{v.Key} {unit}" : v.Key, v.Value))])),
    ];

    // A product counts for its categories and all above them, but once for each.
    private IReadOnlyList<string> PathOf(CatalogueEntry entry)
    {
        if (entry.CategoryIds is [var only])
        {
            return _paths.TryGetValue(only, out var path) ? path : _paths[only] = [.. tree.WithAncestors([only]).Select(c => c.Id)];
        }

        return [.. tree.WithAncestors(entry.CategoryIds).Select(c => c.Id)];
    }

    private IEnumerable<FacetBucket> Bands()
    {
        for (var i = 0; i < _bands.Length; i++)
        {
            if (_bands[i] == 0)
            {
                continue;
            }

            Money from = new(BandEdges[i] * _scale, currency);
            Money? to = i + 1 < BandEdges.Length ? new Money((BandEdges[i + 1] * _scale) - 1, currency) : null;
            var label = to is null ? $"{BandEdges[i]} {currency} and more" : i == 0 ? $"Under {BandEdges[1]} {currency}" : $"{BandEdges[i]} to {BandEdges[i + 1]} {currency}";
            yield return new FacetBucket($"{from.MinorUnits}-{to?.MinorUnits}", label, _bands[i], from, to);
        }
    }

    private static IEnumerable<KeyValuePair<string, int>> Top(Dictionary<string, int> counts) =>
        counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MaxBuckets);

    private static void Increment(Dictionary<string, int> counts, string key) =>
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;

    private sealed class AttributeCount(string label, string? unit)
    {
        public string Label => label;

        public string? Unit => unit;

        public Dictionary<string, int> Values { get; } = new(StringComparer.Ordinal);

        public int Products { get; set; }
    }
}
