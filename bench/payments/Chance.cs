using System.Diagnostics.CodeAnalysis;

namespace Octomart.Payments.Bench;

/// <summary>One source of chance for many at once.</summary>
[SuppressMessage("Security", "CA5394", Justification = "Chance that can be repeated, not secrets.")]
internal sealed class Chance(int seed)
{
    private readonly Random _random = new(seed);
    private readonly Lock _lock = new();

    public bool Happens(double rate)
    {
        lock (_lock)
        {
            return _random.NextDouble() < rate;
        }
    }

    public T OneOf<T>(IReadOnlyList<T> choices)
    {
        lock (_lock)
        {
            return choices[_random.Next(choices.Count)];
        }
    }
}
