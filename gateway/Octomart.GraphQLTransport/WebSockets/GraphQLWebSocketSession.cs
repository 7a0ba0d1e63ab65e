using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Octomart.GraphQLTransport.Http;

namespace Octomart.GraphQLTransport.WebSockets;

/// <summary>One connection of the graphql-transport-ws protocol: init, then any number of operations side by side.</summary>
internal sealed class GraphQLWebSocketSession(HttpContext http, MessageSocket socket, IGraphQLExecutor executor, GraphQLTransportOptions options, GraphQLDrain drain) : IDisposable
{
    public const string Subprotocol = "graphql-transport-ws";

    private static readonly GraphQLErrorResponse Fault =
        new(GraphQLResponseStatus.Unavailable, TransportErrorCodes.InternalServerError, "Something went wrong on our side: subscribe again.");

    private readonly ConcurrentDictionary<string, Operation> _operations = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _initTimeout = new(options.ConnectionInitTimeout);
    private ClaimsPrincipal _user = http.User;
    private string? _authorization = http.Request.Headers.Authorization;
    private bool _isInitialised;
    private volatile bool _isLeaving;

    public async Task RunAsync()
    {
        await using var tooLate = _initTimeout.Token.Register(() => _ = socket.CloseAsync(CloseCodes.ConnectionInitTimeout, "Connection initialisation timeout"));
        await using var leaving = drain.Ending.Register(() => _ = LeaveAsync());
        try
        {
            while (await socket.ReceiveAsync() is { } message)
            {
                if (!await HandleAsync(message))
                {
                    return;
                }
            }

            await socket.CloseAsync(CloseCodes.Normal, "");
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The client left without closing.
        }
        finally
        {
            foreach (var operation in _operations.Values)
            {
                await operation.StopAsync();
            }
        }
    }

    public void Dispose() => _initTimeout.Dispose();

    /// <summary>False when the connection was closed.</summary>
    private async Task<bool> HandleAsync(JsonMessage message)
    {
        switch (message)
        {
            case { Type: "connection_init" }:
                return await InitialiseAsync(message.Payload);
            case { Type: "ping" }:
                await socket.SendAsync("pong");
                return true;
            case { Type: "pong" }:
                return true;
            case { Type: "complete", Id: { } id }:
                if (_operations.TryRemove(id, out var operation))
                {
                    await operation.StopAsync();
                }

                return true;
            case { Type: "subscribe", Id: { Length: > 0 } id, Payload: { } payload }:
                return await SubscribeAsync(id, payload);
            default:
                return await RefuseAsync(CloseCodes.BadRequest, "Invalid message");
        }
    }

    private async Task<bool> InitialiseAsync(JsonElement? payload)
    {
        if (_isInitialised)
        {
            return await RefuseAsync(CloseCodes.TooManyRequests, "Too many initialisation requests");
        }

        if (WebSocketAuthentication.TokenOf(payload) is { } token)
        {
            if (await WebSocketAuthentication.AuthenticateAsync(http, token) is not { } user)
            {
                return await RefuseAsync(CloseCodes.Forbidden, "The access token is invalid or has expired");
            }

            (_user, _authorization) = (user, token);
        }

        _isInitialised = true;
        _initTimeout.Dispose();
        await socket.SendAsync("connection_ack");
        return true;
    }

    private async Task<bool> SubscribeAsync(string id, JsonElement payload)
    {
        if (!_isInitialised)
        {
            return await RefuseAsync(CloseCodes.Unauthorized, "Unauthorized");
        }

        var (request, _) = GraphQLRequestReader.FromJson(JsonSerializer.SerializeToUtf8Bytes(payload));
        if (request is null)
        {
            return await RefuseAsync(CloseCodes.BadRequest, "The payload is not a GraphQL request");
        }

        if (_operations.Count >= options.MaxOperationsPerConnection)
        {
            return await RefuseAsync(CloseCodes.TooManyRequests, $"A connection may have {options.MaxOperationsPerConnection} operations open");
        }

        var operation = new Operation(http.RequestAborted);
        if (!_operations.TryAdd(id, operation))
        {
            operation.Dispose();
            return await RefuseAsync(CloseCodes.SubscriberAlreadyExists, $"Subscriber for {id} already exists");
        }

        operation.Running = OperateAsync(id, request, operation);
        return true;
    }

    private async Task OperateAsync(string id, GraphQLRequest request, Operation operation)
    {
        try
        {
            await using var scope = http.RequestServices.CreateAsyncScope();
            var call = new GraphQLCall(http, scope.ServiceProvider, _user, _authorization, QueriesOnly: false);
            if (await SendOutcomeAsync(id, await executor.ExecuteAsync(request, call, operation.Token), operation) && _operations.ContainsKey(id))
            {
                await socket.SendAsync("complete", id);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The client stopped the operation or left.
        }
        catch (Exception fault)
        {
            // Nobody awaits an operation: unless its fault is said here, the client waits for ever and the log knows nothing.
            http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger<GraphQLWebSocketSession>().LogError(fault, "An operation failed.");
            await socket.SendAsync("error", id, Fault.WriteErrorsTo);
        }
        finally
        {
            _operations.TryRemove(KeyValuePair.Create(id, operation));
            operation.Dispose();
        }
    }

    /// <summary>Whether "complete" is to follow.</summary>
    private async Task<bool> SendOutcomeAsync(string id, GraphQLOutcome outcome, Operation operation)
    {
        switch (outcome)
        {
            case GraphQLResponse { Status: not GraphQLResponseStatus.Executed } refused:
                // By the protocol an error ends the operation.
                await socket.SendAsync("error", id, refused.WriteErrorsTo);
                return false;
            case GraphQLResponse response:
                await socket.SendAsync("next", id, response.WriteTo);
                return true;
            default:
                operation.IsStream = true;
                return !_isLeaving && await SendEventsAsync(id, (GraphQLResponseStream)outcome, operation);
        }
    }

    private async Task<bool> SendEventsAsync(string id, GraphQLResponseStream stream, Operation operation)
    {
        await foreach (var response in stream.Responses.WithCancellation(operation.Token))
        {
            await socket.SendAsync("next", id, response.WriteTo);
        }

        return true;
    }

    /// <summary>The server stops: what is asked is answered, what would never end is broken off, and the client is told to go elsewhere.</summary>
    private async Task LeaveAsync()
    {
        _isLeaving = true;
        await Task.WhenAll(_operations.Values.Where(operation => !operation.IsStream).Select(operation => operation.Running));
        await socket.CloseAndHangUpAsync(CloseCodes.GoingAway, "The server is going away: subscribe again");
    }

    private async Task<bool> RefuseAsync(int code, string reason)
    {
        await socket.CloseAsync(code, reason);
        return false;
    }
}
