using FsCheck.Xunit;
using Octomart.ProductSubgraph.Prices;

namespace Octomart.ProductSubgraph.Tests.Prices;

public class PriceTrailTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.Parse("2026-05-01T12:00:00Z", null);

    // Price and the day it began; then the day of the question and the lowest price that it must answer.
    public static TheoryData<string, (long Price, int Day)[], int, long> Cases() => new()
    {
        { "one price since ever", [(100, 0)], 90, 100 },
        { "a reduction shows the price before", [(100, 0), (80, 60)], 61, 100 },
        { "a reduction goes on showing it, however long it lasts", [(100, 0), (80, 60)], 300, 100 },
        { "raised just before to be reduced: the price before the rise counts", [(100, 0), (140, 50), (100, 60)], 61, 100 },
        { "the rise was more than 30 days before", [(100, 0), (140, 20), (110, 60)], 61, 140 },
        { "a price that ended exactly 30 days before does not count", [(100, 0), (140, 30), (120, 60)], 60, 140 },
        { "further reductions count anew", [(100, 0), (80, 60), (60, 61)], 62, 80 },
        { "back at the old price: the sale of last week is the lowest", [(100, 0), (80, 50), (100, 55)], 60, 80 },
        { "back at the old price: a sale of two months ago is forgotten", [(100, 0), (80, 50), (100, 55)], 100, 100 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Lowest_price_follows_the_directive(string why, (long Price, int Day)[] prices, int day, long expected) =>
        Assert.True(LowestBy(prices, Start.AddDays(day)) == expected, why);

    [Property(MaxTest = 2000)]
    public void Trail_answers_what_the_whole_history_would(int seed)
    {
        var random = new Random(seed);
        var (day, prices) = (0, new List<(long Price, int Day)>());
        for (var i = random.Next(1, 30); i > 0; i--)
        {
            prices.Add((random.Next(1, 12) * 10, day));
            day += random.Next(1, random.Next(2, 30));
        }

        for (var later = 0; later < 70; later += 7)
        {
            Assert.Equal(NaiveLowest(prices, prices[^1].Day + later), LowestBy(prices, Start.AddDays(prices[^1].Day + later)));
        }
    }

    private static long LowestBy(IReadOnlyList<(long Price, int Day)> prices, DateTimeOffset at)
    {
        var trail = PriceTrail.Start("EUR", Start.AddDays(prices[0].Day));
        for (var i = 1; i < prices.Count; i++)
        {
            trail = prices[i].Price == prices[i - 1].Price ? trail : trail.Change(prices[i - 1].Price, prices[i].Price, Start.AddDays(prices[i].Day));
        }

        return trail.Lowest(prices[^1].Price, at);
    }

    private static long NaiveLowest(List<(long Price, int Day)> prices, int at)
    {
        var changes = prices.Where((price, i) => i == 0 || price.Price != prices[i - 1].Price).ToList();
        var isReduced = changes.Count > 1 && changes[^1].Price < changes[^2].Price;
        var end = isReduced ? changes[^1].Day : at;
        var applied = changes.Select((price, i) => (price.Price, From: price.Day, Until: i + 1 < changes.Count ? changes[i + 1].Day : int.MaxValue));
        return applied.Where(period => period.Until > end - 30 && (period.From < end || (!isReduced && period.From == end))).Min(period => period.Price);
    }
}
