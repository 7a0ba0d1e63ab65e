using Octomart.Testing;

namespace Octomart.SubgraphDefaults.Tests;

public class HttpAuditTests
{
    [NodeFact]
    public async Task A_subgraph_passes_the_whole_graphql_over_http_audit()
    {
        await NodeTools.EnsurePackagesAsync("tests/node");
        await using var widgets = await SubgraphHarness.StartAsync(new WidgetSubgraph());

        var (exitCode, output) = await NodeTools.RunAsync(Path.Combine(NodeTools.Root, "tests/node"), "node", "http-audit.mjs", $"{widgets.Url}/graphql");

        Assert.True(exitCode == 0, output);
        Assert.Contains("61 of 61", output, StringComparison.Ordinal);
    }
}
