using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Octomart.AiSubgraph.Recommendations.Model;

/// <summary>All that recommendations rest on, learned at one moment. Immutable; a newer one replaces it whole.</summary>
internal sealed class RecommendationModel
{
    private const double RecencyDecay = 0.85;
    private const double ViewWeight = 0.3;
    private const int ItemsThatCount = 30;

    private readonly ItemNeighbours _neighbours;
    private readonly ItemNeighbours _together;
    private readonly FrozenDictionary<string, History> _histories;

    private RecommendationModel(
        ItemNeighbours neighbours, ItemNeighbours together, IReadOnlyCollection<History> histories, ImmutableArray<Popular> popular, string version)
    {
        _neighbours = neighbours;
        _together = together;
        _histories = histories.ToFrozenDictionary(h => h.UserId, StringComparer.Ordinal);
        Popular = popular;
        Version = version;
    }

    public string Version { get; }

    /// <summary>Products by how many bought them (and, far less, looked at them), most popular first.</summary>
    public ImmutableArray<Popular> Popular { get; }

    public static RecommendationModel Build(
        IReadOnlyCollection<History> histories, IReadOnlyCollection<IReadOnlyCollection<string>> orders, string version)
    {
        var popular = histories.SelectMany(h => h.Items).Select(i => (i.ProductId, Weight: i.IsPurchase ? 1.0 : ViewWeight))
            .GroupBy(i => i.ProductId)
            .Select(g => new Popular(g.Key, g.Sum(i => i.Weight)))
            .OrderByDescending(p => p.Weight).ThenBy(p => p.ProductId, StringComparer.Ordinal);
        return new RecommendationModel(
            ItemNeighbours.Build(histories.Select(h => h.Items.Select(i => i.ProductId).ToList()), fewestTogether: 1),
            ItemNeighbours.Build(orders, fewestTogether: 2),
            histories,
            [.. popular],
            version);
    }

    public History? HistoryOf(string userId) => _histories.GetValueOrDefault(userId);

    /// <summary>What is bought in one order with this product, at least twice.</summary>
    public ImmutableArray<Neighbour> BoughtTogether(string productId) => _together.Of(productId);

    /// <summary>What goes with the history, best first, each with the item of the history that speaks for it most.</summary>
    public IReadOnlyList<Suggestion> Suggest(IReadOnlyList<HistoryItem> history)
    {
        var owned = history.Where(i => i.IsPurchase).Select(i => i.ProductId).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. history.Take(ItemsThatCount)
                .SelectMany((item, age) => _neighbours.Of(item.ProductId).Select(n => (n.Item, Because: item, Weight: Weight(item, age) * n.Similarity)))
                .Where(v => !owned.Contains(v.Item))
                .GroupBy(v => v.Item)
                .Select(g => new Suggestion(g.Key, g.Sum(v => v.Weight), g.MaxBy(v => v.Weight).Because))
                .OrderByDescending(s => s.Score).ThenBy(s => s.ProductId, StringComparer.Ordinal),
        ];
    }

    private static double Weight(HistoryItem item, int age) => (item.IsPurchase ? 1 : ViewWeight) * Math.Pow(RecencyDecay, age);
}

/// <summary>A product and how many want it.</summary>
internal readonly record struct Popular(string ProductId, double Weight);

/// <summary>A product that might please, and the item of the history that speaks for it most.</summary>
internal readonly record struct Suggestion(string ProductId, double Score, HistoryItem Because);
