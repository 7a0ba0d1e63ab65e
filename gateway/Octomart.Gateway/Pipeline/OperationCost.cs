using GraphQLParser.AST;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Pipeline;

/// <summary>
/// Estimates what an operation may cost before it runs, by <c>@cost</c> and <c>@listSize</c> (IBM's cost specification): an object counts one, a leaf
/// nothing, a list as often as it is long. Fragments on several types all count, which errs on the safe side.
/// </summary>
internal sealed class OperationCost(
    SupergraphSchema schema, IReadOnlyDictionary<string, GraphQLFragmentDefinition> fragments, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> variables, int defaultListSize)
{
    private const int MutationWeight = 10;

    private readonly Dictionary<string, double> measured = new(StringComparer.Ordinal);

    private readonly Dictionary<string, GraphQLValue?> defaults = new(StringComparer.Ordinal);

    public double Of(GraphQLOperationDefinition operation, TypeDefinition root)
    {
        foreach (var definition in operation.Variables?.Items ?? [])
        {
            defaults[definition.Variable.Name.StringValue] = definition.DefaultValue;
        }

        return Of(operation.SelectionSet, root, null);
    }

    private double Of(GraphQLSelectionSet? selections, TypeDefinition? type, SizedFields? sized)
    {
        var total = 0.0;
        foreach (var selection in selections?.Selections ?? [])
        {
            total += selection switch
            {
                GraphQLField field => Of(field, type, sized),
                GraphQLInlineFragment inline => Of(inline.SelectionSet, Narrow(inline.TypeCondition, type), sized),
                GraphQLFragmentSpread spread => OfFragment(spread.FragmentName.Name.StringValue, sized),
                _ => 0,
            };
        }

        return total;
    }

    private double Of(GraphQLField node, TypeDefinition? type, SizedFields? sized)
    {
        if (type?.Fields.GetValueOrDefault(node.Name.StringValue) is not { } field)
        {
            return 0;
        }

        var size = field.ListSize is { } listSize ? SizeOf(node, field, listSize) : null;
        var below = Of(node.SelectionSet, field.ReturnType, size is not null && field.ListSize!.SizedFields.Count > 0 ? new SizedFields(field.ListSize.SizedFields, size.Value) : null);
        var own = field.Weight ?? field.ReturnType.Weight ?? (field.ReturnType.IsComposite ? 1 : 0);
        var isMutation = type == schema.MutationType && field.Weight is null;
        return (isMutation ? MutationWeight : 0) + (Times(field, size, sized) * (own + below));
    }

    private double Times(FieldDefinition field, double? size, SizedFields? sized)
    {
        if (!(field.Type.IsNonNull ? field.Type.Nullable : field.Type).IsList)
        {
            return 1;
        }

        return sized is not null && sized.Names.Contains(field.Name) ? sized.Size : size ?? defaultListSize;
    }

    /// <summary>The largest of the slicing arguments that are given; else what the schema assumes.</summary>
    private double? SizeOf(GraphQLField node, FieldDefinition field, ListSize listSize)
    {
        double? largest = null;
        foreach (var name in listSize.SlicingArguments)
        {
            var given = node.Arguments?.Items.FirstOrDefault(argument => argument.Name.Value == name)?.Value;
            var value = given is null ? Number(field.Arguments.GetValueOrDefault(name)?.DefaultValue) : Number(given);
            largest = value is null || value < largest ? largest : value;
        }

        return largest ?? listSize.AssumedSize;
    }

    private double? Number(GraphQLValue? value) => value switch
    {
        GraphQLIntValue number => Number(number.Value.ToString()),
        GraphQLVariable variable when variables.TryGetValue(variable.Name.StringValue, out var json) =>
            Number(System.Text.Encoding.UTF8.GetString(json.Span)),
        GraphQLVariable variable => Number(defaults.GetValueOrDefault(variable.Name.StringValue)),
        _ => null,
    };

    private static double? Number(string? text) =>
        double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? Math.Max(0, number) : null;

    private double OfFragment(string name, SizedFields? sized)
    {
        if (sized is null && measured.TryGetValue(name, out var known))
        {
            return known;
        }

        var cost = fragments.TryGetValue(name, out var fragment) ? Of(fragment.SelectionSet, Narrow(fragment.TypeCondition, null), sized) : 0;
        if (sized is null)
        {
            measured[name] = cost;
        }

        return cost;
    }

    private TypeDefinition? Narrow(GraphQLTypeCondition? condition, TypeDefinition? type) =>
        condition is null ? type : schema.Types.GetValueOrDefault(condition.Type.Name.StringValue);

    /// <summary>Lists of a page whose length an argument of the page decides.</summary>
    private sealed record SizedFields(IReadOnlyList<string> Names, double Size);
}
