using System.Runtime.CompilerServices;
using System.Security.Claims;
using Octomart.Store;

namespace Octomart.SubgraphDefaults.Identity;

/// <summary>Who asks: a signed-in user, another service, or nobody. Read from the verified token, never from the request's body.</summary>
public sealed class Caller
{
    /// <summary>Nobody: no token was sent.</summary>
    public static readonly Caller Anonymous = new(new ClaimsPrincipal());

    // Every guarded field of a request asks who calls; the answer is in the principal, and goes with it.
    private static readonly ConditionalWeakTable<ClaimsPrincipal, Caller> Known = new();

    private readonly ClaimsPrincipal _principal;

    private Caller(ClaimsPrincipal principal)
    {
        _principal = principal;
        var subject = principal.Identity?.IsAuthenticated == true ? principal.FindFirstValue(TokenClaims.Subject) : null;
        IsService = principal.Identity?.AuthenticationType == ServiceTokens.AuthenticationType;
        UserId = IsService ? null : subject;
        ServiceName = IsService ? subject : null;
        SessionId = IsService ? null : principal.FindFirstValue(TokenClaims.SessionId);
        Scopes = (principal.FindFirstValue(TokenClaims.Scope) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        Roles = principal.FindAll(TokenClaims.Roles).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        SellerIds = principal.FindAll(TokenClaims.Sellers).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The signed-in user; null for guests and services.</summary>
    public string? UserId { get; }

    /// <summary>The sign-in that the token belongs to; null for guests and services.</summary>
    public string? SessionId { get; }

    /// <summary>The calling subgraph; null for people.</summary>
    public string? ServiceName { get; }

    /// <summary>Whether another subgraph calls, with a service token.</summary>
    public bool IsService { get; }

    /// <summary>Whether a user is signed in.</summary>
    public bool IsSignedIn => UserId is not null;

    /// <summary>What the token allows, such as <c>products:write</c>.</summary>
    public IReadOnlySet<string> Scopes { get; }

    /// <summary>CUSTOMER, SELLER_MEMBER, SUPPORT, ADMIN.</summary>
    public IReadOnlySet<string> Roles { get; }

    /// <summary>The sellers that the user belongs to.</summary>
    public IReadOnlySet<string> SellerIds { get; }

    /// <summary>Whether the user is one of the shop's own administrators.</summary>
    public bool IsAdmin => Roles.Contains("ADMIN");

    /// <summary>The caller behind a verified principal.</summary>
    public static Caller Of(ClaimsPrincipal? principal) =>
        principal?.Identity?.IsAuthenticated == true ? Known.GetValue(principal, static principal => new Caller(principal)) : Anonymous;

    /// <summary>A user for whom another service asks; that service has checked who it is. Brings no scopes and no roles.</summary>
    public static Caller OnBehalfOf(string userId) => new(new ClaimsPrincipal(new ClaimsIdentity([new Claim(TokenClaims.Subject, userId)], "on behalf")));

    /// <summary>Whether the token carries the scope; services may do everything.</summary>
    public bool HasScope(string scope) => IsService || Scopes.Contains(scope);

    /// <summary>
    /// Whether the caller may act for this seller: a member of it, an admin, or a service. Admins act for every seller, so what they name must at least
    /// look like one: it may be kept by a service that does not know which sellers there are.
    /// </summary>
    public bool ActsFor(string? sellerId) =>
        IsService || (IsAdmin && (sellerId is null || OpaqueId.IsWellFormed(sellerId))) || (sellerId is not null && SellerIds.Contains(sellerId));

    /// <summary>Whether the caller is this user.</summary>
    public bool Is(string? userId) => userId is not null && userId == UserId;

    /// <summary>Stands for the caller in idempotency keys and rate limits.</summary>
    public string Key => UserId ?? ServiceName ?? "guest";

    /// <inheritdoc />
    public override string ToString() => _principal.Identity?.IsAuthenticated == true ? Key : "anonymous";
}
