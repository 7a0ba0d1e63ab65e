using GraphQLParser.AST;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Pipeline;

/// <summary>Measures an operation, fragments followed, and collects what its plans depend on. Each fragment is measured once, so that
/// fragments of fragments of fragments cost nothing.</summary>
internal sealed class OperationInspector(SupergraphSchema schema, IReadOnlyDictionary<string, GraphQLFragmentDefinition> fragments)
{
    private readonly Dictionary<string, Measure> measured = new(StringComparer.Ordinal);
    private readonly HashSet<string> measuring = new(StringComparer.Ordinal);
    private readonly HashSet<AccessRule> rules = new(ReferenceEqualityComparer.Instance);
    private readonly SortedSet<string> conditions = new(StringComparer.Ordinal);

    public IReadOnlyList<AccessRule> AccessRules => [.. rules];

    public IReadOnlyList<string> Conditions => [.. conditions];

    public Measure Inspect(GraphQLOperationDefinition operation, TypeDefinition root)
    {
        var whole = Inspect(operation.SelectionSet, root);
        return whole with { Directives = whole.Directives + (operation.Directives?.Count ?? 0) };
    }

    private Measure Inspect(GraphQLSelectionSet? selections, TypeDefinition? type)
    {
        var total = default(Measure);
        foreach (var selection in selections?.Selections ?? [])
        {
            var directives = (selection as IHasDirectivesNode)?.Directives;
            NoteConditions(directives);
            total = total.Beside(selection switch
            {
                GraphQLField field => InspectField(field, type),
                GraphQLInlineFragment inline => Inspect(inline.SelectionSet, Narrow(inline.TypeCondition, type)),
                GraphQLFragmentSpread spread => InspectFragment(spread.FragmentName.Name.StringValue),
                _ => default,
            });
            total = total with { Directives = total.Directives + (directives?.Count ?? 0) };
        }

        return total;
    }

    private Measure InspectField(GraphQLField field, TypeDefinition? type)
    {
        var name = field.Name.StringValue;
        var definition = type?.Fields.GetValueOrDefault(name);
        NoteRules(definition, type);

        var below = Inspect(field.SelectionSet, definition?.ReturnType);
        var isIntrospection = name.StartsWith("__", StringComparison.Ordinal);
        return new Measure(
            isIntrospection ? 0 : below.Depth + 1,
            below.Aliases + (field.Alias is null ? 0 : 1),
            1,
            below.Fields + 1,
            below.Directives,
            below.IsIntrospecting || name is "__schema" or "__type");
    }

    /// <summary>On an abstract type, the rules of every object type that may be found there count too.</summary>
    private void NoteRules(FieldDefinition? field, TypeDefinition? type)
    {
        rules.UnionWith(field?.AccessRules ?? []);
        if (field is null || type is not { IsAbstract: true })
        {
            return;
        }

        foreach (var possible in type.PossibleTypes)
        {
            rules.UnionWith(possible.AccessRules);
            rules.UnionWith(possible.Fields.GetValueOrDefault(field.Name)?.AccessRules ?? []);
        }
    }

    private Measure InspectFragment(string name)
    {
        if (measured.TryGetValue(name, out var known))
        {
            return known;
        }

        // A cycle is a mistake that validation reports.
        if (!fragments.TryGetValue(name, out var fragment) || !measuring.Add(name))
        {
            return default;
        }

        var measure = Inspect(fragment.SelectionSet, Narrow(fragment.TypeCondition, null));
        measuring.Remove(name);
        return measured[name] = measure;
    }

    private TypeDefinition? Narrow(GraphQLTypeCondition? condition, TypeDefinition? type) =>
        condition is null ? type : schema.Types.GetValueOrDefault(condition.Type.Name.StringValue);

    private void NoteConditions(GraphQLDirectives? directives)
    {
        foreach (var directive in directives?.Items ?? [])
        {
            if ((directive.Name.Value == "skip" || directive.Name.Value == "include") && directive.Argument("if") is GraphQLVariable variable)
            {
                conditions.Add(variable.Name.StringValue);
            }
        }
    }
}

/// <summary>How large an operation is. Sums stop at a billion, so that nested fragments can't overflow them.</summary>
internal readonly record struct Measure(int Depth, long Aliases, long RootFields, long Fields, long Directives, bool IsIntrospecting)
{
    private const long Ceiling = 1_000_000_000;

    public Measure Beside(Measure other) => new(
        Math.Max(Depth, other.Depth),
        Math.Min(Ceiling, Aliases + other.Aliases),
        Math.Min(Ceiling, RootFields + other.RootFields),
        Math.Min(Ceiling, Fields + other.Fields),
        Math.Min(Ceiling, Directives + other.Directives),
        IsIntrospecting || other.IsIntrospecting);
}
