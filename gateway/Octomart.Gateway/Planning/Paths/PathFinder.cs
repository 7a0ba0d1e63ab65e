using Octomart.Gateway.Planning.Contexts;
using Octomart.Gateway.Planning.Graph;
using Octomart.Gateway.Planning.Selections;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Planning.Paths;

/// <summary>
/// Finds the ways to one field from where its parent was found. There are two:
/// <code>
///   directly    parent ── field                      when the subgraph at hand resolves it
///   by a jump   parent ──► other subgraph ── field   with the key, and what @requires names, gathered at the parent,
///                                                    and the values of contexts, gathered further up
/// </code>
/// Gathering a key may itself need jumps, so chains of jumps need no case of their own: they are requirements of requirements.
/// </summary>
internal sealed class PathFinder(QueryGraph graph, PathFactory paths, PlannerOptions options)
{
    private const int MaxRequirementDepth = 12;

    private readonly HashSet<(int Position, object Goal)> resolving = [];
    private readonly Dictionary<(int Position, KeyEdge Key, FieldEdge? Field), OperationPath?> jumps = [];
    private int depth;
    private int steps;
    private int blocked;

    /// <summary>Ways to a field that the position's type declares, whatever object is found there. Empty when it takes different ways for different types.</summary>
    public List<OperationPath> Unguarded(IReadOnlyList<OperationPath> parents, FieldSelection selection, Slot slot)
    {
        List<OperationPath> found = [];
        foreach (var parent in parents)
        {
            found.AddRange(ToField(parent, selection, slot));
        }

        return Cheapest(found);
    }

    /// <summary>Ways to a field for one object type.</summary>
    public List<OperationPath> Guarded(IReadOnlyList<OperationPath> parents, FieldSelection selection, Slot slot, TypeDefinition type)
    {
        List<OperationPath> found = [];
        foreach (var parent in parents)
        {
            found.AddRange(ToFieldOf(parent, selection, slot, type));
        }

        return Cheapest(found);
    }

    /// <summary>
    /// Ways to a field that must be looked for type by type: keeps the parents from which every possible type has one, since
    /// a field that was asked of all must not come from here for some and from there for others.
    /// </summary>
    public List<OperationPath> ViableForAllTypes(IReadOnlyList<OperationPath> parents, FieldSelection selection, Slot slot)
    {
        List<OperationPath> viable = [];
        foreach (var parent in parents)
        {
            var types = TypesAt(parent).ToList();
            if (types.Count > 0 && types.TrueForAll(type => ToFieldOf(parent, selection, slot, type).Count > 0))
            {
                viable.Add(parent);
            }
        }

        return viable;
    }

    /// <summary>Ways to learn what type an object is: any subgraph but one that sees an interface object.</summary>
    public List<OperationPath> ToTypeName(IReadOnlyList<OperationPath> parents)
    {
        List<OperationPath> found = [.. parents.Where(parent => !parent.Node.IsInterfaceObject || parent.Node.Type.PossibleTypes.Count == 1)];
        foreach (var parent in parents.Where(parent => parent.Node.IsInterfaceObject))
        {
            found.AddRange(EntriesFrom(parent).Where(entry => entry.To.IsAbstract).Select(entry => Jump(parent, entry, null)).OfType<OperationPath>());
        }

        return Cheapest(found);
    }

    /// <summary>The object types that may be found at a path's end.</summary>
    public static IEnumerable<TypeDefinition> TypesAt(OperationPath path) =>
        path.Node.IsInterfaceObject ? path.Node.Type.PossibleTypes
        : path.Node.Type.IsAbstract ? path.Node.Moves.Keys
        : [path.Node.Type];

    private List<OperationPath> ToField(OperationPath parent, FieldSelection selection, Slot slot)
    {
        if (++steps > options.MaxSteps)
        {
            throw new PlanningException("The operation is too complex to plan.", ErrorCode.OperationTooComplex);
        }

        List<OperationPath> found = [];
        if (parent.Node.Fields.TryGetValue(selection.Name, out var edge) && edge.IsPlain)
        {
            found.Add(paths.Field(parent, edge, slot, selection));
            if (edge.To is null)
            {
                return found;
            }
        }

        foreach (var entries in EntriesFrom(parent).GroupBy(entry => entry.To))
        {
            if (entries.Key.Fields.TryGetValue(selection.Name, out var beyond) && (entries.Key.Subgraph != parent.Node.Subgraph || !beyond.IsPlain)
                && IsOpen(entries.First(), parent, selection.Name))
            {
                var jump = entries.Select(entry => Jump(parent, entry, beyond)).OfType<OperationPath>().MinBy(Cost);
                if (jump is not null)
                {
                    found.Add(paths.Field(jump, beyond, slot, selection));
                }
            }
        }

        return found;
    }

    private List<OperationPath> ToFieldOf(OperationPath parent, FieldSelection selection, Slot slot, TypeDefinition type)
    {
        if (!parent.Node.Type.IsAbstract)
        {
            return parent.Node.Type == type ? ToField(parent, selection, slot) : [];
        }

        if (!parent.Node.IsInterfaceObject)
        {
            return parent.Node.Moves.TryGetValue(type, out var target) ? ToField(paths.Move(parent, target), selection, slot) : [];
        }

        // An interface object doesn't know its type: its own fields serve every type that has none of its own, the others lie behind the interface.
        List<OperationPath> found = IsFromInterface(type, selection.Name, parent.Node) ? ToField(parent, selection, slot) : [];
        foreach (var entry in EntriesFrom(parent).Where(entry => entry.To.IsAbstract && entry.To.Moves.ContainsKey(type)))
        {
            if (Jump(parent, entry, null) is { } jump)
            {
                found.AddRange(ToField(paths.Move(jump, jump.Node.Moves[type]), selection, slot));
            }
        }

        return found;
    }

    private static bool IsFromInterface(TypeDefinition type, string field, GraphNode interfaceObject) =>
        type.Fields.TryGetValue(field, out var own)
        && (own.IsFromInterfaceObject || interfaceObject.Type.JoinTypes.Any(join => join.Subgraph == interfaceObject.Subgraph && join.Key?.Split(' ').Contains(field) == true));

    /// <summary>An object enters an interface object only for fields that its type leaves to it; interfaces meet only where one side is an interface object.</summary>
    private static bool IsOpen(KeyEdge entry, OperationPath parent, string field) =>
        entry.RepresentationType == parent.Node.Type || parent.Node.Type.Fields.GetValueOrDefault(field) is { IsFromInterfaceObject: true };

    private IEnumerable<KeyEdge> EntriesFrom(OperationPath parent)
    {
        var node = parent.Node;
        if (node.Type == graph.Schema.QueryType && parent.Step is RootStep or JumpStep)
        {
            // An operation begins at all roots at once, and whoever has changed roots could have gone on directly.
            return [];
        }

        return graph.EntriesFor(node.Type).Where(entry => !node.Type.IsAbstract || node.IsInterfaceObject || entry.To.IsInterfaceObject);
    }

    /// <summary>Enters a subgraph if everything that must be sent can be gathered at the parent.</summary>
    private OperationPath? Jump(OperationPath parent, KeyEdge entry, FieldEdge? field)
    {
        var needy = field is { IsPlain: false } ? field : null;
        if (jumps.TryGetValue((parent.Position, entry, needy), out var known))
        {
            return known;
        }

        object goal = needy is null ? entry : needy;
        if (depth >= MaxRequirementDepth || !resolving.Add((parent.Position, goal)))
        {
            blocked++;
            return null;
        }

        var blockedBefore = blocked;
        depth++;
        List<OperationPath> requirements = [];
        List<FoundContext> contexts = [];
        var isPossible = Gather(parent, entry.Key, requirements)
            && (needy is null || (GatherRequires(parent, needy, requirements) && GatherContexts(parent, entry, needy, requirements, contexts)));
        depth--;
        resolving.Remove((parent.Position, goal));

        var jump = isPossible ? paths.Jump(parent, entry, needy?.Requires, contexts, requirements) : null;
        // A failure inside a cycle says nothing about other ways in.
        if (jump is not null || blocked == blockedBefore)
        {
            jumps[(parent.Position, entry, needy)] = jump;
        }

        return jump;
    }

    private bool GatherRequires(OperationPath parent, FieldEdge field, List<OperationPath> requirements) =>
        field.Requires is null || Gather(parent, field.Requires, requirements);

    /// <summary>The root is no entity that could be sent again with other arguments.</summary>
    private bool GatherContexts(OperationPath parent, KeyEdge entry, FieldEdge field, List<OperationPath> requirements, List<FoundContext> contexts)
    {
        foreach (var need in field.Contexts)
        {
            var sources = entry.IsRoot ? null : ContextSearch.Find(need, parent);
            if (sources is null || !sources.TrueForAll(source => GatherContext(source, requirements)))
            {
                return false;
            }

            contexts.Add(new FoundContext(need, sources));
        }

        return true;
    }

    /// <summary>An operation begins at all roots at once, so what one of them lacks another may have.</summary>
    private bool GatherContext(FoundSource source, List<OperationPath> requirements)
    {
        var isRoot = source.At.Step is RootStep && source.At.Node.Type == graph.Schema.QueryType;
        return Gather(source.At, source.Source.Selection, requirements)
            || (isRoot && graph.Roots(graph.Schema.QueryType).Any(root => Gather(paths.Root(root), source.Source.Selection, requirements)));
    }

    /// <summary>Finds the cheapest way to everything in a field set, type by type below abstract fields.</summary>
    private bool Gather(OperationPath parent, SelectionSet fieldSet, List<OperationPath> requirements)
    {
        foreach (var selection in fieldSet.Fields.Where(selection => !selection.IsTypeName))
        {
            if (!GatherField(parent, selection, requirements))
            {
                return false;
            }
        }

        return true;
    }

    private bool GatherField(OperationPath parent, FieldSelection selection, List<OperationPath> requirements)
    {
        var slot = parent.Objects.ForPlan(selection);
        var ways = selection.Guard is null ? ToField(parent, selection, slot) : [];
        if (ways.Count > 0)
        {
            return GatherBelow(ways, selection, requirements);
        }

        foreach (var type in TypesAt(parent).Where(type => selection.Guard is null || selection.Guard.Contains(type)).ToList())
        {
            if (!GatherBelow(ToFieldOf(parent, selection, slot, type), selection, requirements))
            {
                return false;
            }
        }

        return selection.Guard is not null || parent.Node.Type.IsAbstract;
    }

    /// <summary>Takes the cheapest way from which everything below can be gathered too.</summary>
    private bool GatherBelow(List<OperationPath> ways, FieldSelection selection, List<OperationPath> requirements)
    {
        foreach (var way in ways.OrderBy(way => AddedFetches(way, requirements)).ThenBy(Cost))
        {
            if (selection.Selections is null)
            {
                requirements.Add(way);
                return true;
            }

            List<OperationPath> below = [.. requirements, way];
            if (Gather(way, selection.Selections, below))
            {
                requirements.Clear();
                requirements.AddRange(below);
                return true;
            }
        }

        return false;
    }

    private static int AddedFetches(OperationPath way, List<OperationPath> requirements) =>
        way.Fetches.Count(fetch => !requirements.Exists(path => path.Fetches.Contains(fetch)));

    private List<OperationPath> Cheapest(List<OperationPath> found) => found.Count <= 1
        ? found
        : [.. found.OrderBy(Cost).DistinctBy(path => path.Position).Take(options.MaxWaysPerField)];

    private static (int, int, int, int) Cost(OperationPath path) =>
        (path.Fetches.Count, path.Fetch.Wave, path.Length, path.Fetch.Subgraph.Index);
}
