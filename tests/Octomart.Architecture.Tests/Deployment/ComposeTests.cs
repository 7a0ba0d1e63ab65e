using Octomart.Testing;

namespace Octomart.Architecture.Tests.Deployment;

public sealed class ComposeTests
{
    [NodeFact]
    public async Task Containers_are_described_validly_and_run_what_run_processes_runs()
    {
        await NodeTools.EnsurePackagesAsync("tests/node");

        var (exitCode, output) = await NodeTools.RunAsync(NodeTools.Root, "node", Path.Combine("tests", "node", "compose-check.mjs"));

        Assert.True(exitCode == 0, output);
    }
}
