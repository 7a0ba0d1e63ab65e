using Octomart.Gateway.Planning;
using Octomart.Gateway.Planning.Graph;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Pipeline;

/// <summary>A planner for each stage of the progressive overrides. Nearly every supergraph has only one stage.</summary>
internal sealed class StagedPlanners
{
    private readonly ProgressiveOverrides overrides;
    private readonly Lazy<QueryPlanner>[] planners;

    public StagedPlanners(SupergraphSchema schema, GatewayOptions options)
    {
        overrides = new ProgressiveOverrides(schema, options.OverrideLabels);
        planners =
        [
            .. Enumerable.Range(0, overrides.Stages).Select(stage => new Lazy<QueryPlanner>(
                () => new QueryPlanner(QueryGraphBuilder.Build(schema, overrides, stage), new PlannerOptions()))),
        ];

        // What is wrong with a supergraph shows when it is loaded, not at the first request.
        _ = planners[^1].Value;
    }

    public QueryPlanner this[int stage] => planners[stage].Value;

    /// <summary>The stage of one request.</summary>
    public int Draw() => planners.Length == 1 ? 0 : overrides.StageOf(Random.Shared.NextDouble() * 100);
}
