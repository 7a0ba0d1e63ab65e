using System.Reflection;
using System.Xml.Linq;
using NetArchTest.Rules;
using Octomart.AppHost;
using Octomart.AppHost.Shop;

namespace Octomart.Architecture.Tests;

/// <summary>Rules about the code itself.</summary>
public class LayerTests
{
    private static readonly string Root = Repository.Find()!;

    public static TheoryData<string> SubgraphFolders => ["Ai", "Auth", "Cart", "Notification", "Order", "Payment", "Product", "Seller"];

    [Theory]
    [MemberData(nameof(SubgraphFolders))]
    public void A_subgraph_references_no_other_subgraph(string folder)
    {
        var project = XDocument.Load(Path.Combine(Root, "subgraphs", folder, $"Octomart.{folder}Subgraph.csproj"));

        var references = project.Descendants("ProjectReference").Select(reference => (string)reference.Attribute("Include")!).ToList();

        Assert.NotEmpty(references);
        Assert.DoesNotContain(references, reference => reference.Contains("Subgraph.csproj", StringComparison.Ordinal));
    }

    [Fact]
    public void The_shared_libraries_know_no_subgraph()
    {
        foreach (var shared in new[] { "Store", "Messaging", "Contracts", "Documents", "SubgraphDefaults", "DemoShop" })
        {
            var result = Types.InAssembly(Assembly.Load($"Octomart.{shared}")).ShouldNot()
                .HaveDependencyOnAny([.. SubgraphCatalogue.All.Select(subgraph => subgraph.GetType().Namespace!)]).GetResult();

            Assert.True(result.IsSuccessful, Offenders(result));
        }
    }

    [Fact]
    public void Planning_does_no_io()
    {
        var result = Types.InAssembly(typeof(Gateway.GatewayOptions).Assembly).That().ResideInNamespaceStartingWith("Octomart.Gateway.Planning").ShouldNot()
            .HaveDependencyOnAny("Octomart.Gateway.Transport", "Octomart.Gateway.Execution", "System.Net", "System.IO", "Microsoft.AspNetCore").GetResult();

        Assert.True(result.IsSuccessful, Offenders(result));
    }

    [Fact]
    public void The_gateway_library_knows_nothing_of_octomart()
    {
        var references = typeof(Gateway.GatewayOptions).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!).Where(name => name.StartsWith("Octomart.", StringComparison.Ordinal));

        Assert.Equal(["Octomart.GraphQLTransport"], references);
    }

    [Fact]
    public void Subgraphs_speak_to_stores_through_the_port_only()
    {
        foreach (var subgraph in SubgraphCatalogue.All)
        {
            var result = Types.InAssembly(subgraph.GetType().Assembly).ShouldNot().HaveDependencyOnAny("Microsoft.Data.Sqlite", "MongoDB", "Octomart.Store.Sqlite", "Octomart.Store.Mongo").GetResult();

            Assert.True(result.IsSuccessful, Offenders(result));
        }
    }

    private static string Offenders(TestResult result) => string.Join('\n', result.FailingTypeNames ?? []);
}
