using GraphQLParser;
using GraphQLParser.AST;
using Octomart.Testing;

namespace Octomart.Supergraph.Tests.Schema;

/// <summary>Whoever opens the explorer finds a description on everything.</summary>
public class DescriptionTests
{
    [Fact]
    public void Every_type_field_argument_and_value_of_the_api_has_a_description()
    {
        var document = Parser.Parse(File.ReadAllText(Path.Combine(NodeTools.Root, "schema", "api.graphql")));

        var bare = document.Definitions.OfType<GraphQLTypeDefinition>().SelectMany(Undescribed).ToList();

        Assert.True(bare.Count == 0, $"{bare.Count} without a description:\n{string.Join('\n', bare)}");
    }

    private static IEnumerable<string> Undescribed(GraphQLTypeDefinition type)
    {
        var name = type.Name.StringValue;
        return new (string Path, IHasDescriptionNode Node)[] { (name, (IHasDescriptionNode)type) }
            .Concat(Members(type).Select(member => (Path: $"{name}.{member.Path}", member.Node)))
            .Where(element => string.IsNullOrWhiteSpace(element.Node.Description?.Value.ToString()))
            .Select(element => element.Path);
    }

    private static IEnumerable<(string Path, IHasDescriptionNode Node)> Members(GraphQLTypeDefinition type) => type switch
    {
        GraphQLObjectTypeDefinition { Fields: { } fields } => fields.SelectMany(WithArguments),
        GraphQLInterfaceTypeDefinition { Fields: { } fields } => fields.SelectMany(WithArguments),
        GraphQLInputObjectTypeDefinition { Fields: { } fields } => fields.Select(f => (f.Name.StringValue, (IHasDescriptionNode)f)),
        GraphQLEnumTypeDefinition { Values: { } values } => values.Select(v => (v.Name.StringValue, (IHasDescriptionNode)v)),
        _ => Enumerable.Empty<(string Path, IHasDescriptionNode Node)>(),
    };

    private static IEnumerable<(string Path, IHasDescriptionNode Node)> WithArguments(GraphQLFieldDefinition field) =>
        new (string Path, IHasDescriptionNode Node)[] { (field.Name.StringValue, field) }
            .Concat((field.Arguments ?? Enumerable.Empty<GraphQLInputValueDefinition>()).Select(a => ($"{field.Name.StringValue}({a.Name.StringValue})", (IHasDescriptionNode)a)));
}
