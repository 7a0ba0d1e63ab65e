using GraphQLParser;
using GraphQLParser.AST;
using Octomart.SubgraphDefaults.Calls;
using Octomart.Testing;

namespace Octomart.Supergraph.Tests.Schema;

/// <summary>An outage or a refusal costs a field and not the page, so what others answer and what a guard may refuse is nullable.</summary>
public class NullabilityTests
{
    private static readonly Dictionary<string, List<GraphQLObjectTypeDefinition>> Subgraphs = SubgraphEndpoints.Names.ToDictionary(
        name => name,
        name => Parser.Parse(File.ReadAllText(Path.Combine(NodeTools.Root, "schema", "subgraphs", $"{name}.graphql"))).Definitions.OfType<GraphQLObjectTypeDefinition>().ToList());

    [Fact]
    public void Fields_that_lead_to_an_entity_of_another_subgraph_are_nullable()
    {
        var owners = Subgraphs.SelectMany(subgraph => subgraph.Value.Where(IsEntity).Select(type => (Subgraph: subgraph.Key, Name: type.Name.StringValue, Size: type.Fields?.Count ?? 0)))
            .GroupBy(type => type.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.MaxBy(type => type.Size).Subgraph, StringComparer.Ordinal);

        var offenders = AllFields().Where(field => field.Type is GraphQLNonNullType { Type: GraphQLNamedType named }
            && owners.TryGetValue(named.Name.StringValue, out var owner) && owner != field.Subgraph);

        Assert.Empty(offenders.Select(field => field.Path));
    }

    [Fact]
    public void Guarded_fields_are_nullable()
    {
        var offenders = AllFields().Where(field => field.Type is GraphQLNonNullType && field.Directives.Any(name => name is "authenticated" or "requiresScopes"));

        Assert.Empty(offenders.Select(field => field.Path));
    }

    private static bool IsEntity(GraphQLObjectTypeDefinition type) => DirectivesOf(type.Directives).Contains("key");

    private static IEnumerable<(string Subgraph, string Path, GraphQLType Type, IReadOnlyList<string> Directives)> AllFields() =>
        from subgraph in Subgraphs
        from type in subgraph.Value
        from field in type.Fields ?? Enumerable.Empty<GraphQLFieldDefinition>()
        select (subgraph.Key, $"{subgraph.Key}: {type.Name.StringValue}.{field.Name.StringValue}", field.Type, DirectivesOf(field.Directives));

    private static IReadOnlyList<string> DirectivesOf(GraphQLDirectives? directives) => [.. (directives ?? Enumerable.Empty<GraphQLDirective>()).Select(directive => directive.Name.StringValue)];
}
