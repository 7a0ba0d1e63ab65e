using GraphQLParser.AST;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Planning.Selections;

/// <summary>
/// Flattens a selection: fragments become guards (sets of object types), <c>@skip</c> and <c>@include</c> are decided by the given values,
/// equal fields merge, and fields that the caller may not see are marked.
/// </summary>
internal sealed class SelectionNormalizer(
    SupergraphSchema schema,
    IReadOnlyDictionary<string, GraphQLFragmentDefinition> fragments,
    Func<string, bool> condition,
    Func<AccessRule, bool> isAllowed)
{
    private static readonly Dictionary<string, GraphQLFragmentDefinition> NoFragments = [];

    /// <summary>Normalises the field set of a <c>@key</c> or <c>@requires</c>, which has no variables.</summary>
    public static SelectionSet ParseFieldSet(SupergraphSchema schema, TypeDefinition type, string fieldSet)
    {
        var text = fieldSet.TrimStart().StartsWith('{') ? fieldSet : "{" + fieldSet + "}";
        var ast = GraphQLParser.Parser.Parse<GraphQLSelectionSet>(text);
        return new SelectionNormalizer(schema, NoFragments, _ => true, _ => true).Normalize([(ast, type)], type);
    }

    /// <summary>Merges selections on one position, each written against a type of its own: fragments may see a field's type more narrowly.</summary>
    public SelectionSet Normalize(IReadOnlyList<(GraphQLSelectionSet Selections, TypeDefinition Type)> written, TypeDefinition type)
    {
        var collection = new Collection();
        foreach (var (selections, narrowed) in written)
        {
            CollectNarrowed(selections, narrowed, type, null, collection);
        }

        var groups = collection.Groups;

        List<FieldSelection> fields = [];
        foreach (var ((responseKey, guard), group) in groups)
        {
            if (guard is not null && group.Nodes[0].Node.SelectionSet is null && groups.ContainsKey((responseKey, null)))
            {
                continue;
            }

            fields.AddRange(BySight(type, responseKey, guard, group));
        }

        return new SelectionSet(type, fields);
    }

    /// <summary>A field of an abstract type may be open on some of its types and closed on others: then it becomes two.</summary>
    private IEnumerable<FieldSelection> BySight(TypeDefinition position, string responseKey, TypeSet? guard, Group group)
    {
        if (!position.IsAbstract || group.Field is null)
        {
            yield return Build(responseKey, guard, group, Denial(group.Field));
            yield break;
        }

        var types = position.PossibleTypes.Where(type => guard is null || guard.Contains(type)).ToList();
        var closed = types.Where(type => Denial(type, group.Field) is not null).ToList();
        if (closed.Count == 0)
        {
            yield return Build(responseKey, guard, group, Denial(group.Field));
            yield break;
        }

        if (closed.Count < types.Count)
        {
            yield return Build(responseKey, position.PossibleSet.Only(types.Except(closed)), group, Denial(group.Field));
        }

        yield return Build(responseKey, position.PossibleSet.Only(closed), group, Denial(closed[0], group.Field));
    }

    private AccessRule? Denial(FieldDefinition? field) => field?.AccessRules.FirstOrDefault(rule => !isAllowed(rule));

    private AccessRule? Denial(TypeDefinition type, FieldDefinition field) =>
        type.AccessRules.FirstOrDefault(rule => !isAllowed(rule)) ?? Denial(type.Fields.GetValueOrDefault(field.Name));

    private FieldSelection Build(string responseKey, TypeSet? guard, Group group, AccessRule? denied)
    {
        var node = group.Nodes[0].Node;
        var variables = new SortedSet<string>(StringComparer.Ordinal);
        var arguments = ValuePrinter.PrintArguments(node.Arguments, variables);
        var returned = group.Field?.ReturnType;
        return new FieldSelection
        {
            ResponseKey = responseKey,
            Name = node.Name.StringValue,
            Field = group.Field,
            Guard = guard,
            Arguments = arguments,
            Variables = [.. variables],
            DeniedBy = denied,
            Introspection = group.Field is null && node.Name.Value != FieldSelection.TypeName ? node : null,
            Selections = denied is null && returned is { IsComposite: true }
                ? Normalize([.. group.Nodes.Where(field => field.Node.SelectionSet is not null).Select(field => (field.Node.SelectionSet!, field.Type!))], returned)
                : null,
        };
    }

    private void Collect(
        GraphQLSelectionSet selections, TypeDefinition position, TypeDefinition type, TypeSet? guard, Collection collection)
    {
        foreach (var selection in selections.Selections)
        {
            if (!Conditions.IsIncluded((selection as IHasDirectivesNode)?.Directives, condition))
            {
                continue;
            }

            switch (selection)
            {
                case GraphQLField field:
                    Add(field, position, type, guard, collection);
                    break;
                case GraphQLInlineFragment inline:
                    CollectFragment(inline.SelectionSet, inline.TypeCondition?.Type.Name.StringValue, position, type, guard, collection);
                    break;
                case GraphQLFragmentSpread spread when fragments.TryGetValue(spread.FragmentName.Name.StringValue, out var fragment)
                    && collection.Visited.Add((fragment, guard)):
                    CollectFragment(fragment.SelectionSet, fragment.TypeCondition.Type.Name.StringValue, position, type, guard, collection);
                    break;
            }
        }
    }

    private void CollectFragment(
        GraphQLSelectionSet selections, string? typeCondition, TypeDefinition position, TypeDefinition type, TypeSet? guard, Collection collection)
    {
        CollectNarrowed(selections, typeCondition is null ? type : schema[typeCondition], position, guard, collection);
    }

    private void CollectNarrowed(
        GraphQLSelectionSet selections, TypeDefinition narrowed, TypeDefinition position, TypeSet? guard, Collection collection)
    {
        // An interface that nothing implements still has its own fields: an interface object may answer for it.
        if (narrowed == position)
        {
            Collect(selections, position, position, guard, collection);
            return;
        }

        var matching = (guard ?? position.PossibleSet).Intersect(narrowed.PossibleSet);
        if (!matching.IsEmpty)
        {
            Collect(selections, position, narrowed, matching.Equals(position.PossibleSet) ? null : matching, collection);
        }
    }

    private static void Add(
        GraphQLField node, TypeDefinition position, TypeDefinition type, TypeSet? guard, Collection collection)
    {
        var name = node.Name.StringValue;
        // A field of a wider fragment is a field of the position itself when the position declares it too.
        var field = guard is null && position.Fields.TryGetValue(name, out var own) ? own : type.Fields.GetValueOrDefault(name);
        if (guard is null && field is not null && field.Parent != position)
        {
            guard = position.PossibleSet;
        }

        var key = (node.Alias?.Name.StringValue ?? name, guard);
        var entry = (node, type.Fields.GetValueOrDefault(name)?.ReturnType);
        if (collection.Groups.TryGetValue(key, out var group))
        {
            group.Nodes.Add(entry);
        }
        else
        {
            collection.Groups.Add(key, new Group(field, [entry]));
        }
    }

    /// <summary>The fields of one position as they are found; a fragment counts once for each guard, however often it is spread.</summary>
    private sealed class Collection
    {
        public OrderedDictionary<(string ResponseKey, TypeSet? Guard), Group> Groups { get; } = [];

        public HashSet<(GraphQLFragmentDefinition, TypeSet?)> Visited { get; } = [];
    }

    private sealed record Group(FieldDefinition? Field, List<(GraphQLField Node, TypeDefinition? Type)> Nodes);
}
