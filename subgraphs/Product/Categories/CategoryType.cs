using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Products;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Categories;

/// <summary>A shelf of the shop, with smaller ones below it.</summary>
[Key("id")]
[Key("slug")]
internal sealed class CategoryType(Category category) : INode
{
    /// <summary>Opaque and stable.</summary>
    public string Id => category.Id;

    /// <summary>The category's name in addresses; unique in the shop.</summary>
    public string Slug => category.Slug;

    /// <summary>What it is called.</summary>
    public string Name => category.Name;

    /// <summary>The category that it is part of; null for a root.</summary>
    public CategoryType? Parent(CatalogueIndex index) => category.ParentId is { } id && index.Categories.Find(id) is { } parent ? new CategoryType(parent) : null;

    /// <summary>From the root down to the parent.</summary>
    public IEnumerable<CategoryType> Ancestors(CatalogueIndex index) => index.Categories.AncestorsOf(category).Select(ancestor => new CategoryType(ancestor));

    /// <summary>The categories right below it.</summary>
    public IEnumerable<CategoryType> Children(CatalogueIndex index) => index.Categories.ChildrenOf(category.Id).Select(child => new CategoryType(child));

    /// <summary>The products in it and in all categories below it.</summary>
    /// <param name="where">Which; all when null.</param>
    /// <param name="orderBy">In which order; the most sold first when null.</param>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    public IDataLoaderResult<ProductConnection> Products(
        Caller caller, ProductListing listing, ProductWhere? where = null, ProductOrder? orderBy = null, int first = 20, string? after = null) =>
        listing.Page(new ProductWhere(CategoryId: category.Id, And: where is null ? null : [where]), orderBy, first, after, caller);

    /// <summary>Rises with every change; updates name the version that they were made from.</summary>
    public int Version => (int)category.Version;

    /// <summary>Finds a category for the gateway.</summary>
    [FederationResolver]
    public static CategoryType? ResolveById(string id, CatalogueIndex index) => index.Categories.Find(id) is { } category ? new CategoryType(category) : null;

    /// <summary>Finds a category for the gateway.</summary>
    [FederationResolver]
    public static CategoryType? ResolveBySlug(string slug, CatalogueIndex index) => index.Categories.FindBySlug(slug) is { } category ? new CategoryType(category) : null;
}
