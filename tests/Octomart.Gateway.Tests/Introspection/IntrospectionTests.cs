using System.Text.Json;
using Octomart.Gateway.Tests.Host;
using Octomart.Gateway.Tests.TestKit;
using Octomart.Testing;
using Snapshooter.Xunit;

namespace Octomart.Gateway.Tests.Introspection;

public class IntrospectionTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public async Task Types_and_directives_are_those_of_the_api_schema_and_of_introspection()
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create());

        var answer = await gateway.QueryAsync("{ __schema { types { kind name } directives { name locations args { name type { kind ofType { name } } defaultValue } } } }");

        Snapshot.Match(answer.ToJsonString(Indented));
    }

    [Fact]
    public async Task A_type_is_shown_with_fragments_variables_and_data_beside_it()
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create());

        var answer = await gateway.QueryAsync(
            """
            query ($name: String!) {
              product(id: "p1") { title }
              __type(name: $name) { ...Shape fields(includeDeprecated: true) { name args { name defaultValue } type { ...Shape ofType { ...Shape } } } }
              none: __type(name: "Nothing") { name }
            }
            fragment Shape on __Type { __typename kind name }
            """,
            new { name = "Query" });

        Snapshot.Match(answer.ToJsonString(Indented));
    }

    [NodeFact]
    public async Task The_whole_answer_is_what_graphql_js_builds_from_the_composed_api_schema()
    {
        await NodeTools.EnsurePackagesAsync("tests/node");
        await using var gateway = await RunningGateway.StartAsync(await File.ReadAllTextAsync(Path.Combine(NodeTools.Root, "schema/supergraph.graphql")));

        var (exitCode, output) = await NodeTools.RunAsync(
            Path.Combine(NodeTools.Root, "tests/node"), "node", "introspect.mjs", $"{gateway.Client.BaseAddress}graphql", Path.Combine(NodeTools.Root, "schema/api.graphql"));

        Assert.True(exitCode == 0, output);
    }
}
