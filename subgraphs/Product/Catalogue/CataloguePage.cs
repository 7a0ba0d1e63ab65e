namespace Octomart.ProductSubgraph.Catalogue;

/// <summary>
/// A page of the catalogue in an order: what passes the test behind a place. The place is a key and not a number, so what comes, goes or
/// moves between two pages never makes the second skip or repeat what stays.
/// </summary>
internal static class CataloguePage
{
    public static (IReadOnlyList<CatalogueEntry> Entries, bool HasMore) Read(
        CatalogueEntry[] all, CatalogueSort sort, Predicate<CatalogueEntry> test, int size, SortKey? after)
    {
        var page = new List<CatalogueEntry>(size + 1);
        for (var i = after is { } place ? FirstBehind(all, sort, place) : 0; i < all.Length && page.Count <= size; i++)
        {
            if (test(all[i]))
            {
                page.Add(all[i]);
            }
        }

        return page.Count > size ? (page[..size], true) : (page, false);
    }

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
}
