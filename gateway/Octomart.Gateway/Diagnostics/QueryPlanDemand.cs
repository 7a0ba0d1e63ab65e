using System.Security.Claims;
using System.Text.Json;
using Octomart.GraphQLTransport;

namespace Octomart.Gateway.Diagnostics;

/// <summary>
/// Whether a request asks how it is answered: <c>"extensions": {"queryPlan": "ANALYZE"}</c> runs it and tells what each fetch took;
/// <c>"EXPLAIN"</c> runs nothing, so that a mutation can be looked at too.
/// </summary>
internal enum QueryPlanDemand
{
    None,
    Explain,
    Analyze,
}

/// <summary>Reads the demand, and decides who may make it.</summary>
internal static class QueryPlanDemands
{
    /// <summary>The key in the extensions of request and response.</summary>
    public const string Key = "queryPlan";

    /// <summary>Everybody, as a <see cref="GatewayOptions.QueryPlanRole"/>.</summary>
    private const string Everybody = "*";

    private const string RoleClaim = "roles";

    public static QueryPlanDemand Of(GraphQLRequest request)
    {
        // Hardly any request has extensions, and most of those that do have others.
        if (request.Extensions.Span.IndexOf("\"queryPlan\""u8) < 0)
        {
            return QueryPlanDemand.None;
        }

        using var extensions = JsonDocument.Parse(request.Extensions);
        return !extensions.RootElement.TryGetProperty(Key, out var value) || value.ValueKind != JsonValueKind.String ? QueryPlanDemand.None
            : value.ValueEquals("EXPLAIN"u8) ? QueryPlanDemand.Explain
            : value.ValueEquals("ANALYZE"u8) ? QueryPlanDemand.Analyze
            : QueryPlanDemand.None;
    }

    /// <summary>A plan tells how the shop is built, so it is not for everybody unless the settings say so.</summary>
    public static bool MayBeMadeBy(ClaimsPrincipal user, GatewayOptions options) =>
        options.QueryPlanRole is { Length: > 0 } role && (role == Everybody || user.HasClaim(RoleClaim, role));
}
