using GraphQL.DataLoader;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Products;

[QueryRoot]
internal sealed class ProductQueries(ProductAccess access)
{
    /// <summary>A product by id or slug; null when there is none that you may see.</summary>
    /// <param name="id">The product's id.</param>
    /// <param name="slug">The product's name in addresses; used when there is no id.</param>
    public IDataLoaderResult<ProductType?> Product(Caller caller, DocumentLoader<Product> byId, ProductBySlugLoader bySlug, string? id = null, string? slug = null)
    {
        var found = id is not null ? byId.Load(id) : slug is not null ? bySlug.Load(slug) : LoaderResult.Of<Product>(null);
        return found.Then(product => access.CanSee(product, caller) ? new ProductType(product) : null);
    }

    /// <summary>Products on sale, with filters, facets and an order. Members of a seller see its drafts too when they ask for a status.</summary>
    /// <param name="where">Which; all when null.</param>
    /// <param name="orderBy">In which order; the most sold first when null.</param>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    public IDataLoaderResult<ProductConnection> Products(
        Caller caller, ProductListing listing, ProductWhere? where = null, ProductOrder? orderBy = null, int first = 20, string? after = null) =>
        listing.Page(where, orderBy, first, after, caller);
}
