using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using FsCheck;
using FsCheck.Fluent;

namespace Octomart.Histories.Bench;

/// <summary>Random histories, and smaller ones of one that went wrong.</summary>
[SuppressMessage("Security", "CA5394", Justification = "A seed must give the same history again.")]
internal static class HistoryGenerator
{
    /// <summary>Variants 0 and 1 are one seller's, 2 is another's.</summary>
    public const int Variants = 3;

    private static readonly string[] Methods = ["sim_success", "sim_success", "sim_success", "sim_success", "sim_success", "sim_declined", "sim_authorized", "sim_delayed_webhook", "sim_timeout_after_commit"];

    /// <summary>For FsCheck.</summary>
    public static Arbitrary<History> Histories => Arb.From(Gen.Choose(0, int.MaxValue).Select(Of), Smaller);

    /// <summary>The history of a seed.</summary>
    public static History Of(int seed)
    {
        var random = new Random(seed);
        var names = new Names();
        return new History(
            seed,
            [.. Enumerable.Range(0, Variants).Select(_ => random.Next(3, 10))],
            random.Next(1, 4),
            [.. Enumerable.Range(0, random.Next(7, 13)).Select(_ => WaveOf(random, names))]);
    }

    /// <summary>With a wave less, or a step less.</summary>
    private static IEnumerable<History> Smaller(History history)
    {
        for (var i = history.Waves.Length - 1; i >= 0; i--)
        {
            yield return history with { Waves = history.Waves.RemoveAt(i) };
        }

        for (var i = 0; i < history.Waves.Length; i++)
        {
            foreach (var smaller in Smaller(history.Waves[i]))
            {
                yield return history with { Waves = history.Waves.SetItem(i, smaller) };
            }
        }
    }

    private static IEnumerable<Wave> Smaller(Wave wave)
    {
        foreach (var (i, track) in wave.Tracks.Index())
        {
            if (wave.Tracks.Length > 1)
            {
                yield return new Wave(wave.Tracks.RemoveAt(i));
            }

            for (var j = 0; j < track.Length && track.Length > 1; j++)
            {
                yield return new Wave(wave.Tracks.SetItem(i, track.RemoveAt(j)));
            }
        }
    }

    // One of three waves is one person alone, of which the model knows exactly what must become.
    private static Wave WaveOf(Random random, Names names)
    {
        var tracks = random.Next(3) == 0 ? 1 : random.Next(2, 4);
        return new Wave([.. Enumerable.Range(0, tracks).Select(_ => (ImmutableArray<Step>)[.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => StepOf(random, names))])]);
    }

    private static Step StepOf(Random random, Names names)
    {
        if (names.Orders == 0 || (names.Orders < 6 && random.Next(5) == 0))
        {
            return names.Next(random);
        }

        // Mostly what comes next in the life of an order that is young, so that histories get far; now and then anything.
        var life = names.ALife(random);
        var (order, variant, units) = (life.Name, life.AVariant(random), random.Next(1, 3));
        return random.Next(10) switch
        {
            < 5 => NextOf(life, random, names),
            < 6 => new Pay(order, Methods[random.Next(Methods.Length)]),
            < 7 => random.Next(3) switch
            {
                0 => new Cancel(order),
                1 => new RepeatNews(order, random.Next()),
                _ => new CancelUnits(order, variant, units, random.Next(2) == 0),
            },
            < 8 => random.Next(2) == 0 ? new Ship(order, variant, units) : new AskReturn(names.NextReturn(), order, variant, units),
            < 9 => new ChangeStock(variant, random.Next(-3, 5)),
            _ => new Wait(random.Next(5) switch { 0 => 20, 1 => 9, 2 => 6, _ => 1 }),
        };
    }

    private static Step NextOf(Life life, Random random, Names names)
    {
        var variant = life.AVariant(random);
        return life.Stage++ switch
        {
            0 => new Pay(life.Name, Methods[random.Next(Methods.Length)]),
            1 when random.Next(3) == 0 => new CancelUnits(life.Name, variant, 1, random.Next(2) == 0),
            1 or 2 => new Ship(life.Name, life.Shipped = variant, 1),
            3 => new AskReturn(life.Return = names.NextReturn(), life.Name, life.Shipped, 1),
            4 => new TakeReturn(life.Return!, random.Next(0, 3), random.Next(2) == 0),
            5 => new RepeatNews(life.Name, random.Next()),
            _ => new AskReturn(names.NextReturn(), life.Name, variant, 1),
        };
    }

    private sealed class Names
    {
        private readonly List<Life> _lives = [];
        private int _returns;

        public int Orders => _lives.Count;

        public Place Next(Random random)
        {
            var units = Enumerable.Range(0, Variants).OrderBy(_ => random.Next()).Take(random.Next(1, 3)).ToImmutableSortedDictionary(variant => variant, _ => random.Next(1, 4));
            _lives.Add(new Life($"o{Orders + 1}", [.. units.Keys]));
            return new Place(_lives[^1].Name, units, random.Next(3) == 0);
        }

        public string NextReturn() => $"r{++_returns}";

        public Life ALife(Random random) => _lives[Math.Max(0, _lives.Count - 1 - random.Next(3))];
    }

    private sealed class Life(string name, ImmutableArray<int> variants)
    {
        public string Name => name;

        public int Stage { get; set; }

        public string? Return { get; set; }

        public int Shipped { get; set; } = variants[0];

        public int AVariant(Random random) => variants[random.Next(variants.Length)];
    }
}
