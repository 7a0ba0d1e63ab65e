using Octomart.Gateway.Execution;
using Octomart.Gateway.Introspection;
using Octomart.Gateway.Supergraph;
using Octomart.Gateway.Validation;

namespace Octomart.Gateway.Pipeline;

/// <summary>Everything that is made from one supergraph, caches included. A reload swaps it whole; requests in flight keep theirs.</summary>
internal sealed class GatewayState(SupergraphSchema schema, GatewayOptions options)
{
    public SupergraphSchema Schema { get; } = schema;

    public OperationValidator Validator { get; } = new(schema, options);

    public StagedPlanners Planners { get; } = new(schema, options);

    public IntrospectionSchema Introspection { get; } = new(schema);

    public BoundedCache<(string Query, string? OperationName), PreparedOperation> Operations { get; } = new(options.DocumentCacheSize);

    public BoundedCache<PlanKey, Lazy<CompiledPlan>> Plans { get; } = new(options.PlanCacheSize);
}

/// <summary>A plan holds for an operation, the values of its conditions, the rules that its caller fails, and a stage of the progressive overrides.</summary>
internal readonly record struct PlanKey(PreparedOperation Operation, string Conditions, string Denials, int Stage);
