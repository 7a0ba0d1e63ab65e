using GraphQLParser;
using GraphQLParser.AST;
using Octomart.Testing;

namespace Octomart.Supergraph.Tests.BadInput;

/// <summary>The mutations of the schema that clients see, and what their inputs are made of.</summary>
internal sealed class InputTypes
{
    private readonly Dictionary<string, ASTNode> _types;

    private InputTypes(GraphQLDocument schema)
    {
        _types = schema.Definitions.OfType<GraphQLTypeDefinition>().ToDictionary(type => type.Name.StringValue, type => (ASTNode)type, StringComparer.Ordinal);
        Mutations = [.. ((GraphQLObjectTypeDefinition)_types["Mutation"]).Fields!.Select(field => (field.Name.StringValue, field.Arguments!.Items[0].Type))];
    }

    /// <summary>Each with the type of its one argument, which is called <c>input</c>.</summary>
    public IReadOnlyList<(string Name, GraphQLType Input)> Mutations { get; }

    public static InputTypes Read() => new(Parser.Parse(File.ReadAllText(Path.Combine(NodeTools.Root, "schema", "api.graphql"))));

    /// <summary>The fields of an input object; none of any other type.</summary>
    public IReadOnlyList<GraphQLInputValueDefinition> FieldsOf(GraphQLType type) =>
        _types.GetValueOrDefault(NameOf(type)) is GraphQLInputObjectTypeDefinition input ? input.Fields!.Items : [];

    /// <summary>The values of an enum; none of any other type.</summary>
    public IReadOnlyList<string> ValuesOf(GraphQLType type) =>
        _types.GetValueOrDefault(NameOf(type)) is GraphQLEnumTypeDefinition values ? [.. values.Values!.Select(value => value.Name.StringValue)] : [];

    /// <summary>Every place in a mutation's input, nested ones too; of what contains itself one round.</summary>
    public IEnumerable<InputPlace> PlacesOf(string mutation, GraphQLType input) => PlacesIn(mutation, input, [], []);

    public static bool IsRequired(GraphQLInputValueDefinition field) => field is { Type: GraphQLNonNullType, DefaultValue: null };

    public static bool IsList(GraphQLType type) => type is GraphQLListType or GraphQLNonNullType { Type: GraphQLListType };

    public static string NameOf(GraphQLType type) => type switch
    {
        GraphQLNonNullType required => NameOf(required.Type),
        GraphQLListType list => NameOf(list.Type),
        GraphQLNamedType named => named.Name.StringValue,
        _ => throw new InvalidOperationException($"{type.Kind} is no type."),
    };

    private IEnumerable<InputPlace> PlacesIn(string mutation, GraphQLType type, IReadOnlyList<GraphQLInputValueDefinition> path, IReadOnlyList<string> above) =>
        from field in above.Contains(NameOf(type)) ? [] : FieldsOf(type)
        let place = new InputPlace(mutation, [.. path, field])
        from found in PlacesIn(mutation, field.Type, place.Path, [.. above, NameOf(type)]).Prepend(place)
        select found;
}

/// <summary>A field of a mutation's input, and the way to it.</summary>
internal sealed record InputPlace(string Mutation, IReadOnlyList<GraphQLInputValueDefinition> Path)
{
    public GraphQLInputValueDefinition Field => Path[^1];

    public override string ToString() => $"{Mutation}({string.Join('.', Path.Select(field => field.Name.StringValue))})";
}
