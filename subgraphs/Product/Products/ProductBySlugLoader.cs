using Octomart.Store;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.ProductSubgraph.Products;

/// <summary>Products by slug, batched.</summary>
internal sealed class ProductBySlugLoader(IDocumentStore store) : BatchLoader<string, Product>
{
    protected override async Task<IReadOnlyDictionary<string, Product>> LoadManyAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        (await store.Set<Product>().ListAsync(new DocumentQuery<Product> { Where = product => keys.Contains(product.Slug), Limit = keys.Count }, cancellationToken))
            .ToDictionary(product => product.Slug, StringComparer.Ordinal);
}
