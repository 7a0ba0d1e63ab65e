using Octomart.Store;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.ProductSubgraph.Prices;

/// <summary>The former prices of each variant in all currencies, batched.</summary>
internal sealed class PastPricesLoader(IDocumentStore store) : BatchLoader<string, IReadOnlyList<PastPrice>>
{
    protected override async Task<IReadOnlyDictionary<string, IReadOnlyList<PastPrice>>> LoadManyAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var query = new DocumentQuery<PastPrice> { Where = price => keys.Contains(price.VariantId), Limit = 100_000 };
        return (await store.Set<PastPrice>().ListAsync(query, cancellationToken))
            .GroupBy(price => price.VariantId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<PastPrice>)[.. group], StringComparer.Ordinal);
    }
}
