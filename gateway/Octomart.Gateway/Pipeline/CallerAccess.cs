using System.Security.Claims;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Pipeline;

/// <summary>What a caller may see: signed in or not, with which scopes and policies.</summary>
internal sealed class CallerAccess(ClaimsPrincipal user)
{
    private readonly HashSet<string> scopes = Values(user, "scope");
    private readonly HashSet<string> policies = Values(user, "policy");

    private bool IsAuthenticated { get; } = user.Identity?.IsAuthenticated == true;

    public bool Allows(AccessRule rule) => rule.Kind switch
    {
        AccessRuleKind.Authenticated => IsAuthenticated,
        AccessRuleKind.Scopes => rule.AnyOf.Any(group => group.All(scopes.Contains)),
        _ => rule.AnyOf.Any(group => group.All(policies.Contains)),
    };

    private static HashSet<string> Values(ClaimsPrincipal user, string claim) =>
        [.. user.FindAll(claim).SelectMany(found => found.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
}
