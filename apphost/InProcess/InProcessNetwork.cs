using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Hosting.Server;

namespace Octomart.AppHost.InProcess;

/// <summary>
/// The way between services of one process: a request goes to the other service's own pipeline (authentication, limits, GraphQL, JSON)
/// without a socket in between. What is no such request goes over HTTP as ever; see docs/decisions/ADR-017.
/// </summary>
internal sealed class InProcessNetwork
{
    private readonly ConcurrentDictionary<string, InProcessServer> _servers = new(StringComparer.Ordinal);

    /// <summary>Puts the service that will listen at this address on the network, in front of its real server.</summary>
    public void Join(IServiceCollection services, string url)
    {
        var real = services.Last(service => service.ServiceType == typeof(IServer));
        services.AddSingleton<IServer>(provider => _servers[new Uri(url).Authority] = new InProcessServer(
            (IServer)ActivatorUtilities.CreateInstance(provider, real.ImplementationType!), provider.GetRequiredService<ILogger<InProcessServer>>()));
    }

    /// <summary>A handler of its own for each client, because clients dispose of theirs.</summary>
    public HttpMessageHandler CreateHandler(SocketsHttpHandler sockets) => new InProcessHandler(this, sockets);

    public bool TryFind(Uri address, [NotNullWhen(true)] out InProcessServer? server) => _servers.TryGetValue(address.Authority, out server);
}
