using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Products;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Categories;

/// <summary>A category that is given up.</summary>
/// <param name="Id">Which.</param>
/// <param name="Version">The version that you have seen of it.</param>
/// <param name="MoveProductsTo">The category that takes its products and links; needed while products are in it.</param>
internal sealed record CategoryRetireInput(string Id, int Version, string? MoveProductsTo = null);

[MutationRoot]
internal sealed class CategoryRetire(IDocumentStore store, CategoryRetirement retirement, CatalogueIndex index)
{
    /// <summary>
    /// Gives up a category without children. Answers the category that takes its place: the one that is named, else its parent; null for
    /// a root without products. For the shop's administrators.
    /// </summary>
    /// <param name="input">Which category.</param>
    [RequiresScopes("categories:write")]
    public async Task<CategoryPayload?> CategoryRetireAsync(CategoryRetireInput input, Caller caller, CancellationToken cancellationToken) =>
        !caller.IsAdmin && !caller.IsService
            ? CategoryPayload.Refused(CatalogError.Forbidden("Categories are the shop's."))
            : await store.WriteAsync([CategoryLock.Key], (work, token) => RetireAsync(work, input, token), cancellationToken);

    private async Task<CategoryPayload> RetireAsync(IUnitOfWork work, CategoryRetireInput input, CancellationToken cancellationToken)
    {
        var tree = await CategoryRetirement.ReadTreeAsync(work, cancellationToken);
        if (tree.FindLive(input.Id) is not { } category)
        {
            return CategoryPayload.Refused(CatalogError.NotFound("category", "id"));
        }

        if (category.Version != input.Version)
        {
            return CategoryPayload.Refused(CatalogError.VersionConflict(category.Version));
        }

        if (tree.ChildrenOf(category.Id).Count > 0)
        {
            return CategoryPayload.Refused(new CatalogError(CatalogErrorCode.CategoryInUse, "Categories are below it: move, merge or retire them first.", ["input", "id"]));
        }

        var into = input.MoveProductsTo is null ? null : tree.FindLive(input.MoveProductsTo);
        if (input.MoveProductsTo is not null && (into is null || into.Id == category.Id))
        {
            return CategoryPayload.Refused(CatalogError.NotFound("category", "moveProductsTo"));
        }

        var ids = tree.SubtreeOf(category.Id).ToArray();
        if (into is null && (await work.ListAsync(new DocumentQuery<Product> { Where = product => product.CategoryIds.Any(id => ids.Contains(id)), Limit = 1 }, cancellationToken)).Count > 0)
        {
            return CategoryPayload.Refused(new CatalogError(CatalogErrorCode.CategoryInUse, "Products are in it: say where they are to go.", ["input", "moveProductsTo"]));
        }

        // A product that is put there at this very moment ends in the parent.
        into ??= category.ParentId is null ? null : tree.FindLive(category.ParentId);
        var changed = retirement.Retire(work, category, into, []);
        work.AfterCommit(() => index.Apply(changed));
        return new CategoryPayload(changed.FirstOrDefault(one => one.Id == into?.Id) is { } place ? new CategoryType(place) : null, []);
    }
}
