using Octomart.AppHost.Shop;
using Octomart.SubgraphDefaults.Hosting;
using Octomart.Testing;

namespace Octomart.Supergraph.Tests.Schema;

/// <summary>The committed schema is what the code says.</summary>
public class SchemaFilesTests
{
    private const string Advice = "Run: dotnet run --project apphost -- schema";

    public static TheoryData<string> Names => [.. SubgraphCatalogue.All.Select(subgraph => subgraph.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Exported_sdl_is_current(string subgraph)
    {
        var file = await File.ReadAllTextAsync(Path.Combine(NodeTools.Root, "schema", "subgraphs", $"{subgraph}.graphql"));

        Assert.True(file == Sdl(subgraph), $"schema/subgraphs/{subgraph}.graphql is stale. {Advice}");
    }

    [NodeFact]
    public async Task Supergraph_is_current()
    {
        await NodeTools.EnsurePackagesAsync("schema");

        var (exitCode, output) = await NodeTools.RunAsync(Path.Combine(NodeTools.Root, "schema"), "node", "compose.mjs", "--check");

        Assert.True(exitCode == 0, output);
    }

    private static string Sdl(string name) => SubgraphHost.ExportSchema(SubgraphCatalogue.All.Single(subgraph => subgraph.Name == name));
}
