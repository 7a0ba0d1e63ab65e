using System.Diagnostics;
using Octomart.AppHost.Shop;
using Octomart.Shop.Bench;

// dotnet run -c Release --project bench/shop [-- REQUESTS [CONNECTIONS]]
// The seeded shop in this process: how fast a second start answers, and what a product page over four subgraphs costs,
// beside a floor measured in the same run: the same bytes from a plain endpoint.
var requests = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 2000;
var connections = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 8;
var folder = Directory.CreateTempSubdirectory("octomart-bench-").FullName;
var options = new ShopOptions { Url = "http://127.0.0.1:0", DataDirectory = folder };
try
{
    await using (await ShopHost.StartAsync(options, new SilentProgress(), CancellationToken.None))
    {
        Console.WriteLine("seeded");
    }

    var started = Stopwatch.GetTimestamp();
    await using var shop = await ShopHost.StartAsync(options, new SilentProgress(), CancellationToken.None);
    using var page = await ProductPage.FindAsync(shop.Url);
    var answer = await page.AskAsync();
    Console.WriteLine($"second start, to the first answered product page: {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s");

    await using var floor = await PlainEndpoint.StartAsync(answer);
    using var counters = new Counters();
    await page.AskAsync();
    Console.WriteLine($"one product page: {answer.Length} bytes, {counters.SubgraphRequests} subgraph requests, {counters.StoreReads} store reads, {counters.StoreCommits} commits");

    foreach (var (name, ask) in new (string, Func<Task<byte[]>>)[] { ("warm-up", page.AskAsync), ("product page", page.AskAsync), ("plain endpoint", floor.AskAsync), ("product page", page.AskAsync), ("plain endpoint", floor.AskAsync) })
    {
        var load = await Load.RunAsync(ask, requests, connections);
        Console.WriteLine($"{name,-15} {load.PerSecond,8:F0} req/s   p50 {load.P50.TotalMilliseconds,7:F2} ms   p99 {load.P99.TotalMilliseconds,7:F2} ms   CPU {load.CpuPerRequest.TotalMilliseconds,6:F2} ms/req (client included)");
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}
