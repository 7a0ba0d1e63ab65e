using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using Octomart.Gateway.Diagnostics;
using Octomart.Gateway.Errors;
using Octomart.Gateway.Execution.Contexts;
using Octomart.Gateway.Planning;
using Octomart.Gateway.Transport;

namespace Octomart.Gateway.Execution;

/// <summary>Runs a plan: stages in order, within a stage every request as soon as those it depends on have answered.</summary>
internal sealed class PlanExecutor(ISubgraphClient client)
{
    /// <summary>Fetches everything that the plan names into the execution's data.</summary>
    public async Task ExecuteAsync(PlanExecution execution, CancellationToken cancellationToken)
    {
        foreach (var stage in execution.Plan.Plan.Stages)
        {
            await RunStageAsync(stage, execution, skip: -1, cancellationToken);
        }
    }

    /// <summary>Runs what follows a subscription's event: everything but the request that the event answers.</summary>
    public async Task ExecuteEventAsync(PlanExecution execution, SubgraphResult result, CancellationToken cancellationToken)
    {
        Apply(execution, execution.Plan.Requests[0], [], result);
        foreach (var stage in execution.Plan.Plan.Stages)
        {
            await RunStageAsync(stage, execution, skip: 0, cancellationToken);
        }
    }

    /// <summary>The events of a subscription's source.</summary>
    public IAsyncEnumerable<SubgraphResult> SubscribeAsync(PlanExecution execution, CancellationToken cancellationToken)
    {
        var source = execution.Plan.Requests[0];
        var body = new ByteBuffer();
        body.Write(source.BodyPrefix);
        WriteEnd(body, source, execution, isFirst: true);
        return client.SubscribeAsync(new SubgraphRequest(source.Request.Subgraph, body.Written.ToArray(), false, execution.Headers), cancellationToken);
    }

    private async Task RunStageAsync(PlanStage stage, PlanExecution execution, int skip, CancellationToken cancellationToken)
    {
        if (stage.Requests.Count == 1)
        {
            if (stage.Requests[0].Index != skip)
            {
                await RunRequestAsync(stage.Requests[0], execution, cancellationToken);
            }

            return;
        }

        var running = new Dictionary<int, Task>(stage.Requests.Count);
        foreach (var request in stage.Requests)
        {
            running[request.Index] = request.Index == skip ? Task.CompletedTask : RunAfterAsync(request, running, execution, cancellationToken);
        }

        await Task.WhenAll(running.Values);
    }

    private Task RunAfterAsync(FetchRequest request, Dictionary<int, Task> running, PlanExecution execution, CancellationToken cancellationToken)
    {
        var before = request.DependsOn.Select(index => running[index]).Where(task => !task.IsCompletedSuccessfully).ToArray();
        return before.Length == 0 ? RunRequestAsync(request, execution, cancellationToken) : WaitAsync();

        async Task WaitAsync()
        {
            await Task.WhenAll(before);
            await RunRequestAsync(request, execution, cancellationToken);
        }
    }

    private async Task RunRequestAsync(FetchRequest request, PlanExecution execution, CancellationToken cancellationToken)
    {
        var compiled = execution.Plan.Requests[request.Index];
        using var body = new ByteBuffer();
        var calls = WriteBody(compiled, execution, body);
        if (calls is null)
        {
            return;
        }

        using var activity = GatewayTelemetry.StartFetch(request);
        var started = Stopwatch.GetTimestamp();
        var result = await client.SendAsync(
            new SubgraphRequest(request.Subgraph, body.WrittenMemory, request.Kind == OperationKind.Query, execution.Headers), cancellationToken);
        GatewayTelemetry.RecordFetch(request, result, Stopwatch.GetElapsedTime(started));
        execution.Trace?.Record(request, calls, result, started);
        Apply(execution, compiled, calls, result);
    }

    /// <summary>The body and who waits for the answer; null when there is nothing to ask.</summary>
    private static RepresentationBuilder[]? WriteBody(CompiledRequest compiled, PlanExecution execution, ByteBuffer body)
    {
        if (compiled.Request.Repeat is { } document)
        {
            return WriteContextBody(compiled, document, execution, body);
        }

        body.Write(compiled.BodyPrefix);
        RepresentationBuilder[] calls = [.. compiled.Calls.Select(call => new RepresentationBuilder(call))];
        lock (execution.Lock)
        {
            for (var i = 0; i < calls.Length; i++)
            {
                if (i > 0)
                {
                    body.Write((byte)',');
                }

                calls[i].Write(execution.Root, body);
            }

            if (compiled.RootAgain is { } again && TargetWalk.Collect(execution.Root, again).Count == 0)
            {
                return null;
            }
        }

        if (calls.Length > 0 && Array.TrueForAll(calls, call => call.Count == 0))
        {
            return null;
        }

        WriteEnd(body, compiled, execution, isFirst: calls.Length == 0);
        return calls;
    }

    private static RepresentationBuilder[]? WriteContextBody(
        CompiledRequest compiled, Func<IReadOnlyList<int>, string> document, PlanExecution execution, ByteBuffer body)
    {
        RepresentationBuilder[] calls;
        lock (execution.Lock)
        {
            calls = ContextRequest.Write(compiled, document, execution.Root, body);
        }

        if (calls.Length == 0)
        {
            return null;
        }

        WriteEnd(body, compiled, execution, isFirst: false);
        return calls;
    }

    private static void WriteEnd(ByteBuffer body, CompiledRequest compiled, PlanExecution execution, bool isFirst)
    {
        foreach (var variable in compiled.Request.Variables)
        {
            if (!execution.Variables.TryGetValue(variable, out var json))
            {
                continue;
            }

            if (!isFirst)
            {
                body.Write((byte)',');
            }

            isFirst = false;
            body.Write(JsonSerializer.SerializeToUtf8Bytes(variable));
            body.Write((byte)':');
            body.Write(json.Span);
        }

        body.Write("}}"u8);
    }

    private static void Apply(PlanExecution execution, CompiledRequest compiled, RepresentationBuilder[] calls, SubgraphResult result)
    {
        lock (execution.Lock)
        {
            execution.Keep(result);
            var failure = result.Failure;
            if (failure is null)
            {
                try
                {
                    new SubgraphResponseReader(result.Body!, result.Length, execution.Plan, compiled, calls, execution.Root, execution.Errors).Read();
                    return;
                }
                catch (JsonException)
                {
                    failure = new SubgraphFailure(
                        ErrorCode.SubgraphInvalidResponse, $"The subgraph {compiled.Request.Subgraph.Name} did not answer with a GraphQL response.");
                }
            }

            SubgraphErrors.Add(failure, compiled, calls, execution.Root, execution.Errors);
        }
    }
}

/// <summary>One run of a plan: its data as it grows, and what it was given.</summary>
internal sealed class PlanExecution(
    CompiledPlan plan, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> variables, IReadOnlyList<KeyValuePair<string, string>> headers) : IDisposable
{
    private readonly List<byte[]> bodies = [];

    public CompiledPlan Plan { get; } = plan;

    public ResponseObject Root { get; } = plan.NewRoot();

    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Variables { get; } = variables;

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; } = headers;

    public List<ClientError> Errors { get; } = [];

    /// <summary>Set when the client asked what the plan's fetches took.</summary>
    public QueryPlanTrace? Trace { get; init; }

    /// <summary>Values borrow from a result's bytes, so these stay until the response has been written.</summary>
    public void Keep(SubgraphResult result)
    {
        if (result is { IsPooled: true, Body: { } body })
        {
            bodies.Add(body);
        }
    }

    /// <summary>Gives the bytes back; the data must not be read afterwards.</summary>
    public void Dispose()
    {
        foreach (var body in bodies)
        {
            ArrayPool<byte>.Shared.Return(body);
        }

        bodies.Clear();
    }

    /// <summary>Answers come in parallel and may meet in one object; each is applied whole.</summary>
    public Lock Lock { get; } = new();
}
