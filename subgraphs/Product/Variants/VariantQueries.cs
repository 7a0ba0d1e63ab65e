using GraphQL.DataLoader;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Products;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Variants;

[QueryRoot]
internal sealed class VariantQueries
{
    /// <summary>A variant by id; null when there is none that you may see.</summary>
    /// <param name="id">The variant's id.</param>
    public IDataLoaderResult<VariantType?> Variant(string id, DocumentLoader<Variant> variants, LateProductsLoader late, ProductAccess access, Caller caller) =>
        VariantType.Resolve(id, variants, late, access, caller);
}
