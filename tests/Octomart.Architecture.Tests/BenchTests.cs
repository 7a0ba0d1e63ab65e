using System.Text.RegularExpressions;
using Octomart.AppHost;

namespace Octomart.Architecture.Tests;

/// <summary>bench/shop sends the storefront's own operations: who renames one learns here that it is measured.</summary>
public sealed partial class BenchTests
{
    [Fact]
    public void Every_operation_that_the_bench_sends_exists_once()
    {
        var documents = Files("storefront/src/features", "*.graphql").Concat(Files("bench/shop/Documents", "*.graphql")).SelectMany(text => Defined().Matches(text))
            .Select(match => match.Groups[1].Value).ToList();

        var sent = Files("bench/shop", "*.cs").SelectMany(text => Sent().Matches(text)).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.NotEmpty(sent);
        Assert.All(sent, operation => Assert.Single(documents, operation));
    }

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Find()!, folder), pattern, SearchOption.AllDirectories).Select(File.ReadAllText);

    [GeneratedRegex(@"^(?:query|mutation|subscription) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Defined();

    [GeneratedRegex(@"(?:SendAsync|SubscribeAsync)\(""(\w+)""")]
    private static partial Regex Sent();
}
