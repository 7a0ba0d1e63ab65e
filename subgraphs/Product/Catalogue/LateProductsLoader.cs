using GraphQL.DataLoader;
using Octomart.ProductSubgraph.Products;
using Octomart.Store;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.ProductSubgraph.Catalogue;

/// <summary>
/// Products that another replica has made or put on sale a moment ago: the index hears of them within a second, who has their address comes sooner.
/// What the index does not have on sale is looked for in the store, all of a request in one indexed read, and a second one if there are any; an id
/// that nobody knows costs no more than that.
/// </summary>
internal sealed class LateProductsLoader(IDocumentStore store, CatalogueIndex index) : BatchLoader<string, CatalogueEntry>
{
    /// <summary>The product as the index knows it, after a look into the store where that may know more.</summary>
    public IDataLoaderResult<CatalogueEntry?> Of(string productId) =>
        index.Find(productId) is var known && (!store.IsShared || (known is not null && index.IsOnSale(known))) ? LoaderResult.Of(known) : Load(productId);

    protected override async Task<IReadOnlyDictionary<string, CatalogueEntry>> LoadManyAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        // First the summary, which numbers the changes: the product is then as new as it, or newer.
        var summaries = await store.Set<ProductSummary>().FindManyAsync([.. keys], cancellationToken);
        var late = summaries.Values.Where(summary => index.Find(summary.Id) is not { } known || known.Revision < summary.Version).ToList();
        if (late.Count > 0)
        {
            var products = await store.Set<Product>().FindManyAsync([.. late.Select(summary => summary.Id)], cancellationToken);
            index.Apply(late.Where(summary => products.ContainsKey(summary.Id)).Select(summary => (products[summary.Id], summary)));
        }

        return keys.Select(index.Find).OfType<CatalogueEntry>().ToDictionary(entry => entry.Id);
    }
}
