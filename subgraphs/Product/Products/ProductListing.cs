using GraphQL;
using GraphQL.DataLoader;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Paging;

namespace Octomart.ProductSubgraph.Products;

/// <summary>
/// Lists of products: which and in which order comes from the index, what they say from the store, with one read for all
/// lists of a request.
/// </summary>
internal sealed class ProductListing(CatalogueIndex index, ListFacts known, DocumentLoader<Product> products)
{
    public IDataLoaderResult<ProductConnection> Page(ProductWhere? where, ProductOrder? orderBy, int first, string? after, Caller caller)
    {
        var size = PageSize.Of(first);
        var sort = SortOf(orderBy);

        // What a caller's own products are asked for depends on the caller and is not kept.
        var facts = CatalogueFilter.AsksForStatus(where) ? new Facts() : known.Of(where);
        var all = index.InOrder(sort);
        var test = Visible(where, caller);
        var (page, hasMore) = CataloguePage.Read(all, sort, test, size, after is null ? null : sort.ReadCursor(after) ?? throw InvalidCursor());

        // Counted only when asked for, and once for both the total and the facets.
        var matches = new Lazy<CatalogueEntry[]>(() => Array.FindAll(all, test));
        var cursors = page.ToDictionary(entry => entry.Id, sort.CursorAfter, StringComparer.Ordinal);
        return LoaderResult.All([.. page.Select(entry => products.Load(entry.Id))]).Map(found =>
        {
            var edges = (found ?? []).Select(product => new Edge<ProductType>(new ProductType(product), cursors[product.Id])).ToList();
            var info = new PageInfo(hasMore, after is not null, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor);
            return new ProductConnection(edges, info, _ => Task.FromResult((long)facts.Count(matches)), () => facts.Facets(matches, CountFacets));
        });
    }

    private CatalogueSort SortOf(ProductOrder? orderBy)
    {
        var field = orderBy?.Field ?? ProductOrderField.Bestselling;
        return new CatalogueSort(field, orderBy?.Direction ?? (field == ProductOrderField.Price ? Direction.Asc : Direction.Desc), index.DefaultCurrency);
    }

    private Predicate<CatalogueEntry> Visible(ProductWhere? where, Caller caller)
    {
        var test = CatalogueFilter.Compile(where, index.Categories);
        return CatalogueFilter.AsksForStatus(where)
            ? entry => (index.IsOnSale(entry) || entry.IsOf(caller)) && test(entry)
            : entry => index.IsOnSale(entry) && test(entry);
    }

    private IReadOnlyList<Facet> CountFacets(IReadOnlyList<CatalogueEntry> entries) =>
        new FacetCounter(index.Categories, index.Attributes, index.FacetValues.Read(), index.DefaultCurrency).Count(entries);

    private static ExecutionError InvalidCursor() => new("The cursor does not belong to this list in this order.") { Code = "INVALID_CURSOR" };
}
