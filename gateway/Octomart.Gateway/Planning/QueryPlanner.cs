using Octomart.Gateway.Planning.Fetches;
using Octomart.Gateway.Planning.Graph;
using Octomart.Gateway.Planning.Passes;
using Octomart.Gateway.Planning.Paths;
using Octomart.Gateway.Planning.Selections;

namespace Octomart.Gateway.Planning;

/// <summary>
/// Plans an operation. Pure: the same graph and operation give the same plan.
/// <list type="number">
/// <item>walk: collect the leaves of the operation, each with the ways to it (<see cref="OperationWalker"/>, <see cref="PathFinder"/>);</item>
/// <item>choose: one way for each leaf, together with the fewest requests (<see cref="PathChooser"/>);</item>
/// <item>build: paths that begin alike become fetches (<see cref="FetchGraphBuilder"/>);</item>
/// <item>rewrite: the passes;</item>
/// <item>group: fetches of one wave to one subgraph become one request (<see cref="RequestBuilder"/>).</item>
/// </list>
/// </summary>
internal sealed class QueryPlanner(QueryGraph graph, PlannerOptions options)
{
    public QueryPlan Plan(OperationKind kind, SelectionSet operation, IReadOnlyDictionary<string, string> variableTypes)
    {
        var layout = new Layout(null);
        var roots = graph.Roots(operation.Type).ToList();
        var stages = kind == OperationKind.Query
            ? [RequestBuilder.Build(Steps(operation, layout, roots), kind, variableTypes, 0)]
            : SequenceMutations.Plan(operation, roots, (part, root) => TrySteps(part, layout, [root], out _), (steps, first) => RequestBuilder.Build(steps, kind, variableTypes, first));
        return new QueryPlan(kind, operation, layout, [.. stages.Where(stage => stage.Requests.Count > 0)]);
    }

    private IReadOnlyList<FetchStep> Steps(SelectionSet operation, Layout layout, IReadOnlyList<GraphNode> roots) =>
        TrySteps(operation, layout, roots, out var unreachable) ?? throw new PlanningException(
            $"No combination of subgraphs can resolve {unreachable ?? "the operation"} here.", ErrorCode.NoQueryPlan);

    private IReadOnlyList<FetchStep>? TrySteps(SelectionSet operation, Layout layout, IReadOnlyList<GraphNode> roots, out string? unreachable)
    {
        var paths = new PathFactory(layout);
        var walker = new OperationWalker(new PathFinder(graph, paths, options), options);
        var leaves = walker.Walk(operation, layout, [.. roots.Select(paths.Root)]);
        unreachable = walker.Unreachable;
        if (leaves is null)
        {
            return null;
        }

        var chosen = new PathChooser(options).Choose(leaves);
        var steps = FetchGraphBuilder.Build(leaves, chosen);
        DelayFetches.Run(steps);
        foreach (var step in steps)
        {
            AliasConflictingFields.Run(step);
        }

        return steps;
    }
}
