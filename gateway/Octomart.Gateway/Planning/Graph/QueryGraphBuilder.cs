using Octomart.Gateway.Planning.Contexts;
using Octomart.Gateway.Planning.Selections;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Planning.Graph;

/// <summary>
/// Builds the <see cref="QueryGraph"/> in four steps: 1. a node for each (type, subgraph); 2. field edges of object types and moves;
/// 3. field edges of interfaces, where every local implementation resolves the field; 4. entries by key. <c>@provides</c> views are
/// copied on the way, one for each field that provides something.
/// </summary>
internal sealed class QueryGraphBuilder
{
    private readonly SupergraphSchema schema;
    private readonly Dictionary<(TypeDefinition, Subgraph), GraphNode> nodes = [];
    private readonly List<(FieldEdge Edge, string Provides)> providing = [];
    private readonly Func<JoinField, bool> resolves;

    private QueryGraphBuilder(SupergraphSchema schema, Func<JoinField, bool> resolves)
    {
        this.schema = schema;
        this.resolves = resolves;
    }

    /// <summary>The graph for one stage of the progressive overrides.</summary>
    public static QueryGraph Build(SupergraphSchema schema, ProgressiveOverrides overrides, int stage) =>
        new QueryGraphBuilder(schema, join => overrides.Resolves(join, stage)).Build();

    private QueryGraph Build()
    {
        foreach (var type in schema.Types.Values.Where(type => type.IsComposite))
        {
            foreach (var join in type.JoinTypes.DistinctBy(join => join.Subgraph))
            {
                nodes.Add((type, join.Subgraph), new GraphNode(type, join.Subgraph, join.IsInterfaceObject, isView: false));
            }
        }

        foreach (var node in nodes.Values)
        {
            AddMoves(node);
        }

        foreach (var node in nodes.Values.Where(node => !node.IsAbstract))
        {
            AddFields(node);
        }

        // An interface's field needs its implementations' fields first.
        foreach (var node in nodes.Values.Where(node => node.IsAbstract))
        {
            AddFields(node);
        }

        foreach (var (edge, provides) in providing)
        {
            edge.From.Fields[edge.Field.Name] = edge with { To = View(edge.To!, SelectionNormalizer.ParseFieldSet(schema, edge.Field.ReturnType, provides)) };
        }

        return new QueryGraph(schema, nodes, BuildKeys());
    }

    private void AddMoves(GraphNode node)
    {
        if (!node.IsAbstract)
        {
            return;
        }

        var names = node.Type.Kind == TypeKind.Union
            ? node.Type.JoinUnionMembers.Where(join => join.Subgraph == node.Subgraph).Select(join => join.Member)
            : node.Type.PossibleTypes
                .Where(type => type.JoinImplements.Any(join => join.Subgraph == node.Subgraph && join.Interface == node.Type.Name))
                .Select(type => type.Name);
        foreach (var type in names.Select(name => schema[name]))
        {
            if (nodes.TryGetValue((type, node.Subgraph), out var target))
            {
                node.Moves[type] = target;
            }
        }
    }

    private void AddFields(GraphNode node)
    {
        foreach (var field in node.Type.Fields.Values)
        {
            var join = field.JoinFields.FirstOrDefault(join => join.Subgraph == node.Subgraph);
            var exists = join is not null || IsUnnamed(node, field);
            var isResolvable = exists && join is not { IsOverridden: true } && join is not { IsExternal: true, Requires: null } && (join is null || resolves(join));
            if (!isResolvable || (node.IsAbstract && !node.Moves.Values.All(target => IsPlain(target, field.Name))))
            {
                continue;
            }

            var localType = join?.Type is { } text ? TypeReference.Parse(text) : field.Type;
            var edge = new FieldEdge(node, field, Target(field, localType, node.Subgraph), Parse(node.Type, join?.Requires), localType) { Contexts = Needs(field, join) };
            if (edge.To is null && field.ReturnType.IsComposite)
            {
                continue;
            }

            node.Fields[field.Name] = edge;
            if (join?.Provides is { } provides && edge.To is not null)
            {
                providing.Add((edge, provides));
            }
        }
    }

    /// <summary>
    /// A field that names no subgraph is everywhere; in join v0.1, where its owner is. There key fields name only the owner too, although
    /// whoever has the key resolves it.
    /// </summary>
    private static bool IsUnnamed(GraphNode node, FieldDefinition field)
    {
        if (node.Type.Owner is not { } owner)
        {
            return field.JoinFields.Count == 0 && !field.IsFromInterfaceObject;
        }

        return (field.JoinFields.Count == 0 && owner == node.Subgraph)
            || node.Type.JoinTypes.Any(join => join.Subgraph == node.Subgraph && join.Key?.Split(' ', '{', '}').Contains(field.Name) == true);
    }

    private static bool IsPlain(GraphNode target, string field) => target.Fields.TryGetValue(field, out var edge) && edge.IsPlain;

    private GraphNode? Target(FieldDefinition field, TypeReference localType, Subgraph subgraph) =>
        field.ReturnType.IsComposite && schema.Types.TryGetValue(localType.Name, out var type) ? nodes.GetValueOrDefault((type, subgraph)) : null;

    private IReadOnlyList<ContextNeed> Needs(FieldDefinition field, JoinField? join) =>
        join is not { ContextArguments.Count: > 0 } ? [] : [.. join.ContextArguments.Select(argument => ContextNeed.From(schema, field, join, argument))];

    private SelectionSet? Parse(TypeDefinition type, string? fieldSet) =>
        string.IsNullOrWhiteSpace(fieldSet) ? null : SelectionNormalizer.ParseFieldSet(schema, type, fieldSet);

    /// <summary>A copy of the node in which the provided fields resolve, down to where the field set ends.</summary>
    private GraphNode View(GraphNode node, SelectionSet provided)
    {
        var view = new GraphNode(node.Type, node.Subgraph, node.IsInterfaceObject, isView: true);
        foreach (var (name, edge) in node.Fields)
        {
            view.Fields[name] = edge;
        }

        foreach (var (type, target) in node.Moves)
        {
            var applicable = provided.Fields.Where(field => field.Guard is null || field.Guard.Contains(type)).ToList();
            view.Moves[type] = applicable.Count == 0 ? target : View(target, new SelectionSet(type, applicable));
        }

        foreach (var selection in provided.Fields)
        {
            var isHere = node.Type.Fields.TryGetValue(selection.Name, out var field)
                && (!node.IsAbstract || selection.Guard is null);
            if (isHere)
            {
                view.Fields[selection.Name] = ProvidedEdge(view, field!, selection);
            }
        }

        return view;
    }

    private FieldEdge ProvidedEdge(GraphNode view, FieldDefinition field, FieldSelection selection)
    {
        var join = field.JoinFields.FirstOrDefault(join => join.Subgraph == view.Subgraph);
        var localType = join?.Type is { } text ? TypeReference.Parse(text) : field.Type;
        var target = Target(field, localType, view.Subgraph);
        var to = target is not null && selection.Selections is { } nested ? View(target, nested) : target;
        return new FieldEdge(view, field, to, Requires: null, localType) { Contexts = Needs(field, join) };
    }

    private Dictionary<TypeDefinition, IReadOnlyList<KeyEdge>> BuildKeys()
    {
        var keys = new Dictionary<TypeDefinition, IReadOnlyList<KeyEdge>>();
        foreach (var type in schema.Types.Values.Where(type => type.Kind is TypeKind.Object or TypeKind.Interface))
        {
            var own = EntriesInto(type);
            var throughInterfaces = type.Interfaces.SelectMany(EntriesInto).Where(entry => entry.To.IsInterfaceObject);
            keys[type] = [.. own, .. type.Kind == TypeKind.Object ? throughInterfaces : []];
        }

        // A field may return the query type, as payloads do: whoever is there can go on to any root.
        keys[schema.QueryType] = [.. schema.QueryType.JoinTypes.Select(join => join.Subgraph).Distinct().Select(RootEntry)];
        return keys;
    }

    private KeyEdge RootEntry(Subgraph subgraph) => new(nodes[(schema.QueryType, subgraph)], new SelectionSet(schema.QueryType, []), schema.QueryType);

    private IEnumerable<KeyEdge> EntriesInto(TypeDefinition type) => type.JoinTypes
        .Where(join => join is { Key: not null, IsResolvable: true })
        .Select(join => new KeyEdge(nodes[(type, join.Subgraph)], SelectionNormalizer.ParseFieldSet(schema, type, join.Key!), type));
}
