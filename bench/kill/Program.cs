using System.CommandLine;

namespace Octomart.Kill.Bench;

/// <summary>Kills a shop while people buy, and looks whether its books balance.</summary>
public static class KillBench
{
    /// <summary>Exit code 0 when they do, 1 when not.</summary>
    public static Task<int> Main(string[] args)
    {
        var kills = new Option<int>("--kills") { Description = "How often the shop is killed.", DefaultValueFactory = _ => 10 };
        var seed = new Option<int>("--seed") { Description = "What the moments of the kills, and what buyers do, follow from.", DefaultValueFactory = _ => 1 };
        var buyers = new Option<int>("--buyers") { Description = "How many buy at once.", DefaultValueFactory = _ => 8 };
        var folder = new Option<string?>("--folder") { Description = "Where the shop's data goes, and stays. A temporary folder when left out." };
        var root = new RootCommand("Octomart: the shop is killed while people buy; its books must balance.") { kills, seed, buyers, folder };
        root.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(kills), parsed.GetRequiredValue(seed), parsed.GetRequiredValue(buyers), parsed.GetValue(folder), cancellationToken));
        return root.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(int kills, int seed, int buyers, string? folder, CancellationToken cancellationToken)
    {
        var isKept = folder is not null;
        var data = isKept ? Directory.CreateDirectory(folder!).FullName : Directory.CreateTempSubdirectory("octomart-kill-").FullName;
        await using var run = new KillRun(data, seed, Console.Out);
        var problems = await run.RunAsync(kills, buyers, cancellationToken);
        foreach (var problem in problems)
        {
            Console.WriteLine($"WRONG: {problem}");
        }

        Console.WriteLine(problems.Count == 0 ? "The books balance." : $"{problems.Count} wrong; the data is in {data}");
        if (problems.Count == 0 && !isKept)
        {
            await run.DisposeAsync();
            Directory.Delete(data, recursive: true);
        }

        return problems.Count == 0 ? 0 : 1;
    }
}
