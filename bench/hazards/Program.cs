using System.CommandLine;
using Octomart.Hazards.Bench.Mutations;

namespace Octomart.Hazards.Bench;

/// <summary>Takes out one protection after another, and looks whether a test notices.</summary>
public static class HazardsBench
{
    /// <summary>Exit code 0 when every protection is missed by a test, 1 when not.</summary>
    public static Task<int> Main(string[] args)
    {
        var only = new Option<string[]>("--only") { Description = "Those alone whose hazard, file or test contains one of these texts.", AllowMultipleArgumentsPerToken = true };
        var folder = new Option<string?>("--folder") { Description = "Where the copy of the sources goes, and stays for the next run. A temporary folder when left out." };
        var root = new RootCommand("Octomart: every protection against a hazard is taken out once; a test must notice.") { only, folder };
        root.SetAction(async (parsed, cancellationToken) =>
        {
            var copy = parsed.GetValue(folder) is { } kept ? Directory.CreateDirectory(kept) : Directory.CreateTempSubdirectory("octomart-hazards-");
            try
            {
                return await RunAsync(copy.FullName, parsed.GetValue(only) ?? [], cancellationToken);
            }
            finally
            {
                if (parsed.GetValue(folder) is null)
                {
                    copy.Delete(recursive: true);
                }
            }
        });
        return root.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(string folder, string[] only, CancellationToken cancellationToken)
    {
        var mutations = AllMutations.List.Where(mutation => only.Length == 0 || Array.Exists(only, text => IsAbout(mutation, text))).ToList();
        var copy = new SourceCopy(FindRepository(), folder);
        await copy.RefreshAsync(cancellationToken);
        var verdicts = await new MutationCheck(copy, Console.Out).RunAsync(mutations, cancellationToken);
        Console.WriteLine($"\n| hazard | without its protection | must fail | |\n|---|---|---|---|");
        foreach (var verdict in verdicts)
        {
            Console.WriteLine($"| {verdict.Mutation.Hazard} | {verdict.Mutation.WithoutIt} | {verdict.Mutation.Proof.Name} | {verdict.Text.Split('\n')[0]} |");
        }

        Console.WriteLine($"\n{verdicts.Count(verdict => verdict.Kind == VerdictKind.Found)} of {verdicts.Count} found, {verdicts.Count(verdict => !verdict.IsGood)} not.");
        return verdicts.Count > 0 && verdicts.All(verdict => verdict.IsGood) ? 0 : 1;
    }

    private static bool IsAbout(Mutation mutation, string text) =>
        $"{mutation.Hazard}\n{mutation.File}\n{mutation.Proof.Project}\n{mutation.Proof.Name}".Contains(text, StringComparison.OrdinalIgnoreCase);

    private static string FindRepository()
    {
        var directory = new DirectoryInfo(Environment.CurrentDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Octomart.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("Run it inside the repository.");
    }
}
