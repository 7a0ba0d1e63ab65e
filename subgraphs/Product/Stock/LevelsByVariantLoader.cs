using Octomart.Store;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.ProductSubgraph.Stock;

/// <summary>The stock of each variant over all warehouses, batched.</summary>
internal sealed class LevelsByVariantLoader(IDocumentStore store) : BatchLoader<string, IReadOnlyList<InventoryLevel>>
{
    protected override async Task<IReadOnlyDictionary<string, IReadOnlyList<InventoryLevel>>> LoadManyAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var query = new DocumentQuery<InventoryLevel> { Where = level => keys.Contains(level.VariantId), Limit = 100_000 };
        return (await store.Set<InventoryLevel>().ListAsync(query, cancellationToken))
            .GroupBy(level => level.VariantId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<InventoryLevel>)[.. group], StringComparer.Ordinal);
    }
}
