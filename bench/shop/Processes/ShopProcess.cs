using System.Diagnostics;

namespace Octomart.Shop.Bench.Processes;

/// <summary>The real apphost, started as anybody would start it.</summary>
internal sealed class ShopProcess : IDisposable
{
    private const string Assembly = "Octomart.AppHost.dll";

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private ShopProcess(BenchProcess process, string url, TimeSpan firstAnswerAfter)
    {
        Process = process;
        Url = url;
        FirstAnswerAfter = firstAnswerAfter;
    }

    public BenchProcess Process { get; }

    public string Url { get; }

    public TimeSpan FirstAnswerAfter { get; }

    /// <summary>Starts the shop on a folder and waits for the first answered query.</summary>
    public static async Task<ShopProcess> StartAsync(string folder, string url)
    {
        var started = Stopwatch.GetTimestamp();
        var process = BenchProcess.Start(Assembly, Path.Combine(folder, "shop.log"), "--data", folder, "--urls", url, "--no-storefront");
        using var graph = new GraphClient(url);
        while (true)
        {
            try
            {
                await graph.SendAsync("BenchCategories", null);
                return new ShopProcess(process, url, Stopwatch.GetElapsedTime(started));
            }
            catch (Exception error) when (error is HttpRequestException or InvalidOperationException)
            {
                // While a busy machine starts eight services, the gateway may answer before all of them do.
                if (process.HasExited || Stopwatch.GetElapsedTime(started) > StartLimit)
                {
                    process.Dispose();
                    throw new InvalidOperationException($"The shop did not start: {File.ReadAllText(Path.Combine(folder, "shop.log"))}", error);
                }

                await Task.Delay(10);
            }
        }
    }

    /// <summary>Waits until the work of a first start is over: the search index, and the model that the shop trains from its reviews 20 s later.</summary>
    public async Task SettleAsync()
    {
        await Task.Delay(TimeSpan.FromSeconds(25));
        await Process.BecomeIdleAsync(TimeSpan.FromMinutes(5));
    }

    /// <summary>Imports a catalogue file into the shop on this folder, which need not run.</summary>
    public static async Task ImportAsync(string folder, string file, string seller)
    {
        // 2: some rows were refused, which is the catalogue's matter.
        await BenchProcess.RunAsync(Assembly, Path.Combine(folder, "import.log"), [0, 2], "import", file, "--seller", seller, "--data", folder);
    }

    /// <summary>Makes the demo shop on this folder.</summary>
    public static Task SeedAsync(string folder) => BenchProcess.RunAsync("Octomart.Shop.Bench.dll", Path.Combine(folder, "seed.log"), "seed", folder);

    public static string PasswordIn(string folder) => File.ReadAllText(Path.Combine(folder, "keys", "demo-password")).Trim();

    public void Dispose() => Process.Dispose();
}
