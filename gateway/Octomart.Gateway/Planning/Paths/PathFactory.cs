using Octomart.Gateway.Planning.Contexts;
using Octomart.Gateway.Planning.Graph;
using Octomart.Gateway.Planning.Selections;

namespace Octomart.Gateway.Planning.Paths;

/// <summary>Extends paths and numbers positions, so that equal ways get equal numbers.</summary>
internal sealed class PathFactory(Layout root)
{
    /// <summary>Fields that get arguments from contexts are asked apart from those that don't: entities with other values are asked apart too.</summary>
    private static readonly object WithContexts = new();

    private readonly Dictionary<(int Parent, object What, object? Where, int Wave), int> positions = [];
    private readonly Dictionary<int, FetchKey> fetches = [];

    public OperationPath Root(GraphNode node)
    {
        var fetch = Fetch(Position(-1, node, null, 0), node, wave: 0);
        return new OperationPath
        {
            Parent = null,
            Step = new RootStep(node),
            Tail = node,
            Layout = root,
            Position = fetch.Id,
            Fetch = fetch,
            Fetches = [fetch],
            Length = 0,
        };
    }

    public OperationPath Field(OperationPath parent, FieldEdge edge, Slot slot, FieldSelection selection) => new()
    {
        Parent = parent,
        Step = new FieldStep(edge, slot, selection),
        Tail = edge.To,
        Layout = edge.To is null ? null : slot.Child,
        Position = Position(parent.Position, slot, edge.To, 0),
        Fetch = parent.Fetch,
        Fetches = parent.Fetches,
        Length = parent.Length + 1,
    };

    public OperationPath Move(OperationPath parent, GraphNode target) => new()
    {
        Parent = parent,
        Step = new MoveStep(target),
        Tail = target,
        Layout = parent.Layout,
        Position = Position(parent.Position, target, null, 0),
        Fetch = parent.Fetch,
        Fetches = parent.Fetches,
        Length = parent.Length,
    };

    public OperationPath Jump(OperationPath parent, KeyEdge key, SelectionSet? requires, IReadOnlyList<FoundContext> contexts, IReadOnlyList<OperationPath> requirements)
    {
        var wave = 1 + requirements.Select(path => path.Fetch.Wave).Append(parent.Fetch.Wave).Max();
        // Requirements with arguments may differ for one field, so they are sent in representations of their own.
        var apart = HasArguments(requires) ? requires : contexts.Count > 0 ? WithContexts : null;
        var fetch = Fetch(Position(parent.Position, key.To, apart, wave), key.To, wave);
        return new OperationPath
        {
            Parent = parent,
            Step = new JumpStep(key, requires, contexts, requirements),
            Tail = key.To,
            Layout = parent.Layout,
            Position = fetch.Id,
            Fetch = fetch,
            Fetches = [.. parent.Fetches.Concat(requirements.SelectMany(path => path.Fetches)).Append(fetch).Distinct()],
            Length = parent.Length + requirements.Count,
        };
    }

    private static bool HasArguments(SelectionSet? fields) =>
        fields?.Fields.Any(field => field.Arguments.Length > 0 || HasArguments(field.Selections)) == true;

    private int Position(int parent, object what, object? where, int wave)
    {
        var key = (parent, what, where, wave);
        if (!positions.TryGetValue(key, out var position))
        {
            position = positions.Count;
            positions.Add(key, position);
        }

        return position;
    }

    private FetchKey Fetch(int position, GraphNode node, int wave)
    {
        if (!fetches.TryGetValue(position, out var fetch))
        {
            fetch = new FetchKey(position, node.Subgraph, wave);
            fetches.Add(position, fetch);
        }

        return fetch;
    }
}
