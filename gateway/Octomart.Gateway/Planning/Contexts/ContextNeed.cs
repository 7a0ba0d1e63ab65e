using System.Globalization;
using Octomart.Gateway.Planning.Selections;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Planning.Contexts;

/// <summary>An argument that a field gets from a context, with what is read of each type that sets the context.</summary>
/// <param name="Argument">What the supergraph says.</param>
/// <param name="Variable">Carries the value in requests; named as other routers name it.</param>
/// <param name="Selections">By type that sets the context; nothing is selected of types that no condition of the selection meets.</param>
internal sealed record ContextNeed(ContextArgument Argument, string Variable, IReadOnlyDictionary<TypeDefinition, SelectionSet> Selections)
{
    /// <summary>Stands behind the variable in a fetch's text: each <c>_entities</c> field of a request has variables of its own.</summary>
    public const char CallMark = '\u0001';

    public static ContextNeed From(SupergraphSchema schema, FieldDefinition field, JoinField join, ContextArgument argument)
    {
        var setters = schema.Types.Values.Where(type => type.IsComposite && type.Sets(argument.Context));
        return new ContextNeed(
            argument,
            VariableName(schema, field, join.Subgraph, argument),
            setters.ToDictionary(type => type, type => SelectionNormalizer.ParseFieldSet(schema, type, argument.Selection)));
    }

    /// <summary>A field's arguments as its subgraph gets them: the client's and those from contexts.</summary>
    public static string Arguments(string given, IReadOnlyList<ContextNeed> needs, bool isMarked)
    {
        if (needs.Count == 0)
        {
            return given;
        }

        var mark = isMarked ? CallMark.ToString() : "";
        var added = string.Join(", ", needs.Select(need => $"{need.Argument.Name}: ${need.Variable}{mark}"));
        return given.Length == 0 ? $"({added})" : $"{given[..^1]}, {added})";
    }

    /// <summary><c>contextualArgument_1_0</c>: the first subgraph's first such argument in alphabetical order.</summary>
    private static string VariableName(SupergraphSchema schema, FieldDefinition field, Subgraph subgraph, ContextArgument argument)
    {
        var all = schema.Types.Values.SelectMany(type => type.Fields.Values)
            .SelectMany(other => other.JoinFields.Where(join => join.Subgraph == subgraph), (other, join) => (Field: other, join.ContextArguments))
            .SelectMany(other => other.ContextArguments, (other, context) => Coordinate(other.Field, context))
            .Order(StringComparer.Ordinal).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"contextualArgument_{subgraph.Index + 1}_{all.IndexOf(Coordinate(field, argument))}");
    }

    private static string Coordinate(FieldDefinition field, ContextArgument argument) => $"{field}({argument.Name}:)";
}
