using Octomart.Gateway.Planning.Selections;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Planning.Paths;

/// <summary>
/// Walks an operation from the root and collects its leaves, each with the ways to it. A field of an abstract type is looked for at the type
/// itself first; only where that fails, once for each object type.
/// </summary>
internal sealed class OperationWalker(PathFinder finder, PlannerOptions options)
{
    private readonly List<Leaf> leaves = [];

    /// <summary>The field at which the walk failed, for the error message.</summary>
    public string? Unreachable { get; private set; }

    /// <summary>The leaves of the operation; null when some field can't be reached.</summary>
    public IReadOnlyList<Leaf>? Walk(SelectionSet operation, Layout layout, IReadOnlyList<OperationPath> roots)
    {
        Register(operation, layout);
        foreach (var selection in Plannable(operation))
        {
            if (!ReachEverywhere(selection, layout.ForClient(selection), roots))
            {
                return null;
            }
        }

        return leaves;
    }

    /// <summary>The client's keys come first, so that what only the plan needs never takes one.</summary>
    private static void Register(SelectionSet selections, Layout layout)
    {
        foreach (var selection in Plannable(selections))
        {
            var slot = layout.ForClient(selection);
            if (selection.Selections is { } nested)
            {
                Register(nested, slot.Child);
            }
        }
    }

    private static IEnumerable<FieldSelection> Plannable(SelectionSet selections) =>
        selections.Fields.Where(selection => selection is { Field: not null, DeniedBy: null });

    private bool WalkObject(SelectionSet selections, Layout layout, IReadOnlyList<OperationPath> parents, TypeSet? usable)
    {
        var before = leaves.Count;
        foreach (var selection in Plannable(selections).Where(selection => selection.Guard is null))
        {
            if (!ReachEverywhere(selection, layout.ForClient(selection), parents))
            {
                return false;
            }
        }

        var needsType = selections.Type.IsAbstract
            && (selections.Type.PossibleTypes.Exists(type => type.IsInaccessible)
                || selections.Fields.Any(selection => selection.IsTypeName || selection.Guard is not null));
        if (needsType || leaves.Count == before)
        {
            var ways = needsType ? finder.ToTypeName(parents) : parents;
            if (ways.Count == 0)
            {
                return Fail($"{selections.Type.Name}.__typename");
            }

            Add(new Leaf(ways, needsType));
        }

        foreach (var selection in Plannable(selections).Where(selection => selection.Guard is not null))
        {
            if (!ReachForTypes(selection, layout.ForClient(selection), parents, usable))
            {
                return false;
            }
        }

        return true;
    }

    private bool ReachEverywhere(FieldSelection selection, Slot slot, IReadOnlyList<OperationPath> parents)
    {
        var ways = finder.Unguarded(parents, selection, slot);
        if (ways.Count > 0 && Below(selection, slot, ways))
        {
            return true;
        }

        if (!parents.Any(parent => parent.Node.Type.IsAbstract))
        {
            return Fail(selection.Field!.ToString());
        }

        var viable = finder.ViableForAllTypes(parents, selection, slot);
        var types = viable.SelectMany(PathFinder.TypesAt).Distinct().ToList();
        return types.Count > 0
            ? types.TrueForAll(type => Reach(selection, slot, viable, type))
            : Fail(selection.Field!.ToString());
    }

    private bool ReachForTypes(FieldSelection selection, Slot slot, IReadOnlyList<OperationPath> parents, TypeSet? usable)
    {
        var types = parents.SelectMany(PathFinder.TypesAt).Distinct()
            .Where(type => selection.Guard!.Contains(type) && usable?.Contains(type) != false)
            .ToList();
        return types.TrueForAll(type => Reach(selection, slot, parents, type));
    }

    private bool Reach(FieldSelection selection, Slot slot, IReadOnlyList<OperationPath> parents, TypeDefinition type)
    {
        var ways = finder.Guarded(parents, selection, slot, type);
        return ways.Count > 0 ? Below(selection, slot, ways) : Fail($"{type.Name}.{selection.Name}");
    }

    private bool Below(FieldSelection selection, Slot slot, List<OperationPath> ways)
    {
        if (selection.Selections is null)
        {
            Add(new Leaf(ways, WantsTypeName: false));
            return true;
        }

        var mark = leaves.Count;
        if (WalkObject(selection.Selections, slot.Child, ways, UsableMembers(selection, ways)))
        {
            return true;
        }

        leaves.RemoveRange(mark, leaves.Count - mark);
        return false;
    }

    /// <summary>
    /// Where several subgraphs could resolve a union with different members, only the members that all of them have can be relied on:
    /// which subgraph answers must not show.
    /// </summary>
    private static TypeSet? UsableMembers(FieldSelection selection, List<OperationPath> ways)
    {
        if (selection.Selections!.Type.Kind != TypeKind.Union || ways.Select(way => way.Node.Subgraph).Distinct().Count() == 1)
        {
            return null;
        }

        var common = ways.Select(PathFinder.TypesAt).Aggregate((left, right) => [.. left.Intersect(right)]);
        return selection.Selections.Type.PossibleSet.Only(common);
    }

    private void Add(Leaf leaf)
    {
        if (leaves.Count >= options.MaxLeaves)
        {
            throw new PlanningException("The operation selects too many fields to plan.", ErrorCode.OperationTooComplex);
        }

        leaves.Add(leaf);
    }

    private bool Fail(string field)
    {
        Unreachable ??= field;
        return false;
    }
}
