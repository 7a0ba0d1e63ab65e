using Octomart.Shop.Bench.Measuring;
using Octomart.Shop.Bench.Processes;
using Octomart.Shop.Bench.Scenarios;

namespace Octomart.Shop.Bench;

/// <summary>
/// One run:
/// <code>
/// 1. a shop is seeded, and the retail catalogue imported where it is found
/// 2. every scenario is taken once in another process, to count what it sets off
/// 3. the apphost is started: the time to its first answer
/// 4. every scenario at every level, each beside its floor, after a warm-up
/// 5. the flash sale
/// </code>
/// </summary>
internal sealed class Measurement(BenchOptions options, string folder)
{
    private const int MostTurns = 12;
    private const double StillGettingCheaper = 0.97;

    private readonly Report _report = new();
    private readonly string _url = $"http://127.0.0.1:{options.Port}";
    private readonly string _floorUrl = $"http://127.0.0.1:{options.Port + 1}";

    public async Task<Report> RunAsync()
    {
        await FillAsync();
        var costs = await CountAsync();
        using var floor = BenchProcess.Start("Octomart.Shop.Bench.dll", Path.Combine(folder, "floor.log"), "floor", _floorUrl, folder);
        using var shop = await ShopProcess.StartAsync(folder, _url);
        var memory = shop.Process.MemoryMegabytes;
        _report.Line($"");
        _report.Line($"Start to the first answer: {shop.FirstAnswerAfter.TotalSeconds:F2} s; memory then {memory} MB.");
        using var graph = new GraphClient(_url);
        var goods = await Goods.PrepareAsync(graph, ShopProcess.PasswordIn(folder));
        await shop.SettleAsync();
        await MeasureAsync(Chosen(Scenario.All(graph, goods)), costs, shop.Process, floor);
        if (options.HasSale)
        {
            _report.Sale(await FlashSale.RunAsync(graph, shop.Process, ShopProcess.PasswordIn(folder), options.Buyers, options.Units), options.Units);
        }

        return _report;
    }

    private async Task FillAsync()
    {
        await ShopProcess.SeedAsync(folder);
        if (options.Import is { } file)
        {
            await ShopProcess.ImportAsync(folder, file, "little-lantern");
        }

        _report.Line($"Demo shop{(options.Import is { } imported ? $" with {Path.GetFileName(imported)}" : "")}, {Environment.ProcessorCount} cores.");
    }

    /// <summary>By scenario; empty when they are not wanted.</summary>
    private async Task<Dictionary<string, StepCost>> CountAsync()
    {
        if (!options.HasCounts)
        {
            return [];
        }

        var costs = await StepCosts.CountApartAsync(folder);
        _report.Line($"");
        _report.Line($"| one step, what follows later included | subgraph requests of the gateway | store reads | commits | documents written |");
        _report.Line($"|---|---|---|---|---|");
        foreach (var (scenario, counts, _, details) in costs)
        {
            _report.Line($"| {scenario} | {counts.Fetches} | {counts.Reads} | {counts.Commits} | {counts.Rows} |");
            if (options.HasDetails)
            {
                Console.WriteLine(string.Join('\n', details.Select(detail => $"    {detail.Value,4} {detail.Key}")));
            }
        }

        return costs.ToDictionary(cost => cost.Scenario);
    }

    private async Task MeasureAsync(
        IReadOnlyList<Scenario> scenarios, Dictionary<string, StepCost> costs, BenchProcess shop, BenchProcess floor)
    {
        _report.Header();
        using var plain = new HttpClient { BaseAddress = new Uri(_floorUrl) };
        foreach (var scenario in scenarios)
        {
            var path = costs.GetValueOrDefault(scenario.Name) is not { } cost ? scenario.Writes ? "/commits/1/1" : "/bytes/1"
                : scenario.Writes ? $"/commits/{cost.Counts.Commits}/{cost.Counts.Rows}" : $"/bytes/{cost.Bytes}";
            await WarmUpAsync(scenario, shop);
            await Load.RunAsync(_ => () => AskAsync(plain, path), floor, 16, options.Time / 3);
            foreach (var level in options.Levels)
            {
                var beneath = await Load.RunAsync(_ => () => AskAsync(plain, path), floor, level, options.Time / 2);
                _report.Row(scenario.Name, await Load.RunAsync(shopper => scenario.NewShopper(shopper), shop, level, options.Time), beneath);
            }
        }
    }

    /// <summary>
    /// Until the compiler is done: a purchase passes through some 20,000 methods, which are compiled twice or three times. While it is at work a step gets
    /// cheaper from turn to turn.
    /// </summary>
    private async Task WarmUpAsync(Scenario scenario, BenchProcess shop)
    {
        var before = double.MaxValue;
        for (var turn = 0; turn < MostTurns; turn++)
        {
            var cpu = (await Load.RunAsync(scenario.NewShopper, shop, 16, options.Time)).CpuMilliseconds;
            if (turn > 0 && cpu > before * StillGettingCheaper)
            {
                return;
            }

            before = cpu;
        }
    }

    private static async Task AskAsync(HttpClient plain, string path)
    {
        using var response = await plain.PostAsync(path, null);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync();
    }

    private IReadOnlyList<Scenario> Chosen(IReadOnlyList<Scenario> all) =>
        options.Only.Count == 0 ? all : [.. all.Where(scenario => options.Only.Contains(scenario.Name))];
}
