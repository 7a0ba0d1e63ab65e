using Octomart.Store;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.ProductSubgraph.Variants;

/// <summary>All variants of each product, in their order, batched.</summary>
internal sealed class VariantsByProductLoader(IDocumentStore store) : BatchLoader<string, IReadOnlyList<Variant>>
{
    /// <summary>A product has no more variants, so that reading them all is bounded.</summary>
    public const int MaxVariants = 100;

    protected override async Task<IReadOnlyDictionary<string, IReadOnlyList<Variant>>> LoadManyAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var query = new DocumentQuery<Variant> { Where = variant => keys.Contains(variant.ProductId), Limit = keys.Count * MaxVariants };
        return (await store.Set<Variant>().ListAsync(query, cancellationToken))
            .GroupBy(variant => variant.ProductId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<Variant>)[.. group.OrderBy(v => v.Position).ThenBy(v => v.Id, StringComparer.Ordinal)], StringComparer.Ordinal);
    }
}
