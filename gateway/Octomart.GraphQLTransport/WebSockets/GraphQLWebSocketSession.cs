using System.Buffers;
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
internal sealed class GraphQLWebSocketSession(HttpContext http, WebSocket socket, IGraphQLExecutor executor, GraphQLTransportOptions options) : IDisposable
{
    public const string Subprotocol = "graphql-transport-ws";

    private static readonly GraphQLErrorResponse Fault =
        new(GraphQLResponseStatus.Unavailable, TransportErrorCodes.InternalServerError, "Something went wrong on our side: subscribe again.");

    private readonly ConcurrentDictionary<string, CancellationTokenSource> _operations = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _sending = new(1, 1);
    private ClaimsPrincipal _user = http.User;
    private string? _authorization = http.Request.Headers.Authorization;
    private bool _isInitialised;

    public async Task RunAsync()
    {
        using var initTimeout = new CancellationTokenSource(options.ConnectionInitTimeout);
        using var registration = initTimeout.Token.Register(() => _ = _isInitialised
            ? Task.CompletedTask
            : CloseAsync(CloseCodes.ConnectionInitTimeout, "Connection initialisation timeout"));
        var buffer = new ArrayBufferWriter<byte>(4096);
        try
        {
            while (await ReceiveAsync(buffer))
            {
                if (!await HandleAsync(buffer.WrittenMemory))
                {
                    return;
                }
            }

            await CloseAsync(CloseCodes.Normal, "");
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The client left without closing.
        }
        finally
        {
            foreach (var operation in _operations.Values)
            {
                await operation.CancelAsync();
            }
        }
    }

    public void Dispose() => _sending.Dispose();

    private async Task<bool> ReceiveAsync(ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.GetMemory(4096), http.RequestAborted);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return false;
            }

            buffer.Advance(received.Count);
            if (buffer.WrittenCount > options.MaxRequestBytes)
            {
                await CloseAsync(CloseCodes.MessageTooBig, $"A message may have {options.MaxRequestBytes} bytes at most");
                return false;
            }

            if (received.EndOfMessage)
            {
                return true;
            }
        }
    }

    /// <summary>False when the connection was closed.</summary>
    private async Task<bool> HandleAsync(ReadOnlyMemory<byte> bytes)
    {
        using var message = Parse(bytes);
        if (message is null || message.RootElement.ValueKind != JsonValueKind.Object)
        {
            return await RefuseAsync(CloseCodes.BadRequest, "Invalid message");
        }

        var id = TextOf(message.RootElement, "id");
        JsonElement? payload = message.RootElement.TryGetProperty("payload", out var found) ? found : null;
        switch (TextOf(message.RootElement, "type"))
        {
            case "connection_init":
                return await InitialiseAsync(payload);
            case "ping":
                await SendAsync("""{"type":"pong"}"""u8.ToArray());
                return true;
            case "pong":
                return true;
            case "complete" when id is not null:
                await StopAsync(id);
                return true;
            case "subscribe" when !string.IsNullOrEmpty(id) && payload is not null:
                return await SubscribeAsync(id, payload.Value);
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
        await SendAsync("""{"type":"connection_ack"}"""u8.ToArray());
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

        var cancellation = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        if (!_operations.TryAdd(id, cancellation))
        {
            cancellation.Dispose();
            return await RefuseAsync(CloseCodes.SubscriberAlreadyExists, $"Subscriber for {id} already exists");
        }

        _ = OperateAsync(id, request, cancellation);
        return true;
    }

    private async Task OperateAsync(string id, GraphQLRequest request, CancellationTokenSource cancellation)
    {
        try
        {
            await using var scope = http.RequestServices.CreateAsyncScope();
            var call = new GraphQLCall(http, scope.ServiceProvider, _user, _authorization, QueriesOnly: false);
            var outcome = await executor.ExecuteAsync(request, call, cancellation.Token);
            if (outcome is GraphQLResponse { Status: not GraphQLResponseStatus.Executed } refused)
            {
                // By the protocol an error ends the operation: no complete follows.
                await SendAsync(Message("error", id, refused.WriteErrorsTo));
                return;
            }

            if (outcome is GraphQLResponseStream stream)
            {
                await foreach (var response in stream.Responses.WithCancellation(cancellation.Token))
                {
                    await SendAsync(Message("next", id, response.WriteTo));
                }
            }
            else
            {
                await SendAsync(Message("next", id, ((GraphQLResponse)outcome).WriteTo));
            }

            if (_operations.ContainsKey(id))
            {
                await SendAsync(Message("complete", id, null));
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
            await SendAsync(Message("error", id, Fault.WriteErrorsTo));
        }
        finally
        {
            _operations.TryRemove(id, out _);
            cancellation.Dispose();
        }
    }

    private async Task StopAsync(string id)
    {
        if (_operations.TryRemove(id, out var operation))
        {
            try
            {
                await operation.CancelAsync();
            }
            catch (ObjectDisposedException)
            {
                // It ended by itself at this very moment.
            }
        }
    }

    private static ReadOnlyMemory<byte> Message(string type, string id, Action<IBufferWriter<byte>>? writePayload)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        buffer.Write("{\"id\":"u8);
        buffer.Write(JsonSerializer.SerializeToUtf8Bytes(id));
        buffer.Write(",\"type\":\""u8);
        buffer.Write(System.Text.Encoding.ASCII.GetBytes(type));
        buffer.Write("\""u8);
        if (writePayload is not null)
        {
            buffer.Write(",\"payload\":"u8);
            writePayload(buffer);
        }

        buffer.Write("}"u8);
        return buffer.WrittenMemory;
    }

    private async Task SendAsync(ReadOnlyMemory<byte> message)
    {
        await _sending.WaitAsync(http.RequestAborted);
        try
        {
            if (socket.State == WebSocketState.Open)
            {
                // Whoever accepts nothing must not hold its subscriptions open.
                await using var timer = new Timer(static state => ((HttpContext)state!).Abort(), http, options.EventSendTimeout, Timeout.InfiniteTimeSpan);
                await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, http.RequestAborted);
            }
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task<bool> RefuseAsync(int code, string reason)
    {
        await CloseAsync(code, reason);
        return false;
    }

    private async Task CloseAsync(int code, string reason)
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, CancellationToken.None);
            }
        }
        catch (WebSocketException)
        {
            // Already gone.
        }
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonElement message, string property) =>
        message.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
