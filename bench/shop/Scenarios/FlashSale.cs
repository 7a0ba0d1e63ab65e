using System.Diagnostics;

namespace Octomart.Shop.Bench.Scenarios;

/// <summary>
/// So many buyers have the one SKU in their carts and press the button at once. Who gets one pays at once and waits for the confirmation.
/// </summary>
internal sealed record FlashSale(
    int Buyers, int Orders, IReadOnlyDictionary<string, int> Refusals, int UnitsLeft, TimeSpan Took, TimeSpan AllAnsweredAfter, TimeSpan WinnersP50, TimeSpan Longest,
    double RankCorrelation, int WinnersAmongFirst, double CpuMilliseconds)
{
    private const int Preparing = 32;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<FlashSale> RunAsync(GraphClient graph, Processes.BenchProcess process, string password, int buyers, int units)
    {
        var variantId = await Goods.ListAsync(graph, password, units);
        var shoppers = Enumerable.Range(0, buyers).Select(_ => new Shopper(graph)).ToList();
        await Parallel.ForEachAsync(shoppers, new ParallelOptions { MaxDegreeOfParallelism = Preparing }, async (shopper, _) =>
        {
            await shopper.AddToCartAsync(variantId);
            await shopper.QuoteAsync();
        });
        await process.BecomeIdleAsync(Patience);
        var cpu = process.Cpu;
        var started = Stopwatch.GetTimestamp();
        var outcomes = await Task.WhenAll(shoppers.Select((shopper, arrival) => BuyAsync(shopper, arrival, started)));
        var took = Stopwatch.GetElapsedTime(started);
        await process.BecomeIdleAsync(Patience);
        var winners = outcomes.Where(outcome => outcome.Refusal is null).ToList();
        return new FlashSale(
            buyers,
            winners.Count,
            outcomes.Where(outcome => outcome.Refusal is not null).CountBy(outcome => outcome.Refusal!).ToDictionary(),
            await Goods.AvailableAsync(graph, password, variantId),
            took,
            outcomes.Max(outcome => outcome.Answered),
            winners.Count == 0 ? default : winners.Select(winner => winner.Done).Order().ElementAt(winners.Count / 2),
            outcomes.Max(outcome => outcome.Done),
            Correlation([.. outcomes.Select(outcome => (double)outcome.Arrival)], [.. outcomes.Select(outcome => outcome.Refusal is null ? 1.0 : 0.0)]),
            winners.Count(winner => winner.Arrival < units),
            (process.Cpu - cpu).TotalMilliseconds);
    }

    private static async Task<Outcome> BuyAsync(Shopper shopper, int arrival, long started)
    {
        var refusal = await shopper.PlaceAsync();
        var answered = Stopwatch.GetElapsedTime(started);
        if (refusal is null)
        {
            await shopper.PayAsync();
            await shopper.AwaitConfirmationAsync();
        }

        return new Outcome(arrival, refusal, answered, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Between who came when and who won: the nearer to the least possible value, the fairer.</summary>
    private static double Correlation(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        var covariance = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum();
        var spread = Math.Sqrt(x.Sum(a => (a - meanX) * (a - meanX)) * y.Sum(b => (b - meanY) * (b - meanY)));
        return spread == 0 ? 0 : covariance / spread;
    }

    /// <summary>The correlation when exactly the first comers win.</summary>
    public static double FairestCorrelation(int buyers, int units) => Correlation(
        [.. Enumerable.Range(0, buyers).Select(arrival => (double)arrival)], [.. Enumerable.Range(0, buyers).Select(arrival => arrival < units ? 1.0 : 0.0)]);

    private sealed record Outcome(int Arrival, string? Refusal, TimeSpan Answered, TimeSpan Done);
}
