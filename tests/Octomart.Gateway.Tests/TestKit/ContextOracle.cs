using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Tests.TestKit;

/// <summary>What arguments from contexts should be, looked up in the data of the monolith: no plan and no gateway has a part in it.</summary>
internal sealed class ContextOracle(TestGraph graph)
{
    private static readonly Dictionary<string, object?> NoArguments = [];
    private readonly SupergraphSchema schema = graph.Schema;

    /// <summary>Adds the arguments that clients can't give.</summary>
    public void Fill(string type, FieldType asked, DataRecord source, Dictionary<string, object?> arguments)
    {
        if (schema.Types.GetValueOrDefault(type)?.Fields.GetValueOrDefault(asked.Name) is not { } field)
        {
            return;
        }

        foreach (var argument in field.JoinFields.SelectMany(join => join.ContextArguments))
        {
            if (asked.Arguments?.Find(argument.Name) is null)
            {
                arguments[argument.Name] = Value(argument, source);
            }
        }
    }

    private object? Value(ContextArgument argument, DataRecord entity)
    {
        for (var source = entity.Above; source is not null; source = source.Above)
        {
            if (schema.Types.Values.Any(type => type.Contexts.Contains(argument.Context) && Covers(type, source)))
            {
                var text = argument.Selection.TrimStart().StartsWith('{') ? argument.Selection : "{" + argument.Selection + "}";
                return Read(Parser.Parse<GraphQLSelectionSet>(text), source);
            }
        }

        throw new InvalidOperationException($"Nothing sets {argument.Context}.");
    }

    private object? Read(GraphQLSelectionSet selections, DataRecord source)
    {
        foreach (var selection in selections.Selections)
        {
            if (selection is GraphQLField field)
            {
                var name = field.Name.StringValue;
                return Below(field, graph.Resolvers.TryGetValue($"{source.Type}.{name}", out var resolve) ? resolve(source, NoArguments) : source[name]);
            }

            if (selection is GraphQLInlineFragment fragment && Covers(schema[fragment.TypeCondition!.Type.Name.StringValue], source))
            {
                return Read(fragment.SelectionSet, source);
            }
        }

        return null;
    }

    private object? Below(GraphQLField field, object? value) => value switch
    {
        DataRecord nested => Read(field.SelectionSet!, nested),
        IEnumerable<DataRecord> list => list.Select(item => Read(field.SelectionSet!, item)).ToList(),
        _ => value,
    };

    private static bool Covers(TypeDefinition type, DataRecord source) => type.PossibleTypes.Exists(possible => possible.Name == source.Type);
}
