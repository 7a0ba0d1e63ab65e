using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Octomart.Gateway.Pipeline;
using Octomart.GraphQLTransport;

namespace Octomart.Gateway;

/// <summary>Puts the gateway on the wire.</summary>
public static class GatewayEndpointExtensions
{
    /// <summary>
    /// Serves the graph at <paramref name="pattern"/>: GraphQL over HTTP, server-sent events and graphql-transport-ws. <c>UseWebSockets()</c> and
    /// <c>UseAuthentication()</c> must come before; the caller is <c>HttpContext.User</c>, whose claim <c>scope</c> holds scopes separated by spaces.
    /// </summary>
    public static IEndpointConventionBuilder MapFederationGateway(this IEndpointRouteBuilder endpoints, string pattern = "/graphql")
    {
        ArgumentNullException.ThrowIfNull(endpoints);

        // A supergraph that can't be served stops the start, not the first request.
        _ = endpoints.ServiceProvider.GetRequiredService<GatewayStateHolder>();
        return endpoints.MapGraphQLTransport(pattern);
    }
}
