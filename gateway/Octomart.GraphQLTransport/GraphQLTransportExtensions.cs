using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Octomart.GraphQLTransport.Http;
using Octomart.GraphQLTransport.WebSockets;

namespace Octomart.GraphQLTransport;

/// <summary>Puts an <see cref="IGraphQLExecutor"/> on the wire.</summary>
public static class GraphQLTransportExtensions
{
    /// <summary>Adds the transport's options; the executor is the caller's to register.</summary>
    public static IServiceCollection AddGraphQLTransport(this IServiceCollection services, string section = GraphQLTransportOptions.Section)
    {
        services.AddOptions<GraphQLTransportOptions>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<GraphQLDrain>();
        services.AddHostedService(provider => provider.GetRequiredService<GraphQLDrain>());
        services.AddOptions<HostOptions>().Configure<IOptions<GraphQLTransportOptions>>(
            (host, transport) => host.ShutdownTimeout = transport.Value.DrainDelay + transport.Value.DrainTimeout);
        return services;
    }

    /// <summary>
    /// Serves the executor at <paramref name="pattern"/>: GET and POST, <c>text/event-stream</c>, and WebSockets with the
    /// subprotocol graphql-transport-ws. <c>UseWebSockets()</c> must come before.
    /// </summary>
    public static IEndpointConventionBuilder MapGraphQLTransport(this IEndpointRouteBuilder endpoints, string pattern = "/graphql")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var executor = endpoints.ServiceProvider.GetRequiredService<IGraphQLExecutor>();
        var options = endpoints.ServiceProvider.GetRequiredService<IOptions<GraphQLTransportOptions>>().Value;
        var drain = endpoints.ServiceProvider.GetRequiredService<GraphQLDrain>();
        var handler = new GraphQLHttpHandler(executor, options, drain);
        return endpoints.Map(pattern, http => http.WebSockets.IsWebSocketRequest
            ? RunWebSocketAsync(http, executor, options, drain)
            : handler.HandleAsync(http));
    }

    private static async Task RunWebSocketAsync(HttpContext http, IGraphQLExecutor executor, GraphQLTransportOptions options, GraphQLDrain drain)
    {
        if (!http.WebSockets.WebSocketRequestedProtocols.Contains(GraphQLWebSocketSession.Subprotocol))
        {
            using var refused = await http.WebSockets.AcceptWebSocketAsync();
            await refused.CloseAsync(
                (System.Net.WebSockets.WebSocketCloseStatus)CloseCodes.SubprotocolNotAcceptable, "Subprotocol not acceptable", http.RequestAborted);
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync(GraphQLWebSocketSession.Subprotocol);
        using var messages = new MessageSocket(http, socket, options);
        using var session = new GraphQLWebSocketSession(http, messages, executor, options, drain);
        await session.RunAsync();
    }
}
