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
        var fleet = new Option<string?>("--fleet") { Description = "The folder of a fleet that ./run-processes runs: one replica of each service is killed at a time." };
        var restoreTo = new Option<string?>("--restore-to") { Description = "Instead of a kill: backs the shop up while people buy, restores it into this MongoDB (a connection string), or into files when it says 'files', and audits that." };
        var root = new RootCommand("Octomart: the shop is killed while people buy; its books must balance.") { kills, seed, buyers, folder, fleet, restoreTo };
        root.SetAction((parsed, cancellationToken) =>
        {
            var (data, isKept) = FolderOf(parsed.GetValue(folder), parsed.GetValue(fleet));
            return RunAsync(
                parsed.GetValue(fleet) is null ? new KilledShop(data) : new KilledFleet(data),
                RestorationOf(data, parsed.GetValue(fleet) is not null, parsed.GetValue(restoreTo)), data, isKept, parsed.GetRequiredValue(kills), parsed.GetRequiredValue(seed), parsed.GetRequiredValue(buyers), cancellationToken);
        });
        return root.Parse(args).InvokeAsync();
    }

    private static Restoration? RestorationOf(string data, bool isFleet, string? restoreTo)
    {
        if (restoreTo is null)
        {
            return null;
        }

        (string, string)? from = isFleet && File.ReadAllLines(Path.Combine(data, "fleet")) is [_, var server, var prefix] ? (server, prefix) : null;
        (string, string)? to = restoreTo == "files" ? null : (restoreTo, $"restored{Guid.NewGuid():N}"[..16]);
        return new Restoration(data, from, Directory.CreateTempSubdirectory("octomart-restored-").FullName, to);
    }

    private static (string Path, bool IsKept) FolderOf(string? folder, string? fleet) => (folder, fleet) switch
    {
        (_, not null) => (Path.GetFullPath(fleet), true),
        (not null, _) => (Directory.CreateDirectory(folder).FullName, true),
        _ => (Directory.CreateTempSubdirectory("octomart-kill-").FullName, false),
    };

    private static async Task<int> RunAsync(IKillable shop, Restoration? restoration, string data, bool isKept, int kills, int seed, int buyers, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> problems;
        using (shop)
        {
            problems = await new KillRun(shop, seed, Console.Out, restoration).RunAsync(kills, buyers, cancellationToken);
        }

        foreach (var problem in problems)
        {
            Console.WriteLine($"WRONG: {problem}");
        }

        Console.WriteLine(problems.Count == 0 ? "The books balance." : $"{problems.Count} wrong; the data is in {data}");
        if (problems.Count == 0 && !isKept)
        {
            Directory.Delete(data, recursive: true);
        }

        return problems.Count == 0 ? 0 : 1;
    }
}
