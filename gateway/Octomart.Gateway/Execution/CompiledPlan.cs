using System.Text;
using System.Text.Json;
using Octomart.Gateway.Planning;
using Octomart.Gateway.Planning.Fetches;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Execution;

/// <summary>A plan made ready to run many times: what each request sends and expects, and how the response is put together.</summary>
internal sealed class CompiledPlan
{
    public CompiledPlan(QueryPlan plan, SupergraphSchema schema)
    {
        Plan = plan;
        Requests = [.. plan.Stages.SelectMany(stage => stage.Requests).Select(request => new CompiledRequest(request))];
        Projection = new PositionProjection([plan.Operation], plan.Operation.Type, plan.Root);
        Schema = schema;
    }

    public QueryPlan Plan { get; }

    public SupergraphSchema Schema { get; }

    public IReadOnlyList<CompiledRequest> Requests { get; }

    public PositionProjection Projection { get; }

    public ResponseObject NewRoot() => new(Plan.Operation.Type, Plan.Root.Count);
}

/// <summary>One request with its body's beginning, and what comes back.</summary>
internal sealed class CompiledRequest(FetchRequest request)
{
    public FetchRequest Request { get; } = request;

    /// <summary><c>{"query":"...","variables":{</c></summary>
    public byte[] BodyPrefix { get; } = Encoding.UTF8.GetBytes($"{{\"query\":{JsonSerializer.Serialize(request.Document)},\"variables\":{{");

    public ObjectShape? Root { get; } = request.Root is null ? null : ObjectShape.From(request.Root);

    /// <summary>Where the root's answer goes, when it is not the operation's own root.</summary>
    public CompiledTarget? RootAgain { get; } = request.RootAgain is null ? null : new CompiledTarget(request.RootAgain);

    public IReadOnlyList<CompiledCall> Calls { get; } = [.. request.Calls.Select(call => new CompiledCall(call))];
}

/// <summary>One <c>_entities</c> field.</summary>
internal sealed class CompiledCall(EntityCall call)
{
    public string Alias { get; } = call.Alias;

    public byte[] VariableUtf8 { get; } = Encoding.UTF8.GetBytes($"\"{call.RepresentationsVariable}\":");

    public IReadOnlyList<CompiledTarget> Targets { get; } = [.. call.Targets.Select(step => new CompiledTarget(step))];
}

/// <summary>The entities at one path: where they are, what is sent for them and what comes back.</summary>
internal sealed class CompiledTarget(FetchStep step)
{
    public TargetSegment[] Path { get; } = [.. step.Input!.Path];

    public TypeDefinition? Guard { get; } = step.Input!.Guard;

    public RepresentationTemplate Template { get; } = RepresentationTemplate.From(step.Input!);

    public ObjectShape Shape { get; } = ObjectShape.From(step.Selection);
}
