using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Octomart.Gateway.Execution;

namespace Octomart.Gateway.Transport;

/// <summary>One subscription to a subgraph over a WebSocket of its own, by the protocol graphql-transport-ws.</summary>
internal static class WebSocketSubscription
{
    private const string Subprotocol = "graphql-transport-ws";

    /// <summary>First <see cref="SubgraphResult.Connected"/>, then each event; a failure when the socket closes before the subscription was completed.</summary>
    public static async IAsyncEnumerable<SubgraphResult> RunAsync(
        Uri endpoint, SubgraphRequest request, SubgraphResult brokenOff, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(Subprotocol);
        foreach (var (name, value) in request.Headers)
        {
            socket.Options.SetRequestHeader(name, value);
        }

        if (!await TryOpenAsync(socket, endpoint, request, cancellationToken))
        {
            yield return brokenOff;
            yield break;
        }

        using var buffer = new ByteBuffer();
        while (await TryReceiveAsync(socket, buffer, cancellationToken))
        {
            using var message = JsonDocument.Parse(buffer.WrittenMemory);
            switch (message.RootElement.GetProperty("type").GetString())
            {
                case "connection_ack":
                    await SendAsync(socket, writer => WriteSubscribe(writer, request.Body), cancellationToken);
                    yield return SubgraphResult.Connected;
                    break;
                case "next":
                    yield return SubgraphResult.Of(JsonSerializer.SerializeToUtf8Bytes(message.RootElement.GetProperty("payload")));
                    break;
                case "error":
                    yield return SubgraphResult.Of(JsonSerializer.SerializeToUtf8Bytes(new { errors = message.RootElement.GetProperty("payload") }));
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

    private static async Task<bool> TryOpenAsync(ClientWebSocket socket, Uri endpoint, SubgraphRequest request, CancellationToken cancellationToken)
    {
        var address = new UriBuilder(endpoint) { Scheme = endpoint.Scheme == Uri.UriSchemeHttps ? "wss" : "ws" }.Uri;
        try
        {
            await socket.ConnectAsync(address, cancellationToken);
            await SendAsync(socket, writer => WriteInit(writer, request.Headers), cancellationToken);
            return true;
        }
        catch (WebSocketException)
        {
            return false;
        }
    }

    private static async Task<bool> TryReceiveAsync(ClientWebSocket socket, ByteBuffer message, CancellationToken cancellationToken)
    {
        message.Truncate(0);
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(message.GetMemory(4096), cancellationToken);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return false;
                }

                message.Advance(part.Count);
                if (part.EndOfMessage)
                {
                    return true;
                }
            }
        }
        catch (WebSocketException)
        {
            return false;
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
