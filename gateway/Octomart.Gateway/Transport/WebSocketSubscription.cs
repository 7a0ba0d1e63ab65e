using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Octomart.Gateway.Execution;

namespace Octomart.Gateway.Transport;

/// <summary>Where to subscribe.</summary>
/// <param name="Endpoint">The subgraph's address.</param>
/// <param name="Patience">How long it may take to accept the connection.</param>
/// <param name="MaxMessageBytes">What one event may have.</param>
internal sealed record SubscriptionTarget(Uri Endpoint, TimeSpan Patience, int MaxMessageBytes);

/// <summary>One subscription to a subgraph over a WebSocket of its own, by the protocol graphql-transport-ws.</summary>
internal static class WebSocketSubscription
{
    private const string Subprotocol = "graphql-transport-ws";

    /// <summary>First <see cref="SubgraphResult.Connected"/>, then each event; a failure when the socket closes before the subscription was completed.</summary>
    public static async IAsyncEnumerable<SubgraphResult> RunAsync(
        SubscriptionTarget target, SubgraphRequest request, SubgraphResult brokenOff, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(Subprotocol);
        foreach (var (name, value) in request.Headers.Concat(TraceHeaders.Current()))
        {
            socket.Options.SetRequestHeader(name, value);
        }

        if (!await TryOpenAsync(socket, target, request, cancellationToken))
        {
            yield return brokenOff;
            yield break;
        }

        yield return SubgraphResult.Connected;
        while (await TryReceiveAsync(socket, target.MaxMessageBytes, cancellationToken) is { } message)
        {
            switch (message.GetProperty("type").GetString())
            {
                case "next":
                    yield return SubgraphResult.Of(JsonSerializer.SerializeToUtf8Bytes(message.GetProperty("payload")));
                    break;
                case "error":
                    yield return SubgraphResult.Of(JsonSerializer.SerializeToUtf8Bytes(new { errors = message.GetProperty("payload") }));
                    yield break;
                case "complete":
                    yield break;
                case "ping":
                    await SendAsync(socket, writer => WriteMessage(writer, "pong"), cancellationToken);
                    break;
            }
        }

        yield return brokenOff;
    }

    private static async Task<bool> TryOpenAsync(ClientWebSocket socket, SubscriptionTarget target, SubgraphRequest request, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(target.Patience);
        var address = new UriBuilder(target.Endpoint) { Scheme = target.Endpoint.Scheme == Uri.UriSchemeHttps ? "wss" : "ws" }.Uri;
        try
        {
            await socket.ConnectAsync(address, timeout.Token);
            await SendAsync(socket, writer => WriteInit(writer, request.Headers), timeout.Token);
            while (await TryReceiveAsync(socket, target.MaxMessageBytes, timeout.Token) is { } message)
            {
                if (message.GetProperty("type").ValueEquals("connection_ack"))
                {
                    await SendAsync(socket, writer => WriteSubscribe(writer, request.Body), timeout.Token);
                    return true;
                }
            }

            return false;
        }
        catch (WebSocketException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>The next message; null when the connection is over, or speaks something else.</summary>
    private static async Task<JsonElement?> TryReceiveAsync(ClientWebSocket socket, int maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            // Reading nothing waits without a buffer: subscriptions are idle most of the time.
            var first = await socket.ReceiveAsync(Memory<byte>.Empty, cancellationToken);
            using var message = new ByteBuffer();
            while (first.MessageType != WebSocketMessageType.Close)
            {
                var part = await socket.ReceiveAsync(message.GetMemory(4096), cancellationToken);
                message.Advance(part.Count);
                if (part.MessageType == WebSocketMessageType.Close || message.Length > maxBytes)
                {
                    return null;
                }

                if (part.EndOfMessage)
                {
                    var json = JsonSerializer.Deserialize<JsonElement>(message.Written);
                    return json.ValueKind == JsonValueKind.Object && json.TryGetProperty("type", out _) ? json : null;
                }
            }

            return null;
        }
        catch (Exception exception) when (exception is WebSocketException or JsonException)
        {
            return null;
        }
    }

    private static async Task SendAsync(ClientWebSocket socket, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        using var message = new ByteBuffer();
        await using (var writer = new Utf8JsonWriter(message))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        await socket.SendAsync(message.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
    }

    private static void WriteMessage(Utf8JsonWriter writer, string type) => writer.WriteString("type", type);

    private static void WriteInit(Utf8JsonWriter writer, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        WriteMessage(writer, "connection_init");
        writer.WriteStartObject("payload");
        foreach (var (name, value) in headers.Where(header => header.Key == "Authorization"))
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteSubscribe(Utf8JsonWriter writer, ReadOnlyMemory<byte> body)
    {
        writer.WriteString("id", "1");
        WriteMessage(writer, "subscribe");
        writer.WritePropertyName("payload");
        writer.WriteRawValue(body.Span);
    }
}
