using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Octomart.GraphQLTransport;

/// <summary>What stands behind the wire: a subgraph's schema, or the gateway.</summary>
public interface IGraphQLExecutor
{
    /// <summary>Runs one operation. Failures are responses with errors; an exception is a bug.</summary>
    ValueTask<GraphQLOutcome> ExecuteAsync(GraphQLRequest request, GraphQLCall call, CancellationToken cancellationToken);
}

/// <summary>Who asks, over which connection.</summary>
/// <param name="Http">The HTTP request; for WebSockets, the one that opened the connection.</param>
/// <param name="Services">A scope of this operation's own.</param>
/// <param name="User">The caller; anonymous when no token was sent.</param>
/// <param name="Authorization">The Authorization header, or the one from <c>connection_init</c>; null when none was sent.</param>
/// <param name="QueriesOnly">Set for GET, which must not change anything: other operations are refused.</param>
public sealed record GraphQLCall(HttpContext Http, IServiceProvider Services, ClaimsPrincipal User, string? Authorization, bool QueriesOnly);
