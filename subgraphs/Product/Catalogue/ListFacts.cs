using System.Collections.Concurrent;
using System.Text.Json;
using Octomart.ProductSubgraph.Products;

namespace Octomart.ProductSubgraph.Catalogue;

/// <summary>
/// How many products a filter lets through and what facets they have, kept until the catalogue's content changes: shoppers ask the same few
/// filters again and again, and page after page. Only of what everybody sees alike.
/// </summary>
internal sealed class ListFacts(CatalogueIndex index)
{
    private const int MaxFilters = 1000;
    private Generation _generation = new(-1);

    /// <summary>
    /// The facts of a filter, to be worked out from the matches when they are not known yet. To be called before the catalogue is read, so
    /// that what is kept is never older than the revision under which it is kept.
    /// </summary>
    public Facts Of(ProductWhere? where)
    {
        var generation = Volatile.Read(ref _generation);
        if (generation.Revision != index.ContentRevision)
        {
            generation = new Generation(index.ContentRevision);
            Volatile.Write(ref _generation, generation);
        }

        var key = where is null ? "" : JsonSerializer.Serialize(where);
        if (generation.Facts.Count >= MaxFilters && !generation.Facts.ContainsKey(key))
        {
            // Somebody tries one filter after another: those are not asked again.
            return new Facts();
        }

        return generation.Facts.GetOrAdd(key, _ => new Facts());
    }

    private sealed record Generation(long Revision)
    {
        public ConcurrentDictionary<string, Facts> Facts { get; } = new(StringComparer.Ordinal);
    }
}

/// <summary>What is known of all products that a filter lets through.</summary>
internal sealed class Facts
{
    private object? _count;
    private IReadOnlyList<Facet>? _facets;

    public int Count(Lazy<CatalogueEntry[]> matches) => (int)(_count ??= matches.Value.Length);

    public IReadOnlyList<Facet> Facets(Lazy<CatalogueEntry[]> matches, Func<IReadOnlyList<CatalogueEntry>, IReadOnlyList<Facet>> count) => _facets ??= count(matches.Value);
}
