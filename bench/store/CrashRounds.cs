using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Octomart.Store;

namespace Octomart.StoreBench;

/// <summary>
/// Kills a writing process with SIGKILL, again and again on the same data, and looks at what is left: every acknowledged unit of
/// work must be there, and none may be there by half.
/// </summary>
internal static class CrashRounds
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static async Task<int> RunAsync(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("octomart-crash-").FullName;
        var (acknowledged, lost, halved) = (0, 0, 0);
        for (var round = 0; round < rounds; round++)
        {
            var ids = await WriteUntilKilledAsync(folder, round);
            using var host = await OpenAsync(folder);
            var store = host.Services.GetRequiredService<IDocumentStore>();
            var found = await store.Set<Item>().FindManyAsync(ids, None);
            acknowledged += ids.Count;
            lost += ids.Count - found.Count;
            halved += await CountHalvedAsync(store);
            await host.StopAsync();
        }

        Directory.Delete(folder, recursive: true);
        Console.WriteLine($"{rounds} rounds of kill -9: {acknowledged} acknowledged units of work, {lost} lost, {halved} halved");
        return lost + halved;
    }

    /// <summary>The process that gets killed: 16 writers, each telling what was acknowledged.</summary>
    public static async Task WriteAsync(string folder, int round)
    {
        using var host = await OpenAsync(folder);
        var store = host.Services.GetRequiredService<IDocumentStore>();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; ; i++)
            {
                var number = (((round * 16) + writer) * 1_000_000L) + (2 * i);
                await store.WriteAsync((work, _) =>
                {
                    work.Insert(new Item { Id = $"itm_{number}", Group = "g" });
                    work.Insert(new Item { Id = $"itm_{number + 1}", Group = "g" });
                    return Task.CompletedTask;
                }, None);
                Console.WriteLine($"itm_{number}");
            }
        })));
    }

    private static async Task<int> CountHalvedAsync(IDocumentStore store)
    {
        var items = await store.Set<Item>().ListAsync(new() { Limit = int.MaxValue }, None);
        var numbers = items.Select(item => long.Parse(item.Id.AsSpan(4), CultureInfo.InvariantCulture)).ToHashSet();
        return numbers.Count(number => !numbers.Contains(number ^ 1));
    }

    private static async Task<IReadOnlyCollection<string>> WriteUntilKilledAsync(string folder, int round)
    {
        string[] arguments = [typeof(CrashRounds).Assembly.Location, "crash-writer", folder, $"{round}"];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var ids = new ConcurrentBag<string>();
        while (ids.Count < 200 + (round * 37) && await process.StandardOutput.ReadLineAsync() is { } id)
        {
            ids.Add(id);
        }

        process.Kill();
        await process.WaitForExitAsync();

        // The last line may have been cut in the middle of being written.
        var rest = await process.StandardOutput.ReadToEndAsync();
        foreach (var line in rest.Split('\n')[..^1])
        {
            ids.Add(line);
        }

        return ids;
    }

    private static async Task<IHost> OpenAsync(string folder)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection([new($"{StoreOptions.Section}:DataDirectory", folder)]);
        builder.Services.AddDocumentStore("crash", model => model.Collection<Item>("items", c => c.Index("group_rank", [i => i.Group, i => i.Rank])));
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
