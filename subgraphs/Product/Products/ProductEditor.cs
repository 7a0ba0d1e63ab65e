using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Errors;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.ProductSubgraph.Products;

/// <summary>A change of a product: found, the caller's to change, of the right version, then changed.</summary>
internal sealed class ProductEditor(IDocumentStore store)
{
    /// <summary>Runs <paramref name="change"/> on the product in a unit of work. A product of another seller is like none.</summary>
    public Task<ProductPayload> EditAsync(
        string id,
        int version,
        Caller caller,
        Func<IUnitOfWork, Product, ProductSummary, CancellationToken, Task<ProductPayload>> change,
        CancellationToken cancellationToken) =>
        store.WriteAsync([$"product:{id}"], async (work, token) =>
        {
            if (!(await ProductRecorder.ReadAsync(work, [id], token)).TryGetValue(id, out var found) || !found.Product.MayBeEditedBy(caller))
            {
                return ProductPayload.Refused(CatalogError.NotFound("product", "id"));
            }

            return found.Product.Version == version
                ? await change(work, found.Product, found.Summary, token)
                : ProductPayload.Refused(CatalogError.VersionConflict(found.Product.Version));
        }, cancellationToken);
}
