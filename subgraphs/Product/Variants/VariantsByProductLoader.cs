using Octomart.Store;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.ProductSubgraph.Variants;

/// <summary>All variants of each product, in their order, batched.</summary>
internal sealed class VariantsByProductLoader(IDocumentStore store) : BatchLoader<string, IReadOnlyList<Variant>>
{
    /// <summary>A seller has no more variants of a product.</summary>
    public const int MaxVariants = 100;

    /// <summary>A shared listing has no more variants of all sellers together, so that reading them all is bounded.</summary>
    public const int MaxOnListing = 500;

    protected override async Task<IReadOnlyDictionary<string, IReadOnlyList<Variant>>> LoadManyAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var query = new DocumentQuery<Variant> { Where = variant => keys.Contains(variant.ProductId), Limit = keys.Count * MaxOnListing };
        return (await store.Set<Variant>().ListAsync(query, cancellationToken))
            .GroupBy(variant => variant.ProductId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<Variant>)[.. group.OrderBy(v => v.Position).ThenBy(v => v.Id, StringComparer.Ordinal)], StringComparer.Ordinal);
    }
}
