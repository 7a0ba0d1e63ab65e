using Octomart.SubgraphDefaults.Paging;

namespace Octomart.CartSubgraph.SavedItems;

/// <summary>Pages of a list; a cursor names the item that it stands behind.</summary>
internal static class SavedItemPages
{
    public static Connection<SavedItemType> Page(this SavedItemList? list, int first, string? after)
    {
        var items = list?.Items ?? [];
        var size = PageSize.Of(first);

        // An item that was taken out meanwhile leaves no trace: the list begins again.
        var start = after is null ? 0 : items.FindIndex(item => item.Id == after) + 1;
        var edges = items.Skip(start).Take(size).Select(item => new Edge<SavedItemType>(new SavedItemType(item), item.Id)).ToList();
        var info = new PageInfo(start + edges.Count < items.Length, start > 0, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor);
        return new Connection<SavedItemType>(edges, info, _ => Task.FromResult((long)items.Length));
    }

    private static int FindIndex(this IReadOnlyList<SavedItem> items, Func<SavedItem, bool> which) =>
        items.Index().Where(item => which(item.Item)).Select(item => item.Index).FirstOrDefault(-1);
}
