using System.Diagnostics;

namespace Octomart.Shop.Bench.Measuring;

/// <summary>What a load came to. Processor time is the asked process's own, until it was idle again.</summary>
internal sealed record Load(int Shoppers, int Count, double PerSecond, TimeSpan P50, TimeSpan P99, double CpuMilliseconds, long MemoryMegabytes)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>So many shoppers, each taking its next step as soon as the last one was answered.</summary>
    /// <param name="newShopper">Makes a shopper; what it returns is one step.</param>
    public static async Task<Load> RunAsync(Func<int, Func<Task>> newShopper, Processes.BenchProcess process, int shoppers, TimeSpan time)
    {
        var steps = Enumerable.Range(0, shoppers).Select(newShopper).ToList();
        var times = new List<TimeSpan>[shoppers];
        await process.BecomeIdleAsync(Patience);
        var cpu = process.Cpu;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(steps.Select((step, shopper) => Task.Run(async () =>
        {
            var mine = times[shopper] = [];
            while (Stopwatch.GetElapsedTime(started) < time)
            {
                var sent = Stopwatch.GetTimestamp();
                await step();
                mine.Add(Stopwatch.GetElapsedTime(sent));
            }
        })));
        var took = Stopwatch.GetElapsedTime(started);
        var memory = process.MemoryMegabytes;
        await process.BecomeIdleAsync(Patience);
        var sorted = times.SelectMany(mine => mine).Order().ToList();
        return new Load(
            shoppers, sorted.Count, sorted.Count / took.TotalSeconds, sorted[sorted.Count / 2], sorted[sorted.Count * 99 / 100],
            (process.Cpu - cpu).TotalMilliseconds / sorted.Count, memory);
    }
}
