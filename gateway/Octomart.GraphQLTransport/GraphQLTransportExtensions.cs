using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Octomart.GraphQLTransport.Http;
using Octomart.GraphQLTransport.WebSockets;

namespace Octomart.GraphQLTransport;

/// <summary>Puts an <see cref="IGraphQLExecutor"/> on the wire.</summary>
public static class GraphQLTransportExtensions
{
    /// <summary>Adds the transport's options; the executor is the caller's to register.</summary>
    public static IServiceCollection AddGraphQLTransport(this IServiceCollection services, string section = "GraphQL:Transport")
    {
        services.AddOptions<GraphQLTransportOptions>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
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
        var handler = new GraphQLHttpHandler(executor, options);
        return endpoints.Map(pattern, http => http.WebSockets.IsWebSocketRequest
            ? RunWebSocketAsync(http, executor, options)
            : handler.HandleAsync(http));
    }

    private static async Task RunWebSocketAsync(HttpContext http, IGraphQLExecutor executor, GraphQLTransportOptions options)
    {
        if (!http.WebSockets.WebSocketRequestedProtocols.Contains(GraphQLWebSocketSession.Subprotocol))
        {
            using var refused = await http.WebSockets.AcceptWebSocketAsync();
            await refused.CloseAsync(
                (System.Net.WebSockets.WebSocketCloseStatus)CloseCodes.SubprotocolNotAcceptable, "Subprotocol not acceptable", http.RequestAborted);
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync(GraphQLWebSocketSession.Subprotocol);
        using var session = new GraphQLWebSocketSession(http, socket, executor, options);
        await session.RunAsync();
    }
}
