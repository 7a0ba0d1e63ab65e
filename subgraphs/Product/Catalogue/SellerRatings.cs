namespace Octomart.ProductSubgraph.Catalogue;

/// <summary>The stars of what each seller sells alone, kept as sums. Shared listings count for nobody: their reviews are of the thing, not of who sent it.</summary>
internal sealed class SellerRatings
{
    private readonly Dictionary<string, (double Stars, int Count)> _sums = new(StringComparer.Ordinal);

    public double Of(string sellerId) => _sums.GetValueOrDefault(sellerId) is { Count: > 0 } sum ? Math.Round(sum.Stars / sum.Count, 1) : 0;

    public void Replace(CatalogueEntry? before, CatalogueEntry after)
    {
        Add(before, -1);
        Add(after, 1);
    }

    private void Add(CatalogueEntry? entry, int sign)
    {
        if (entry is { SellerId: { } sellerId, RatingCount: > 0 })
        {
            var (stars, count) = _sums.GetValueOrDefault(sellerId);
            _sums[sellerId] = (stars + (sign * entry.RatingAverage * entry.RatingCount), count + (sign * entry.RatingCount));
        }
    }
}
