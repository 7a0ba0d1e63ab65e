using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Catalogue.Announcements;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Products;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Categories;

/// <summary>A category to be made, renamed or moved. On a change, what is null stays as it is.</summary>
/// <param name="Id">Which category to change; null to make one.</param>
/// <param name="Version">The version that the change was made from; needed with an id.</param>
/// <param name="Name">What it is called, 1 to 80 characters; needed without an id.</param>
/// <param name="Slug">Its name in addresses: lower-case letters, digits and hyphens; made from the name when null.</param>
/// <param name="ParentId">The category that it is to be part of; a new one without a parent is a root.</param>
/// <param name="Position">Its place among its siblings, smallest first.</param>
/// <param name="MakeRoot">Takes it out of its parent; not together with a parent.</param>
internal sealed record CategoryUpsertInput(
    string? Id = null, int? Version = null, string? Name = null, string? Slug = null, string? ParentId = null, int? Position = null, bool MakeRoot = false);

/// <summary>The category, or why it was not changed.</summary>
/// <param name="Category">As it is now; null when it was not changed.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record CategoryPayload(CategoryType? Category, IReadOnlyList<CatalogError> UserErrors)
{
    internal static CategoryPayload Refused(CatalogError error) => new(null, [error]);
}

[MutationRoot]
internal sealed class CategoryUpsert(IDocumentStore store, CatalogueIndex index, TimeProvider clock)
{
    private const int MaxName = 80;

    /// <summary>Makes, renames or moves a category; a former slug goes on leading to it. For the shop's administrators.</summary>
    /// <param name="input">What it is to be.</param>
    [RequiresScopes("categories:write")]
    public async Task<CategoryPayload?> CategoryUpsertAsync(CategoryUpsertInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin && !caller.IsService)
        {
            return CategoryPayload.Refused(CatalogError.Forbidden("Categories are the shop's."));
        }

        if (Validate(input) is { } error)
        {
            return CategoryPayload.Refused(error);
        }

        try
        {
            // One at a time: two moves at once could each be fine and make a circle together.
            return await store.WriteAsync([CategoryLock.Key], (work, token) => UpsertAsync(work, input, token), cancellationToken);
        }
        catch (DuplicateKeyException e) when (e.Index == "slug")
        {
            return CategoryPayload.Refused(new CatalogError(CatalogErrorCode.SlugTaken, "Another category has this slug.", ["input", "slug"]));
        }
    }

    private async Task<CategoryPayload> UpsertAsync(IUnitOfWork work, CategoryUpsertInput input, CancellationToken cancellationToken)
    {
        var tree = new CategoryTree(await work.ListAsync(new DocumentQuery<Category> { Limit = 100_000 }, cancellationToken));
        var known = input.Id is null ? null : tree.FindLive(input.Id);
        if (Refuse(input, tree, known) is { } refusal)
        {
            return CategoryPayload.Refused(refusal);
        }

        var category = known is null
            ? new Category { Id = OpaqueId.New("cat", clock), Name = input.Name!.Trim(), Slug = input.Slug ?? Slug.Of(input.Name), ParentId = input.ParentId, Position = input.Position ?? 0 }
            : known.WithSlug(input.Slug ?? known.Slug) with
            {
                Name = input.Name?.Trim() ?? known.Name,
                ParentId = input.MakeRoot ? null : input.ParentId ?? known.ParentId,
                Position = input.Position ?? known.Position,
            };
        if (known is null)
        {
            work.Insert(category);
        }
        else
        {
            // Products carry the names of their categories to other services: tell them anew.
            work.Update(category);
            work.Insert(Announcement.ForCategory(category.Id, clock));
        }

        work.AfterCommit(() => index.Apply(category));
        return new CategoryPayload(new CategoryType(category), []);
    }

    private static CatalogError? Validate(CategoryUpsertInput input) => input switch
    {
        { Id: null, Name: null } => CatalogError.Invalid("A new category needs a name.", "name"),
        { Id: not null, Version: null } => CatalogError.Invalid("A change names the version that it was made from.", "version"),
        { MakeRoot: true, ParentId: not null } => CatalogError.Invalid("A root has no parent.", "parentId"),
        { Name: not null } when input.Name.Trim().Length is 0 or > MaxName => CatalogError.Invalid($"A name has 1 to {MaxName} characters.", "name"),
        { Slug: not null } when !Slug.IsValid(input.Slug) => CatalogError.Invalid("A slug has lower-case letters, digits and single hyphens.", "slug"),
        _ => null,
    };

    private static CatalogError? Refuse(CategoryUpsertInput input, CategoryTree tree, Category? known)
    {
        if (input.Id is not null && known is null)
        {
            return CatalogError.NotFound("category", "id");
        }

        if (known is not null && known.Version != input.Version)
        {
            return CatalogError.VersionConflict(known.Version);
        }

        if (input.ParentId is null)
        {
            return null;
        }

        if (tree.FindLive(input.ParentId) is not { } parent)
        {
            return CatalogError.NotFound("category", "parentId");
        }

        if (known is not null && tree.SubtreeOf(known.Id).Contains(parent.Id))
        {
            return CatalogError.Invalid("A category cannot be part of itself.", "parentId");
        }

        var depth = tree.AncestorsOf(parent).Count + 1 + (known is null ? 1 : tree.HeightOf(known.Id));
        return depth > CategoryTree.MaxDepth ? CatalogError.Invalid($"The tree is {CategoryTree.MaxDepth} levels deep at most.", "parentId") : null;
    }
}

/// <summary>The key under which writers of categories queue.</summary>
internal static class CategoryLock
{
    public const string Key = "categories";
}
