using Octomart.Store;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.ProductSubgraph.Variants;

/// <summary>Variants by their sellers' numbers, batched.</summary>
internal sealed class VariantBySkuLoader(IDocumentStore store) : BatchLoader<(string SellerId, string Sku), Variant>
{
    protected override async Task<IReadOnlyDictionary<(string SellerId, string Sku), Variant>> LoadManyAsync(
        IReadOnlyList<(string SellerId, string Sku)> keys, CancellationToken cancellationToken)
    {
        // Any of the sellers with any of the numbers: a few too many, in one query that the index serves.
        string[] sellerIds = [.. keys.Select(key => key.SellerId).Distinct(StringComparer.Ordinal)];
        string[] skus = [.. keys.Select(key => key.Sku).Distinct(StringComparer.Ordinal)];
        var query = new DocumentQuery<Variant> { Where = variant => sellerIds.Contains(variant.SellerId) && skus.Contains(variant.Sku), Limit = 100_000 };
        return (await store.Set<Variant>().ListAsync(query, cancellationToken)).ToDictionary(variant => (variant.SellerId, variant.Sku));
    }
}
