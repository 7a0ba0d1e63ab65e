using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.ProductSubgraph.Products;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.ProductSubgraph.Sellers;

/// <summary>A seller, with what the catalogue knows of it.</summary>
[Key("id")]
internal sealed class SellerType(string id)
{
    /// <summary>The seller's id.</summary>
    public string Id => id;

    /// <summary>What the seller offers.</summary>
    /// <param name="where">Which; all when null.</param>
    /// <param name="orderBy">In which order; the most sold first when null.</param>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    public IDataLoaderResult<ProductConnection?> Products(
        Caller caller, ProductListing listing, ProductWhere? where = null, ProductOrder? orderBy = null, int first = 20, string? after = null) =>
        listing.Page(new ProductWhere(SellerId: id, And: where is null ? null : [where]), orderBy, first, after, caller)!;

    /// <summary>Whoever asks for a seller by id got the id from where it is known.</summary>
    [FederationResolver]
    public static SellerType Resolve(string id) => new(id);
}
