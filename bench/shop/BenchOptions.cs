using System.Globalization;

namespace Octomart.Shop.Bench;

/// <summary>What to measure, and for how long.</summary>
internal sealed record BenchOptions
{
    public const string Usage = "bench/shop [--seconds 6] [--levels 1,16,64] [--only NAME]... [--no-sale] [--no-counts] [--details] [--buyers 1000] [--units 100] [--port 16000] [--import FILE] [--out FILE]";

    public TimeSpan Time { get; private init; } = TimeSpan.FromSeconds(6);

    public IReadOnlyList<int> Levels { get; private init; } = [1, 16, 64];

    public IReadOnlyList<string> Only { get; private init; } = [];

    public bool HasSale { get; private init; } = true;

    /// <summary>Whether the cost of one step is counted first, which gives writes their floor.</summary>
    public bool HasCounts { get; private init; } = true;

    /// <summary>Whether what one step sets off is also told by subgraph and collection.</summary>
    public bool HasDetails { get; private init; }

    public int Buyers { get; private init; } = 1000;

    public int Units { get; private init; } = 100;

    public int Port { get; private init; } = 16000;

    public string? Import { get; private init; }

    public string? Out { get; private init; }

    public static BenchOptions Parse(IReadOnlyList<string> args)
    {
        var options = new BenchOptions();
        for (var i = 0; i < args.Count; i++)
        {
            options = args[i] switch
            {
                "--no-sale" => options with { HasSale = false },
                "--no-counts" => options with { HasCounts = false },
                "--details" => options with { HasDetails = true },
                "--seconds" => options with { Time = TimeSpan.FromSeconds(Number(args[++i])) },
                "--levels" => options with { Levels = [.. args[++i].Split(',').Where(level => level.Length > 0).Select(Number)] },
                "--only" => options with { Only = [.. options.Only, args[++i]] },
                "--buyers" => options with { Buyers = Number(args[++i]) },
                "--units" => options with { Units = Number(args[++i]) },
                "--port" => options with { Port = Number(args[++i]) },
                "--import" => options with { Import = args[++i] },
                "--out" => options with { Out = args[++i] },
                var other => throw new ArgumentException($"'{other}' is not understood. {Usage}"),
            };
        }

        return options;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
