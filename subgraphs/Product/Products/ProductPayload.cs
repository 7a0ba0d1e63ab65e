using Octomart.ProductSubgraph.Errors;

namespace Octomart.ProductSubgraph.Products;

/// <summary>The product, or why it was not changed.</summary>
/// <param name="Product">As it is now; null when it was not changed.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record ProductPayload(ProductType? Product, IReadOnlyList<CatalogError> UserErrors)
{
    internal static ProductPayload Of(Product product) => new(new ProductType(product), []);

    internal static ProductPayload Refused(CatalogError error) => new(null, [error]);
}
