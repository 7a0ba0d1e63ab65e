using System.Collections.Immutable;
using System.Globalization;

namespace Octomart.AiSubgraph.Search.Facets;

/// <summary>Splits prices into at most five bands of similar size that begin at numbers people like: 10, 20, 50, 100...</summary>
internal static class PriceBands
{
    private const int MostBands = 5;
    private static readonly long[] Leading = [10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100];

    /// <summary>The bands in ascending order; a lone band offers no choice and is left out.</summary>
    public static ImmutableArray<FacetCount> Split(string currency, List<long> prices)
    {
        prices.Sort();
        var starts = Starts(prices);
        if (starts.Count < 2)
        {
            return [];
        }

        var bands = ImmutableArray.CreateBuilder<FacetCount>(starts.Count);
        for (var i = 0; i < starts.Count; i++)
        {
            long? from = i == 0 ? null : starts[i];
            // A band ends one minor unit before the next begins, so no price is counted twice.
            long? to = i == starts.Count - 1 ? null : starts[i + 1] - 1;
            var count = Below(prices, to + 1 ?? long.MaxValue) - Below(prices, from ?? long.MinValue);
            bands.Add(Band(currency, from, to, count));
        }

        return bands.ToImmutable();
    }

    private static List<long> Starts(List<long> prices)
    {
        var starts = new List<long> { 0 };
        if (prices.Count < MostBands)
        {
            return starts;
        }

        for (var band = 1; band < MostBands; band++)
        {
            var start = Nice(prices[prices.Count * band / MostBands]);
            if (start > starts[^1] && start > prices[0] && start <= prices[^1])
            {
                starts.Add(start);
            }
        }

        return starts;
    }

    /// <summary>The nearest number that begins like one of <see cref="Leading"/>.</summary>
    private static long Nice(long price)
    {
        long scale = 1;
        while (price >= 100 * scale)
        {
            scale *= 10;
        }

        return price < 10 ? price : Leading.MinBy(l => Math.Abs((l * scale) - price)) * scale;
    }

    private static int Below(List<long> sorted, long limit)
    {
        int low = 0, high = sorted.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < limit ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static FacetCount Band(string currency, long? from, long? to, int count)
    {
        var value = string.Create(CultureInfo.InvariantCulture, $"{from}..{to}");
        SearchPrice? Price(long? minorUnits) => minorUnits is { } m ? new SearchPrice(m, currency) : null;
        return new FacetCount(value, value, count, Price(from), Price(to));
    }
}
