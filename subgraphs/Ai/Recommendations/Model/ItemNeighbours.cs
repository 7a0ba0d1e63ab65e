using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Octomart.AiSubgraph.Recommendations.Model;

/// <summary>
/// Which items go with which: the cosine of the users (or orders) that have both. One with a long list counts 1/sqrt(length), because
/// who has everything says nothing about what goes together.
/// </summary>
internal sealed class ItemNeighbours
{
    private const int MostNeighbours = 50;

    private readonly FrozenDictionary<string, ImmutableArray<Neighbour>> _neighbours;

    private ItemNeighbours(FrozenDictionary<string, ImmutableArray<Neighbour>> neighbours) => _neighbours = neighbours;

    public ImmutableArray<Neighbour> Of(string item) => _neighbours.GetValueOrDefault(item, []);

    /// <param name="sets">The items of each user or order.</param>
    /// <param name="fewestTogether">Pairs that fewer sets have are chance.</param>
    /// <param name="largest">Of longer sets the first items count.</param>
    public static ItemNeighbours Build(IEnumerable<IReadOnlyCollection<string>> sets, int fewestTogether, int largest = 100)
    {
        var norms = new Dictionary<string, double>(StringComparer.Ordinal);
        var pairs = new Dictionary<(string, string), (double Weight, int Count)>();
        foreach (var set in sets)
        {
            var items = set.Distinct().Take(largest).ToList();
            var weight = 1 / Math.Sqrt(items.Count);
            foreach (var item in items)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(norms, item, out _) += weight;
                foreach (var other in items.Where(other => other != item))
                {
                    ref var pair = ref CollectionsMarshal.GetValueRefOrAddDefault(pairs, (item, other), out _);
                    pair = (pair.Weight + weight, pair.Count + 1);
                }
            }
        }

        return new ItemNeighbours(pairs.Where(p => p.Value.Count >= fewestTogether)
            .GroupBy(p => p.Key.Item1)
            .ToFrozenDictionary(g => g.Key, g => Nearest(g.Select(p => new Neighbour(p.Key.Item2, Cosine(p.Key, p.Value.Weight))))));

        double Cosine((string, string) pair, double weight) => weight / Math.Sqrt(norms[pair.Item1] * norms[pair.Item2]);
    }

    private static ImmutableArray<Neighbour> Nearest(IEnumerable<Neighbour> neighbours) =>
        [.. neighbours.OrderByDescending(n => n.Similarity).ThenBy(n => n.Item, StringComparer.Ordinal).Take(MostNeighbours)];
}

/// <summary>An item that goes with another, from 0 to 1.</summary>
internal readonly record struct Neighbour(string Item, double Similarity);
