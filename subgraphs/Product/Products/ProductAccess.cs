using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Variants;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.ProductSubgraph.Products;

/// <summary>
/// Who may see a product: everybody when it is on sale, otherwise members of its seller (of a shared listing: of who proposed it,
/// and of those who offer it), admins and services. Offers of a suspended seller are seen by that seller only.
/// </summary>
internal sealed class ProductAccess(CatalogueIndex index)
{
    public bool CanSee(Product product, Caller caller) =>
        (product.Status == ProductStatus.Active && !index.IsSuspended(product.SellerId)) || caller.ActsFor(product.OwnerId)
        || (product.IsShared && index.Find(product.Id) is { } entry && entry.IsOf(caller));

    public bool CanSee(string productId, Caller caller) =>
        index.Find(productId) is { } entry && (index.IsOnSale(entry) || entry.IsOf(caller));

    public bool CanSee(Variant variant, Caller caller) =>
        caller.ActsFor(variant.SellerId) || (!index.IsSuspended(variant.SellerId) && CanSee(variant.ProductId, caller));
}
