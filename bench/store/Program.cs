using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Octomart.Messaging;
using Octomart.Store;
using Octomart.StoreBench;

// dotnet run -c Release --project bench/store [-- mongodb://... --batch]   measures
// dotnet run -c Release --project bench/store -- crash 10                   kills a writer ten times and counts what is lost
switch (args)
{
    case ["crash", var rounds]:
        return await CrashRounds.RunAsync(int.Parse(rounds, CultureInfo.InvariantCulture));
    case ["crash-writer", var data, var round]:
        await CrashRounds.WriteAsync(data, int.Parse(round, CultureInfo.InvariantCulture));
        return 0;
}

var folder = Directory.CreateTempSubdirectory("octomart-bench-").FullName;
var builder = Host.CreateEmptyApplicationBuilder(new());
builder.Configuration.AddInMemoryCollection(
[
    new($"{StoreOptions.Section}:DataDirectory", folder),
    new($"{StoreOptions.Section}:MongoDb:ConnectionString", args.FirstOrDefault(argument => argument.StartsWith("mongodb", StringComparison.Ordinal))),
    new($"{StoreOptions.Section}:MongoDb:Database", $"octomart_bench_{Environment.ProcessId}"),
]);
builder.Services.AddDocumentStore("bench", model => model.Collection<Item>("items", c => c.Index("group_rank", [i => i.Group, i => i.Rank])));
builder.Services.AddSingleton<Arrivals>();
builder.Services.AddMessaging("bench").Handle<ItemTouched, NoteArrival>(args.Contains("--batch") ? 64 : 1);
using var host = builder.Build();
var clock = Stopwatch.StartNew();
await host.StartAsync();
Print("start with an empty store", $"{clock.Elapsed.TotalMilliseconds:0.0} ms");

await new StoreMeasurements(host.Services.GetRequiredService<IDocumentStore>(), Print).RunAsync();
await new MessagingMeasurements(host.Services.GetRequiredService<IDocumentStore>(), host.Services.GetRequiredService<Arrivals>(), Print).RunAsync();

await host.StopAsync();
host.Dispose();
Directory.Delete(folder, recursive: true);
return 0;

static void Print(string what, FormattableString value) => Console.WriteLine($"{what,-62} {value.ToString(CultureInfo.InvariantCulture)}");
