using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Octomart.ProductSubgraph.Prices;

/// <summary>
/// What is remembered of a variant's prices in one currency, so that the lowest price of the last 30 days is known without reading the
/// history: kept on the variant, changed in the same write as its price.
/// </summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="From">Since when the present price applies.</param>
/// <param name="LowestBefore">When the present price is a reduction: the lowest price of the 30 days before it.</param>
/// <param name="Lows">
/// Former prices that may still be the lowest, the oldest first. A price that a later one undercuts can never be: prices rise from entry to entry.
/// </param>
internal sealed record PriceTrail(string Currency, DateTimeOffset From, long? LowestBefore, ImmutableArray<PriceLow> Lows)
{
    /// <summary>The period of the EU's price indication directive (98/6/EC, article 6a).</summary>
    public static readonly TimeSpan Period = TimeSpan.FromDays(30);

    private const int MaxLows = 40;

    public static PriceTrail Start(string currency, DateTimeOffset from) => new(currency, from, null, []);

    [JsonIgnore]
    public bool IsReduced => LowestBefore is not null;

    /// <summary>
    /// The price changes. Every reduction is measured by the 30 days before it, further reductions too: the directive's exception for
    /// prices that fall step by step is left to those who want less strict figures.
    /// </summary>
    public PriceTrail Change(long was, long now, DateTimeOffset at)
    {
        var lows = Prune(Lows, at);
        if (at > From)
        {
            lows = Push(lows, new PriceLow(was, at));
        }

        return new PriceTrail(Currency, at, now < was ? Math.Min(was, LowestOf(lows, was)) : null, lows);
    }

    /// <summary>While the price is reduced, the lowest of the 30 days before the reduction; otherwise the lowest of the last 30 days.</summary>
    public long Lowest(long price, DateTimeOffset at) => LowestBefore ?? Math.Min(price, LowestOf(Prune(Lows, at), price));

    private static long LowestOf(ImmutableArray<PriceLow> lows, long otherwise) => lows.IsEmpty ? otherwise : lows[0].MinorUnits;

    private static ImmutableArray<PriceLow> Prune(ImmutableArray<PriceLow> lows, DateTimeOffset at) => lows.RemoveAll(low => low.Until <= at - Period);

    private static ImmutableArray<PriceLow> Push(ImmutableArray<PriceLow> lows, PriceLow low)
    {
        var kept = lows.RemoveAll(earlier => earlier.MinorUnits >= low.MinorUnits);

        // Somebody who raises a price forty times a month gets a lowest price that is a little too low, never one that is too high.
        return kept.Length < MaxLows ? kept.Add(low) : kept.SetItem(kept.Length - 1, kept[^1] with { Until = low.Until });
    }
}

/// <summary>A former price.</summary>
/// <param name="MinorUnits">How much.</param>
/// <param name="Until">When another took its place.</param>
internal sealed record PriceLow(long MinorUnits, DateTimeOffset Until);
