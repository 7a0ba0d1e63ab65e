using Octomart.Gateway.Planning.Fetches;
using Octomart.Gateway.Planning.Graph;
using Octomart.Gateway.Planning.Selections;

namespace Octomart.Gateway.Planning.Passes;

/// <summary>
/// Mutations run one after the other, and each runs once, whoever could resolve it: every root field is sent to one subgraph. Neighbours that go to
/// the same subgraph share a request, since that subgraph runs them in order.
/// </summary>
internal static class SequenceMutations
{
    public static IReadOnlyList<PlanStage> Plan(
        SelectionSet operation,
        IReadOnlyList<GraphNode> roots,
        Func<SelectionSet, GraphNode, IReadOnlyList<FetchStep>?> plan,
        Func<IReadOnlyList<FetchStep>, int, PlanStage> build)
    {
        var stages = new List<PlanStage>();
        foreach (var (root, fields) in Runs(operation, roots, plan))
        {
            var first = stages.Sum(stage => stage.Requests.Count);
            stages.Add(build(plan(operation with { Fields = fields }, root)!, first));
        }

        return stages;
    }

    private static List<(GraphNode Root, List<FieldSelection> Fields)> Runs(
        SelectionSet operation, IReadOnlyList<GraphNode> roots, Func<SelectionSet, GraphNode, IReadOnlyList<FetchStep>?> plan)
    {
        List<(GraphNode Root, List<FieldSelection> Fields)> runs = [];
        foreach (var field in operation.Fields.Where(field => field is { Field: not null, DeniedBy: null }))
        {
            var alone = operation with { Fields = [field] };
            var best = roots
                .Select(root => (Root: root, Steps: plan(alone, root)))
                .Where(candidate => candidate.Steps is not null)
                .OrderBy(candidate => candidate.Steps!.Count)
                .FirstOrDefault();
            if (best.Root is null)
            {
                throw new PlanningException($"No single subgraph can run {field.Field} and connect to the rest of the selection.", ErrorCode.NoQueryPlan);
            }

            if (runs.Count > 0 && runs[^1].Root == best.Root)
            {
                runs[^1].Fields.Add(field);
            }
            else
            {
                runs.Add((best.Root, [field]));
            }
        }

        return runs;
    }
}
