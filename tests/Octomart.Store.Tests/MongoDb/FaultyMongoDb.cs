using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using MongoDB.Driver;
using Octomart.Testing.Servers;

namespace Octomart.Store.Tests.MongoDb;

/// <summary>What happens to one command on its way.</summary>
public enum Fault
{
    /// <summary>The connection breaks before the server has read it.</summary>
    LostRequest,

    /// <summary>The server does it, and the connection breaks before its answer arrives.</summary>
    LostAnswer,

    /// <summary>The server says that it is no primary any more.</summary>
    NotPrimary,
}

/// <summary>
/// Stands between the driver and the test server as a network that breaks and a primary that steps down, since no real fail-over can be made here.
/// Reads the wire protocol's OP_MSG: https://github.com/mongodb/specifications/blob/master/source/message/OP_MSG.md
/// </summary>
public sealed class FaultyMongoDb : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly MongoServerAddress _server = new MongoUrl(MongoDbServer.ConnectionString).Server;
    private readonly ConcurrentQueue<(string Command, Fault Fault)> _faults = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _accepting;

    public FaultyMongoDb()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    // Direct: else the driver would go to the address that the server gives itself.
    public string ConnectionString => $"mongodb://{_listener.LocalEndpoint}/?directConnection=true";

    /// <summary>The faults that have not been met yet.</summary>
    public int Left => _faults.Count;

    /// <summary>The next commands of this name meet these faults, one after the other.</summary>
    public void Break(string command, params IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults)
        {
            _faults.Enqueue((command, fault));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            using (var server = new TcpClient())
            {
                await server.ConnectAsync(_server.Host, _server.Port, _stopping.Token);
                var (near, far) = (client.GetStream(), server.GetStream());
                while (await ExchangeAsync(near, far))
                {
                }
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // One of the two has gone.
        }
    }

    // The driver sends no second command on a connection before it has the answer to the first.
    private async Task<bool> ExchangeAsync(NetworkStream near, NetworkStream far)
    {
        var request = await ReadAsync(near);
        switch (FaultOf(request))
        {
            case Fault.LostRequest:
                return false;
            case Fault.LostAnswer:
                await far.WriteAsync(request, _stopping.Token);
                await ReadAsync(far);
                return false;
            case Fault.NotPrimary:
                await near.WriteAsync(Refusal(request), _stopping.Token);
                return true;
            default:
                await far.WriteAsync(request, _stopping.Token);
                await near.WriteAsync(await ReadAsync(far), _stopping.Token);
                return true;
        }
    }

    private Fault? FaultOf(byte[] request)
    {
        lock (_faults)
        {
            return _faults.TryPeek(out var next) && CommandOf(request) == next.Command && _faults.TryDequeue(out _) ? next.Fault : null;
        }
    }

    private async Task<byte[]> ReadAsync(NetworkStream stream)
    {
        var length = new byte[4];
        await stream.ReadExactlyAsync(length, _stopping.Token);
        var message = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
        length.CopyTo(message, 0);
        await stream.ReadExactlyAsync(message.AsMemory(4), _stopping.Token);
        return message;
    }

    // Header of 16 bytes, flags of 4, the kind of the section, then the command; its first member is its name.
    private static string? CommandOf(byte[] message) => BinaryPrimitives.ReadInt32LittleEndian(message.AsSpan(12)) == 2013 && message[20] == 0
        ? BsonSerializer.Deserialize<BsonDocument>(message[21..(21 + BinaryPrimitives.ReadInt32LittleEndian(message.AsSpan(21)))]).GetElement(0).Name
        : null;

    private static byte[] Refusal(byte[] request)
    {
        var body = new BsonDocument { { "ok", 0.0 }, { "errmsg", "not primary" }, { "code", 10107 }, { "codeName", "NotWritablePrimary" }, { "errorLabels", new BsonArray { "RetryableWriteError" } } }.ToBson();
        var message = new byte[21 + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(message, message.Length);
        request.AsSpan(4, 4).CopyTo(message.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(12), 2013);
        body.CopyTo(message, 21);
        return message;
    }
}
