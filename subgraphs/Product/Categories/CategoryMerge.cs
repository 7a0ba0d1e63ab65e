using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Errors;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Categories;

/// <summary>A category that becomes part of another.</summary>
/// <param name="Id">Which one goes.</param>
/// <param name="Version">The version that you have seen of it.</param>
/// <param name="IntoId">Which one takes its products, its children and its links.</param>
internal sealed record CategoryMergeInput(string Id, int Version, string IntoId);

[MutationRoot]
internal sealed class CategoryMerge(IDocumentStore store, CategoryRetirement retirement, CatalogueIndex index)
{
    /// <summary>
    /// Puts two categories together: lists, facets and links show it at once, products are rewritten soon after. Answers the one that stays.
    /// For the shop's administrators.
    /// </summary>
    /// <param name="input">Which into which.</param>
    [RequiresScopes("categories:write")]
    public async Task<CategoryPayload?> CategoryMergeAsync(CategoryMergeInput input, Caller caller, CancellationToken cancellationToken) =>
        !caller.IsAdmin && !caller.IsService
            ? CategoryPayload.Refused(CatalogError.Forbidden("Categories are the shop's."))
            : await store.WriteAsync([CategoryLock.Key], (work, token) => MergeAsync(work, input, token), cancellationToken);

    private async Task<CategoryPayload> MergeAsync(IUnitOfWork work, CategoryMergeInput input, CancellationToken cancellationToken)
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

        if (tree.FindLive(input.IntoId) is not { } into)
        {
            return CategoryPayload.Refused(CatalogError.NotFound("category", "intoId"));
        }

        if (tree.SubtreeOf(category.Id).Contains(into.Id))
        {
            return CategoryPayload.Refused(CatalogError.Invalid("A category cannot become part of itself.", "intoId"));
        }

        if (tree.AncestorsOf(into).Count + tree.HeightOf(category.Id) > CategoryTree.MaxDepth)
        {
            return CategoryPayload.Refused(CatalogError.Invalid($"The tree is {CategoryTree.MaxDepth} levels deep at most.", "intoId"));
        }

        var changed = retirement.Retire(work, category, into, tree.ChildrenOf(category.Id));
        work.AfterCommit(() => index.Apply(changed));
        return new CategoryPayload(new CategoryType(changed.Single(one => one.Id == into.Id)), []);
    }
}
