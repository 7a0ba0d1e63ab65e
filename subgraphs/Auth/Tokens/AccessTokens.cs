using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Octomart.AuthSubgraph.Users;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.AuthSubgraph.Tokens;

/// <summary>Writes access tokens: ES256-signed JWTs with the claims of <see cref="TokenClaims"/>.</summary>
internal sealed class AccessTokens(SigningKeys keys, IOptions<TokenOptions> options, TimeProvider clock)
{
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>A token for this user and session, who may act for these sellers.</summary>
    public (string Token, DateTimeOffset ExpiresAt) Create(
        string userId, string sessionId, IReadOnlyCollection<Role> roles, IReadOnlyCollection<string> sellerIds)
    {
        var now = clock.GetUtcNow();
        var expiresAt = now + options.Value.AccessTokenLifetime;
        var token = Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = TokenClaims.Issuer,
            Audience = TokenClaims.Audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = expiresAt.UtcDateTime,
            SigningCredentials = keys.Current.Credentials,
            Claims = new Dictionary<string, object>
            {
                [TokenClaims.Subject] = userId,
                [TokenClaims.SessionId] = sessionId,
                [TokenClaims.Scope] = string.Join(' ', Grants.ScopesOf(roles)),
                [TokenClaims.Roles] = roles.Select(role => role.ToClaim()).ToArray(),
                [TokenClaims.Sellers] = sellerIds.ToArray(),
                [JwtRegisteredClaimNames.Jti] = OpaqueId.New("tok", clock),
            },
        });
        return (token, expiresAt);
    }
}
