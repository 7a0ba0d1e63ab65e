using Octomart.SubgraphDefaults.Calls;
using Octomart.Testing;

namespace Octomart.Supergraph.Tests.Schema;

/// <summary>GraphQL over HTTP at every door.</summary>
[Collection(ShopCollection.Name)]
public class HttpAuditTests(ShopFixture fixture)
{
    [NodeFact]
    public async Task Gateway_and_every_subgraph_pass_the_whole_graphql_over_http_audit()
    {
        await NodeTools.EnsurePackagesAsync("tests/node");
        string[] endpoints = [$"{fixture.Shop.Url}/graphql", .. SubgraphEndpoints.Names.Select(name => $"{fixture.Shop.UrlOf(name)}/graphql")];

        var (exitCode, output) = await NodeTools.RunAsync(Path.Combine(NodeTools.Root, "tests/node"), "node", ["http-audit.mjs", .. endpoints]);

        Assert.True(exitCode == 0, output);
        Assert.Equal(endpoints.Length, output.Split("61 of 61").Length - 1);
    }
}
