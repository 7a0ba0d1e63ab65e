using System.Collections.Concurrent;
using System.Diagnostics;

namespace Octomart.Shop.Bench;

/// <summary>What a load came to.</summary>
internal sealed record Load(double PerSecond, TimeSpan P50, TimeSpan P99, TimeSpan CpuPerRequest)
{
    /// <summary>So many requests over so many connections, each asking as soon as it was answered.</summary>
    public static async Task<Load> RunAsync(Func<Task<byte[]>> ask, int requests, int connections)
    {
        var times = new ConcurrentBag<TimeSpan>();
        var left = requests;
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                var sent = Stopwatch.GetTimestamp();
                await ask();
                times.Add(Stopwatch.GetElapsedTime(sent));
            }
        })));
        var took = Stopwatch.GetElapsedTime(started);
        var sorted = times.Order().ToList();
        return new Load(requests / took.TotalSeconds, sorted[sorted.Count / 2], sorted[sorted.Count * 99 / 100], (Process.GetCurrentProcess().TotalProcessorTime - cpu) / requests);
    }
}
