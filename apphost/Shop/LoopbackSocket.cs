using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Octomart.AppHost.Shop;

/// <summary>
/// A free port on loopback, taken before the server that will listen on it is built: all services can be told each other's
/// addresses first, and nobody can take a port in between.
/// </summary>
internal sealed class LoopbackSocket : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public LoopbackSocket() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_socket.LocalEndPoint!).Port}";

    /// <summary>Only needed when no server took it: Kestrel closes what it listens on.</summary>
    public void Dispose() => _socket.Dispose();

    public void HandTo(IServiceCollection services) =>
        services.Configure<SocketTransportOptions>(options => options.CreateBoundListenSocket = _ => _socket);
}
