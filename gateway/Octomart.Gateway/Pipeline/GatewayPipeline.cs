using System.Diagnostics;
using System.Runtime.CompilerServices;
using GraphQLParser.AST;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Octomart.Gateway.Diagnostics;
using Octomart.Gateway.Errors;
using Octomart.Gateway.Execution;
using Octomart.Gateway.Introspection;
using Octomart.Gateway.Planning;
using Octomart.Gateway.Planning.Selections;
using Octomart.Gateway.Transport;
using Octomart.GraphQLTransport;

namespace Octomart.Gateway.Pipeline;

/// <summary>
/// A request's way: parse, limit and validate (cached by document), coerce variables, decide conditions and access, plan (cached), execute, project.
/// </summary>
internal sealed class GatewayPipeline(
    GatewayStateHolder states,
    TrustedDocuments documents,
    OperationPreparer preparer,
    PlanExecutor executor,
    HeaderPropagation headers,
    GatewayOptions options,
    ILogger<GatewayPipeline> logger)
    : IGraphQLExecutor
{
    public async ValueTask<GraphQLOutcome> ExecuteAsync(GraphQLRequest request, GraphQLCall call, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(request, call, cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return GatewayResponse.Refused(GraphQLResponseStatus.Executed, new ClientError("The request took too long.", ErrorCode.RequestTimeout));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The client gets no more than a way to the log: what an exception says may be secret.
            var trace = Activity.Current?.TraceId.ToString() ?? call.Http.TraceIdentifier;
            Log.UnexpectedFault(logger, trace, exception);
            return GatewayResponse.Refused(
                GraphQLResponseStatus.Executed, new ClientError($"Something went wrong in the gateway (trace {trace}).", ErrorCode.Internal));
        }
    }

    private async ValueTask<GraphQLOutcome> RunAsync(GraphQLRequest request, GraphQLCall call, CancellationToken cancellationToken)
    {
        var state = states.Current;
        if (documents.Find(request.Query, request.DocumentId) is not { } query)
        {
            return GatewayResponse.Refused(
                GraphQLResponseStatus.InvalidRequest, new ClientError("This document is not known here.", ErrorCode.UnknownDocument));
        }

        var demand = QueryPlanDemands.Of(request);
        if (demand != QueryPlanDemand.None && !QueryPlanDemands.MayBeMadeBy(call.User, options))
        {
            return GatewayResponse.Refused(
                GraphQLResponseStatus.InvalidRequest, new ClientError("You may not see how operations are planned here (Gateway:QueryPlanRole).", ErrorCode.Forbidden));
        }

        var operation = await PrepareAsync(state, query, request.OperationName, cancellationToken);
        if (operation.Errors.Count > 0)
        {
            return GatewayResponse.Refused(GraphQLResponseStatus.InvalidOperation, operation.Errors);
        }

        if ((call.QueriesOnly && operation.Kind != OperationKind.Query) || (IsGet(call) && operation.Kind == OperationKind.Mutation))
        {
            return GatewayResponse.Refused(
                GraphQLResponseStatus.MethodNotAllowed, new ClientError("Only queries may be sent by GET.", ErrorCode.MethodNotAllowed));
        }

        var coercion = new VariableCoercion(state.Schema);
        var variables = coercion.Coerce(operation.Definition, request.Variables);
        if (coercion.Errors.Count > 0)
        {
            return GatewayResponse.Refused(GraphQLResponseStatus.InvalidOperation, coercion.Errors);
        }

        var cost = new OperationCost(state.Schema, operation.Fragments, variables, options.Limits.DefaultListSize).Of(operation.Definition, operation.RootType);
        return cost > options.Limits.MaxCost
            ? GatewayResponse.Refused(
                GraphQLResponseStatus.InvalidOperation,
                new ClientError($"The operation may cost {cost:0}; {options.Limits.MaxCost} is allowed. Ask for shorter lists or less depth.", ErrorCode.LimitExceeded))
            : await RunAsync(state, operation, variables, call, demand, cancellationToken);
    }

    /// <summary>Event streams come by GET too, and must not smuggle a mutation in; WebSockets only begin as one.</summary>
    private static bool IsGet(GraphQLCall call) => HttpMethods.IsGet(call.Http.Request.Method) && !call.Http.WebSockets.IsWebSocketRequest;

    private async ValueTask<PreparedOperation> PrepareAsync(GatewayState state, string query, string? operationName, CancellationToken cancellationToken)
    {
        var key = (query, operationName);
        return state.Operations.TryGet(key, out var known)
            ? known
            : state.Operations.GetOrAdd(key, await preparer.PrepareAsync(state, query, operationName, cancellationToken));
    }

    private async ValueTask<GraphQLOutcome> RunAsync(
        GatewayState state,
        PreparedOperation operation,
        IReadOnlyDictionary<string, ReadOnlyMemory<byte>> variables,
        GraphQLCall call,
        QueryPlanDemand demand,
        CancellationToken cancellationToken)
    {
        bool Condition(string name) => ConditionValue(operation, variables, name);
        CompiledPlan plan;
        try
        {
            plan = PlanFor(state, operation, Condition, new CallerAccess(call.User));
        }
        catch (PlanningException planning)
        {
            return GatewayResponse.Refused(GraphQLResponseStatus.Executed, new ClientError(planning.Message, planning.Code));
        }

        if (demand == QueryPlanDemand.Explain)
        {
            return GatewayResponse.Explained(new QueryPlanTrace(), plan.Plan);
        }

        var introspection = new IntrospectionWriter(state.Introspection, operation.Fragments, variables, Condition);
        var execution = new PlanExecution(plan, variables, headers.For(call)) { Trace = demand == QueryPlanDemand.Analyze ? new QueryPlanTrace() : null };
        if (operation.Kind == OperationKind.Subscription && plan.Requests.Count > 0)
        {
            return new GraphQLResponseStream(EventsAsync(execution, introspection, cancellationToken));
        }

        using var activity = GatewayTelemetry.StartOperation(operation.Name);
        var started = Stopwatch.GetTimestamp();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(options.RequestTimeout);
        await executor.ExecuteAsync(execution, timeout.Token);
        GatewayTelemetry.RecordOperation(operation.Kind.ToString(), Stopwatch.GetElapsedTime(started));
        return Project(execution, introspection);
    }

    private static CompiledPlan PlanFor(GatewayState state, PreparedOperation operation, Func<string, bool> condition, CallerAccess access)
    {
        var key = new PlanKey(
            operation,
            string.Concat(operation.Conditions.Select(name => condition(name) ? '1' : '0')),
            string.Concat(operation.AccessRules.Select(rule => access.Allows(rule) ? '0' : '1')),
            state.Planners.Draw());
        if (!state.Plans.TryGet(key, out var plan))
        {
            // Many requests may miss at once: one plans, the others wait for it.
            plan = state.Plans.GetOrAdd(key, new Lazy<CompiledPlan>(() => MakePlan(state, operation, condition, access, key.Stage)));
        }

        return plan.Value;
    }

    private static CompiledPlan MakePlan(GatewayState state, PreparedOperation operation, Func<string, bool> condition, CallerAccess access, int stage)
    {
        var normalizer = new SelectionNormalizer(state.Schema, operation.Fragments, condition, access.Allows);
        var selections = normalizer.Normalize([(operation.Definition.SelectionSet, operation.RootType)], operation.RootType);
        return new CompiledPlan(state.Planners[stage].Plan(operation.Kind, selections, operation.VariableTypes), state.Schema);
    }

    private static bool ConditionValue(PreparedOperation operation, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> variables, string name)
    {
        if (variables.TryGetValue(name, out var json))
        {
            return json.Span.SequenceEqual("true"u8);
        }

        var definition = operation.Definition.Variables?.Items.FirstOrDefault(candidate => candidate.Variable.Name.Value == name);
        return definition?.DefaultValue is GraphQLBooleanValue { BoolValue: true };
    }

    private async IAsyncEnumerable<GraphQLResponse> EventsAsync(
        PlanExecution source, IntrospectionWriter introspection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var result in executor.SubscribeAsync(source, cancellationToken))
        {
            var execution = new PlanExecution(source.Plan, source.Variables, source.Headers) { Trace = source.Trace is null ? null : new QueryPlanTrace() };
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timeout.CancelAfter(options.RequestTimeout);
            await executor.ExecuteEventAsync(execution, result, timeout.Token);
            yield return Project(execution, introspection);
        }
    }

    private static GatewayResponse Project(PlanExecution execution, IntrospectionWriter introspection)
    {
        var output = new ByteBuffer();
        new ResponseProjector(output, execution.Errors, introspection.Write).WriteResponse(execution.Root, execution.Plan.Projection);
        execution.Trace?.AppendTo(output, execution.Plan.Plan);
        execution.Dispose();
        return GatewayResponse.Of(output);
    }
}
