using Octomart.ProductSubgraph.Catalogue;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.ProductSubgraph.Products;

/// <summary>Who may see a product: everybody when it is on sale, otherwise its seller's members, admins and services.</summary>
internal sealed class ProductAccess(CatalogueIndex index)
{
    public bool CanSee(Product product, Caller caller) =>
        (product.Status == ProductStatus.Active && !index.IsSuspended(product.SellerId)) || caller.ActsFor(product.SellerId);

    public bool CanSee(string productId, Caller caller) =>
        index.Find(productId) is { } entry && (index.IsOnSale(entry) || caller.ActsFor(entry.SellerId));
}
