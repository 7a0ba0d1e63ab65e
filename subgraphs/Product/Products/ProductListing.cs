using GraphQL;
using GraphQL.DataLoader;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Paging;

namespace Octomart.ProductSubgraph.Products;

/// <summary>
/// Lists of products: which and in which order comes from the index, what they say from the store, with one read for all
/// lists of a request. A cursor is a place in the order, so products that come, go or move never shift the rest of a list.
/// </summary>
internal sealed class ProductListing(CatalogueIndex index, DocumentLoader<Product> products)
{
    public IDataLoaderResult<ProductConnection> Page(ProductWhere? where, ProductOrder? orderBy, int first, string? after, Caller caller)
    {
        var size = PageSize.Of(first);
        var sort = SortOf(orderBy);
        var all = index.InOrder(sort);
        var test = Visible(where, caller);
        var start = after is null ? 0 : FirstBehind(all, sort, sort.ReadCursor(after) ?? throw InvalidCursor());
        var page = new List<CatalogueEntry>(size + 1);
        for (var i = start; i < all.Length && page.Count <= size; i++)
        {
            if (test(all[i]))
            {
                page.Add(all[i]);
            }
        }

        // Counted only when asked for, and once for both the total and the facets.
        var matches = new Lazy<CatalogueEntry[]>(() => Array.FindAll(all, test));
        var hasMore = page.Count > size;
        var cursors = page.Take(size).ToDictionary(entry => entry.Id, sort.CursorAfter, StringComparer.Ordinal);
        return LoaderResult.All([.. page.Take(size).Select(entry => products.Load(entry.Id))]).Map(found =>
        {
            var edges = (found ?? []).Select(product => new Edge<ProductType>(new ProductType(product), cursors[product.Id])).ToList();
            var info = new PageInfo(hasMore, after is not null, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor);
            return new ProductConnection(edges, info, _ => Task.FromResult((long)matches.Value.Length), () => Facets(matches.Value));
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

    private IReadOnlyList<Facet> Facets(CatalogueEntry[] entries) =>
        new FacetCounter(index.Categories, index.FacetValues.Read(), index.DefaultCurrency).Count(entries);

    private static int FirstBehind(CatalogueEntry[] all, CatalogueSort sort, SortKey place)
    {
        var (low, high) = (0, all.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sort.KeyOf(all[middle]).CompareTo(place) <= 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static ExecutionError InvalidCursor() => new("The cursor does not belong to this list in this order.") { Code = "INVALID_CURSOR" };
}
