using System.Text.RegularExpressions;
using Octomart.AppHost;
using Octomart.Hazards.Bench.Mutations;

namespace Octomart.Architecture.Tests;

/// <summary>docs/hazards.md and bench/hazards say what is so. That the tests fail without the protections is shown by the command, which takes its time.</summary>
public sealed partial class HazardTests
{
    private static readonly string Root = Repository.Find()!;

    private static readonly string Table = File.ReadAllText(Path.Combine(Root, "docs", "hazards.md"));

    private static readonly string Tests = string.Concat(
        Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

    [Fact]
    public void Each_hazard_has_a_protection_that_can_be_taken_out()
    {
        var hazards = Rows().Matches(Table).Select(row => row.Groups["hazard"].Value).Where(hazard => hazard is not ("hazard" or "---"));

        Assert.Equal(hazards.Order(StringComparer.Ordinal), AllMutations.List.Select(mutation => mutation.Hazard).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_protection_is_found_once_where_it_is_said_to_be() =>
        Assert.All(AllMutations.List, mutation => Assert.True(
            mutation.ApplyTo(File.ReadAllText(Path.Combine(Root, mutation.File))) is not null, $"{mutation.File}: {mutation.Protection}"));

    [Fact]
    public void Each_test_that_is_named_exists()
    {
        var named = TestNames().Matches(Table).Select(name => name.Groups["name"].Value)
            .Concat(AllMutations.List.Select(mutation => mutation.Proof).OfType<TestProof>().SelectMany(proof => proof.Names.SelectMany(name => name.Split('.'))))
            .Distinct();

        Assert.All(named, name => Assert.True(Tests.Contains($" {name}(", StringComparison.Ordinal) || Tests.Contains($"class {name}", StringComparison.Ordinal), name));
    }

    [GeneratedRegex(@"^\| (?<hazard>[^|]+?) \| [^|]+ \| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex Rows();

    // Whole names: `Others_...` stands for many.
    [GeneratedRegex(@"`(?<name>[A-Z]\w+)`")]
    private static partial Regex TestNames();
}
