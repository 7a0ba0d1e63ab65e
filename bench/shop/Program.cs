using Octomart.Shop.Bench;
using Octomart.Shop.Bench.Measuring;
using Octomart.Shop.Bench.Processes;

// dotnet run -c Release --project bench/shop [-- OPTIONS]
// Three processes: the real apphost, a floor (a plain endpoint; plain SQLite commits), and this one, which asks both in turn and whose
// processor time does not count. What a step costs in fetches, reads and commits is counted before, by a fourth; a fifth makes the shop.
switch (args)
{
    case ["floor", var url, var floorFolder]:
        await FloorServer.RunAsync(url, floorFolder);
        return;
    case ["seed", var shopFolder]:
        await StepCosts.SeedAsync(shopFolder);
        return;
    case ["count", var shopFolder]:
        await StepCosts.CountAsync(shopFolder);
        return;
}

var options = BenchOptions.Parse(args);
var folder = Directory.CreateTempSubdirectory("octomart-bench-").FullName;
try
{
    var report = await new Measurement(options, folder).RunAsync();
    if (options.Out is { } file)
    {
        await report.SaveAsync(file);
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}
