using System.Text;
using System.Text.Json;
using Octomart.Gateway.Execution.Contexts;
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
    public byte[] BodyPrefix { get; } = Prefix(request.Document);

    public ObjectShape? Root { get; } = request.Root is null ? null : ObjectShape.From(request.Root);

    /// <summary>Where the root's answer goes, when it is not the operation's own root.</summary>
    public CompiledTarget? RootAgain { get; } = request.RootAgain is null ? null : new CompiledTarget(request.RootAgain);

    public IReadOnlyList<CompiledCall> Calls { get; } = [.. request.Calls.Select(call => new CompiledCall(call))];

    public static byte[] Prefix(string document) => Encoding.UTF8.GetBytes($"{{\"query\":{JsonSerializer.Serialize(document)},\"variables\":{{");
}

/// <summary>One <c>_entities</c> field.</summary>
internal sealed class CompiledCall(EntityCall call)
{
    private readonly string alias = call.Alias;
    private readonly byte[] variableUtf8 = Name(call.RepresentationsVariable);
    private readonly byte[][] contextsUtf8 = ContextNames(call, 0);

    public IReadOnlyList<CompiledTarget> Targets { get; } = [.. call.Targets.Select(step => new CompiledTarget(step))];

    /// <summary>The key of the answer. A call has several copies only where contexts have several values.</summary>
    public string Alias(int copy) => alias + EntityCall.Copy(copy);

    /// <summary><c>"representations":</c></summary>
    public byte[] Variable(int copy) => copy == 0 ? variableUtf8 : Name(call.RepresentationsVariable + EntityCall.Copy(copy));

    /// <summary>The names of the variables that carry the values of contexts.</summary>
    public byte[][] ContextVariables(int copy) => copy == 0 ? contextsUtf8 : ContextNames(call, copy);

    private static byte[][] ContextNames(EntityCall call, int copy) => [.. call.Contexts.Select(need => Name(need.Variable + call.Suffix(copy)))];

    private static byte[] Name(string variable) => Encoding.UTF8.GetBytes($"\"{variable}\":");
}

/// <summary>The entities at one path: where they are, what is sent for them and what comes back.</summary>
internal sealed class CompiledTarget(FetchStep step)
{
    public TargetSegment[] Path { get; } = [.. step.Input!.Path];

    public TypeDefinition? Guard { get; } = step.Input!.Guard;

    public RepresentationTemplate Template { get; } = RepresentationTemplate.From(step.Input!);

    /// <summary>In the order of the call's variables.</summary>
    public ContextReader[] Contexts { get; } =
        [.. step.Input!.Contexts.OrderBy(context => context.Need.Variable, StringComparer.Ordinal).Select(context => new ContextReader(context))];

    public ObjectShape Shape { get; } = ObjectShape.From(step.Selection);
}
