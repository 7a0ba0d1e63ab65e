namespace Octomart.DemoShop.Catalogue;

/// <summary>Numbers that look random and are the same in every demo shop (SplitMix64, seeded by a text).</summary>
internal sealed class Dice(string seed)
{
    private ulong _state = seed.Aggregate(14695981039346656037UL, (hash, c) => unchecked((hash ^ c) * 1099511628211UL));

    /// <summary>From 0 to <paramref name="sides"/> - 1.</summary>
    public int Roll(int sides)
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            var z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return (int)((z ^ (z >> 31)) % (ulong)sides);
        }
    }

    /// <summary>One of these.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Roll(items.Count)];

    /// <summary>Whether something that happens in so many of a hundred cases happens.</summary>
    public bool Chance(int percent) => Roll(100) < percent;

    /// <summary>All of these in another order.</summary>
    public IReadOnlyList<T> Shuffle<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Roll(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }

        return list;
    }
}
