using System.Text.Json;
using Octomart.AppHost.Shop;
using Octomart.Shop.Bench.Processes;
using Octomart.Shop.Bench.Scenarios;

namespace Octomart.Shop.Bench.Measuring;

/// <summary>What one step of a scenario sets off.</summary>
/// <param name="Scenario">Its name.</param>
/// <param name="Counts">How much was asked of whom.</param>
/// <param name="Bytes">Bytes of its answers.</param>
/// <param name="Details">The same by what was asked: subgraphs, collections; the most first.</param>
internal sealed record StepCost(string Scenario, Counts Counts, int Bytes, IReadOnlyList<KeyValuePair<string, long>> Details);

/// <summary>
/// Takes every scenario once, in a shop within this process, and counts. A process of its own does it: the heap and the code of a shop that has run in the
/// client's would be carried through all that is measured afterwards.
/// </summary>
internal static class StepCosts
{
    private const string FileName = "costs.json";

    /// <summary>Has another process count, in the shop on this folder, which must not run.</summary>
    public static async Task<IReadOnlyList<StepCost>> CountApartAsync(string folder)
    {
        await BenchProcess.RunAsync("Octomart.Shop.Bench.dll", Path.Combine(folder, "count.log"), "count", folder);
        return JsonSerializer.Deserialize<List<StepCost>>(await File.ReadAllTextAsync(Path.Combine(folder, FileName)))!;
    }

    /// <summary>Counts, after the first step has warmed caches up.</summary>
    public static async Task CountAsync(string folder)
    {
        using var counters = new Counters();
        await using var shop = await StartAsync(folder);
        using var graph = new GraphClient(shop.Url);
        var goods = await Goods.PrepareAsync(graph, ShopProcess.PasswordIn(folder));
        var costs = new List<StepCost>();
        foreach (var scenario in Scenario.All(graph, goods))
        {
            var step = scenario.NewShopper(0);
            await step();
            await Task.Delay(TimeSpan.FromSeconds(1));
            var (before, detailsBefore) = (counters.Counts, counters.Details);
            var bytes = await step();
            await Task.Delay(TimeSpan.FromSeconds(scenario.Writes ? 1 : 0));
            var details = counters.Details.Select(now => KeyValuePair.Create(now.Key, now.Value - detailsBefore.GetValueOrDefault(now.Key)));
            costs.Add(new StepCost(
                scenario.Name, counters.Counts - before, bytes, [.. details.Where(detail => detail.Value > 0).OrderByDescending(detail => detail.Value)]));
        }

        await File.WriteAllTextAsync(Path.Combine(folder, FileName), JsonSerializer.Serialize(costs));
    }

    /// <summary>Starts a shop on the folder, which seeds it, and closes it again.</summary>
    public static async Task SeedAsync(string folder)
    {
        await using var shop = await StartAsync(folder);
    }

    private static Task<ShopHost> StartAsync(string folder) =>
        ShopHost.StartAsync(new ShopOptions { Url = "http://127.0.0.1:0", DataDirectory = folder }, new SilentProgress(), CancellationToken.None);
}
