using Octomart.ProductSubgraph.Catalogue;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Categories;

[QueryRoot]
internal sealed class CategoryQueries(CatalogueIndex index)
{
    /// <summary>A category by id or slug; null when there is none.</summary>
    /// <param name="id">The category's id.</param>
    /// <param name="slug">The category's name in addresses; used when there is no id.</param>
    public CategoryType? Category(string? id = null, string? slug = null) =>
        id is not null ? CategoryType.ResolveById(id, index) : slug is not null ? CategoryType.ResolveBySlug(slug, index) : null;

    /// <summary>The root categories; what is below them is in their children.</summary>
    public IEnumerable<CategoryType> CategoryTree() => index.Categories.Roots.Select(category => new CategoryType(category));
}
