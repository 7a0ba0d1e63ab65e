using System.Globalization;
using System.Text.RegularExpressions;
using Octomart.Hazards.Bench.Mutations;

namespace Octomart.Hazards.Bench;

/// <summary>How a proof came out.</summary>
internal enum Outcome
{
    /// <summary>All passed.</summary>
    Passed,

    /// <summary>At least one failed, as it should without the protection.</summary>
    Failed,

    /// <summary>What it needs (MongoDB, RabbitMQ) is not on this machine, so all were skipped.</summary>
    Skipped,

    /// <summary>There is no such test.</summary>
    NotFound,

    /// <summary>The project does not build: that shows nothing.</summary>
    DoesNotBuild,

    /// <summary>It did not end, or broke off without naming a test: that shows nothing either.</summary>
    BrokeOff,
}

/// <summary>Builds and runs proofs in a copy of the sources.</summary>
internal sealed partial class ProofRunner(string folder)
{
    // Mutations leave variables unused and comments behind; what a style rule says of them is beside the point.
    private static readonly string[] Lenient = ["-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", "-v", "q", "--nologo"];

    private readonly HashSet<string> _restored = new(StringComparer.Ordinal);

    /// <summary>The outcome, and the last lines of what was said when it is none of use.</summary>
    public async Task<(Outcome Outcome, string Told)> RunAsync(Proof proof, CancellationToken cancellationToken)
    {
        if (await BuildAsync(proof.Project, cancellationToken) is { } mistakes)
        {
            return (Outcome.DoesNotBuild, mistakes);
        }

        var (exitCode, output) = proof switch
        {
            // The first failure is enough: others may wait for a minute each.
            TestProof tests => await Programs.RunAsync(folder, "dotnet", ["vstest", PathOf(tests.Project), $"--TestCaseFilter:{tests.Filter}", "--", "xUnit.StopOnFail=true"], Programs.Patience, cancellationToken),
            HistoriesProof histories => await Programs.RunAsync(
                folder, "dotnet", [PathOf(histories.Project), "--histories", $"{histories.Count}", "--seed", $"{histories.Seed}"], Programs.Patience, cancellationToken),
            _ => throw new InvalidOperationException($"{proof} is no proof."),
        };
        return (proof is TestProof ? OfTests(output) : OfHistories(exitCode, output), LastLines(output));
    }

    private async Task<string?> BuildAsync(string project, CancellationToken cancellationToken)
    {
        // Once with packages; mutations do not change which there are.
        string[] restored = _restored.Add(project) ? [] : ["--no-restore"];
        var (exitCode, output) = await Programs.RunAsync(folder, "dotnet", ["build", project, .. restored, .. Lenient], Programs.Patience, cancellationToken);
        return exitCode == 0 ? null : LastLines(output);
    }

    private string PathOf(string project)
    {
        var name = Path.GetFileNameWithoutExtension(Directory.EnumerateFiles(Path.Combine(folder, project), "*.csproj").Single());
        return Path.Combine(folder, "artifacts", "bin", name, "debug", $"{name}.dll");
    }

    // The tests' own count: an exit code would not tell a failure from a crash, nor a pass from no test at all.
    private static Outcome OfTests(string output) => Summary().Match(output) switch
    {
        { Success: false } => output.Contains("No test matches", StringComparison.Ordinal) ? Outcome.NotFound : Outcome.BrokeOff,
        var summary when Count(summary, "failed") > 0 => Outcome.Failed,
        var summary when Count(summary, "passed") > 0 => Outcome.Passed,
        _ => Outcome.Skipped,
    };

    private static Outcome OfHistories(int? exitCode, string output) => exitCode switch
    {
        0 => Outcome.Passed,
        1 when output.Contains("WRONG:", StringComparison.Ordinal) => Outcome.Failed,
        _ => Outcome.BrokeOff,
    };

    private static int Count(Match summary, string group) => int.Parse(summary.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static string LastLines(string output) => string.Join('\n', output.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(12));

    [GeneratedRegex(@"^(Passed!|Failed!|Skipped!) +- Failed: +(?<failed>\d+), Passed: +(?<passed>\d+),", RegexOptions.Multiline)]
    private static partial Regex Summary();
}
