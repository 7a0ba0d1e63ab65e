using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Octomart.GraphQLTransport.WebSockets;

/// <summary>A WebSocket of whole messages. Any number of operations may send at once; an idle connection holds no buffer.</summary>
internal sealed class MessageSocket(HttpContext http, WebSocket socket, GraphQLTransportOptions options) : IDisposable
{
    /// <summary>How long a peer that was told of the end may take to agree.</summary>
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _sending = new(1, 1);
    private volatile bool _isOver;

    public void Dispose()
    {
        _isOver = true;
        _sending.Dispose();
    }

    /// <summary>The next message; null when the peer has closed, or was too verbose and is closed for it.</summary>
    public async ValueTask<JsonMessage?> ReceiveAsync()
    {
        // Reading nothing waits for data without a buffer to put it in.
        var first = await socket.ReceiveAsync(Memory<byte>.Empty, http.RequestAborted);
        if (first.MessageType == WebSocketMessageType.Close)
        {
            return null;
        }

        return first.EndOfMessage ? JsonMessage.Parse([]) : await ReadAsync();
    }

    public Task SendAsync(string type) => SendAsync(Encoding.UTF8.GetBytes($$"""{"type":"{{type}}"}"""));

    public Task SendAsync(string type, string id, Action<IBufferWriter<byte>>? writePayload = null)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        buffer.Write("{\"id\":"u8);
        buffer.Write(JsonSerializer.SerializeToUtf8Bytes(id));
        buffer.Write(",\"type\":\""u8);
        buffer.Write(Encoding.ASCII.GetBytes(type));
        buffer.Write("\""u8);
        if (writePayload is not null)
        {
            buffer.Write(",\"payload\":"u8);
            writePayload(buffer);
        }

        buffer.Write("}"u8);
        return SendAsync(buffer.WrittenMemory);
    }

    public async Task CloseAsync(int code, string reason)
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

    /// <summary>Closes a peer that may be silent: whoever reads from it is freed even if it never answers.</summary>
    public async Task CloseAndHangUpAsync(int code, string reason)
    {
        await CloseAsync(code, reason);
        await Task.Delay(ClosePatience, CancellationToken.None);
        if (!_isOver)
        {
            http.Abort();
        }
    }

    private async ValueTask<JsonMessage?> ReadAsync()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(4096);
        var length = 0;
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(length), http.RequestAborted);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                length += received.Count;
                if (length > options.MaxRequestBytes)
                {
                    await CloseAsync(CloseCodes.MessageTooBig, $"A message may have {options.MaxRequestBytes} bytes at most");
                    return null;
                }

                if (received.EndOfMessage)
                {
                    return JsonMessage.Parse(buffer.AsSpan(0, length));
                }

                if (length == buffer.Length)
                {
                    Grow(ref buffer);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> message)
    {
        await _sending.WaitAsync(http.RequestAborted);
        try
        {
            if (socket.State == WebSocketState.Open)
            {
                await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, http.RequestAborted).WithinAsync(options.EventSendTimeout, http);
            }
        }
        finally
        {
            _sending.Release();
        }
    }

    private static void Grow(ref byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
