namespace Octomart.ProductSubgraph.Catalogue;

/// <summary>
/// The catalogue in one order. A change only notes which product moved; the next reader merges what moved into a new array,
/// so that readers keep a consistent list while writers go on, and a busy writer does not sort for nobody.
/// </summary>
internal sealed class SortedView(CatalogueSort sort, IReadOnlyDictionary<string, CatalogueEntry> entries)
{
    private readonly HashSet<string> _moved = new(entries.Keys, StringComparer.Ordinal);
    private CatalogueEntry[] _sorted = [];

    /// <summary>To be called under the index's lock.</summary>
    public void Touch(string id) => _moved.Add(id);

    /// <summary>The present order; never changed afterwards. To be called under the index's lock.</summary>
    public CatalogueEntry[] Read()
    {
        if (_moved.Count > 0)
        {
            var news = _moved.Select(id => entries.GetValueOrDefault(id)).OfType<CatalogueEntry>().ToArray();
            Array.Sort(news, sort);
            _sorted = Merge([.. _sorted.Where(entry => !_moved.Contains(entry.Id))], news);
            _moved.Clear();
        }

        return _sorted;
    }

    private CatalogueEntry[] Merge(CatalogueEntry[] left, CatalogueEntry[] right)
    {
        var merged = new CatalogueEntry[left.Length + right.Length];
        for (int l = 0, r = 0, at = 0; at < merged.Length; at++)
        {
            merged[at] = r == right.Length || (l < left.Length && sort.Compare(left[l], right[r]) < 0) ? left[l++] : right[r++];
        }

        return merged;
    }
}
