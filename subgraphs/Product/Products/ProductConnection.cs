using Octomart.Contracts;
using Octomart.SubgraphDefaults.Paging;

namespace Octomart.ProductSubgraph.Products;

/// <summary>A page of products, and what the whole list could be narrowed by.</summary>
internal sealed class ProductConnection(
    IReadOnlyList<Edge<ProductType>> edges, PageInfo pageInfo, Func<CancellationToken, Task<long>> count, Func<IReadOnlyList<Facet>> facets)
    : Connection<ProductType>(edges, pageInfo, count)
{
    /// <summary>By what the whole list (not only this page) can be narrowed, with the number of products for each choice.</summary>
    public IReadOnlyList<Facet> Facets => facets();
}

/// <summary>Something that products differ in: category, brand, price, or an attribute such as colour.</summary>
/// <param name="Code">category, brand, price or an attribute's code.</param>
/// <param name="Label">For people.</param>
/// <param name="Buckets">The choices, the most frequent first; prices and numbers from low to high.</param>
internal sealed record Facet(string Code, string Label, IReadOnlyList<FacetBucket> Buckets);

/// <summary>One choice of a facet.</summary>
/// <param name="Value">For filters: a category's id, a brand, an attribute's value.</param>
/// <param name="Label">For people.</param>
/// <param name="Count">How many products of the list have it.</param>
/// <param name="Min">For prices: the least, for priceGte.</param>
/// <param name="Max">For prices: the most, for priceLte; null when open.</param>
/// <param name="From">For numbers: the least, for the attribute's gte.</param>
/// <param name="To">For numbers: the most, for the attribute's lte.</param>
internal sealed record FacetBucket(string Value, string Label, int Count, Money? Min = null, Money? Max = null, double? From = null, double? To = null);
