using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Octomart.SubgraphDefaults.Identity;

/// <summary>
/// Tokens with which subgraphs call each other: HMAC-signed with a key that only the services share, short-lived, and made
/// for one audience, so that a subgraph cannot pass a token that it received on to another.
/// </summary>
public sealed class ServiceTokens(byte[] key, string serviceName, TimeProvider clock)
{
    /// <summary>Marks principals that come from a service token.</summary>
    public const string AuthenticationType = "OctomartService";

    /// <summary>The issuer of service tokens.</summary>
    public const string Issuer = "octomart-services";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    private readonly SigningCredentials _credentials = new(new SymmetricSecurityKey(key) { KeyId = "services" }, SecurityAlgorithms.HmacSha256);

    private readonly ConcurrentDictionary<string, (string Token, DateTimeOffset IssuedAt)> _issued = new(StringComparer.Ordinal);

    /// <summary>A token for calling <paramref name="audience"/>, a subgraph's name; the same one until half of its life is over.</summary>
    public string Create(string audience)
    {
        var now = clock.GetUtcNow();
        if (_issued.TryGetValue(audience, out var issued) && now >= issued.IssuedAt && now < issued.IssuedAt + (Lifetime / 2))
        {
            return issued.Token;
        }

        var token = Issue(audience, now);
        _issued[audience] = (token, now);
        return token;
    }

    private string Issue(string audience, DateTimeOffset now) => Handler.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = audience,
        Subject = new ClaimsIdentity([new Claim(TokenClaims.Subject, serviceName)]),
        IssuedAt = now.UtcDateTime,
        NotBefore = now.UtcDateTime,
        Expires = (now + Lifetime).UtcDateTime,
        SigningCredentials = _credentials,
    });
}
