using System.Collections.Immutable;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Categories;
using Octomart.ProductSubgraph.Products;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Import;

/// <summary>Finds categories by the names of their paths and makes those that are missing.</summary>
internal sealed class CategoryImport(IDocumentStore store, CatalogueIndex index)
{
    /// <summary>
    /// The tree with all these paths in it, or as it is for who may not make categories. On a dry run the new ones exist in the answer only.
    /// </summary>
    public async Task<CategoryTree> EnsureAsync(IReadOnlyCollection<ImmutableArray<string>> paths, bool dryRun, bool mayMake, CancellationToken cancellationToken)
    {
        var known = index.Categories;
        if (!mayMake || Missing(known, paths).Count == 0)
        {
            return known;
        }

        if (dryRun)
        {
            return known.With(Missing(known, paths));
        }

        return await store.WriteAsync([CategoryLock.Key], async (work, token) =>
        {
            var tree = new CategoryTree(await work.ListAsync(new DocumentQuery<Category> { Limit = 100_000 }, token));
            var missing = Missing(tree, paths);
            missing.ForEach(work.Insert);
            work.AfterCommit(() => index.Apply([.. tree.All, .. missing]));
            return tree.With(missing);
        }, cancellationToken);
    }

    /// <summary>The category at the end of a path; null when the path is empty.</summary>
    public static Category? Find(CategoryTree tree, ImmutableArray<string> path)
    {
        Category? found = null;
        foreach (var name in path)
        {
            found = tree.ChildrenOf(found?.Id ?? "").FirstOrDefault(child => string.Equals(child.Name, name, StringComparison.OrdinalIgnoreCase));
            if (found is null)
            {
                return null;
            }
        }

        return found;
    }

    private static List<Category> Missing(CategoryTree tree, IReadOnlyCollection<ImmutableArray<string>> paths)
    {
        var missing = new List<Category>();
        foreach (var path in paths.DistinctBy(path => string.Join('\u001f', path), StringComparer.OrdinalIgnoreCase))
        {
            for (var depth = 1; depth <= path.Length; depth++)
            {
                if (Find(tree, path[..depth]) is null)
                {
                    var made = Make(tree, path[..depth]);
                    missing.Add(made);
                    tree = tree.With([made]);
                }
            }
        }

        return missing;
    }

    private static Category Make(CategoryTree tree, ImmutableArray<string> path)
    {
        var parent = Find(tree, path[..^1]);
        var name = char.ToUpperInvariant(path[^1][0]) + path[^1][1..];
        var id = OpaqueId.From("cat", parent?.Id ?? "", path[^1].ToUpperInvariant());
        string[] slugs = parent is null ? [Slug.Of(name)] : [Slug.Of(name), $"{parent.Slug}-{Slug.Of(name)}"];
        return new Category
        {
            Id = id,
            Name = name,
            Slug = slugs.FirstOrDefault(slug => tree.FindBySlug(slug) is null) ?? Slug.Distinct(slugs[0], id),
            ParentId = parent?.Id,
            Position = 1000,
        };
    }
}
