using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.Testing;

/// <summary>Plays Auth for tests of the other subgraphs: publishes a key and signs tokens with it, over real HTTP.</summary>
public sealed class TestAuthority
{
    private static readonly Lazy<Task<TestAuthority>> Shared = new(StartAsync);
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private TestAuthority()
    {
    }

    /// <summary>One for the whole test process.</summary>
    public static Task<TestAuthority> GetAsync() => Shared.Value;

    /// <summary>Base address, for <see cref="IdentityOptions.Authority"/>.</summary>
    public string Url { get; private set; } = "";

    /// <summary>The key that services share in tests.</summary>
    public string ServiceKey { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>A user's token. It is valid from 2000 to 2100 unless told otherwise, so that tests may set any clock.</summary>
    public string TokenFor(TestUser user, DateTime? expires = null)
    {
        ArgumentNullException.ThrowIfNull(user);
        var claims = new List<Claim> { new(TokenClaims.Subject, user.Id), new(TokenClaims.Scope, string.Join(' ', user.Scopes)), new(TokenClaims.SessionId, "ses_test") };
        claims.AddRange(user.Roles.Select(role => new Claim(TokenClaims.Roles, role)));
        claims.AddRange(user.Sellers.Select(seller => new Claim(TokenClaims.Sellers, seller)));
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = TokenClaims.Issuer,
            Audience = TokenClaims.Audience,
            Subject = new ClaimsIdentity(claims),
            NotBefore = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            Expires = expires ?? new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(_key) { KeyId = "test" }, SecurityAlgorithms.EcdsaSha256),
        });
    }

    /// <summary>A token with which another subgraph would call <paramref name="audience"/>.</summary>
    public string ServiceTokenFor(string audience, string serviceName = "test", TimeProvider? clock = null) =>
        new ServiceTokens(Convert.FromBase64String(ServiceKey), serviceName, clock ?? TimeProvider.System).Create(audience);

    private static async Task<TestAuthority> StartAsync()
    {
        var authority = new TestAuthority();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = TokenClaims.Issuer, jwks_uri = $"{authority.Url}/jwks" }));
        app.MapGet("/jwks", () => Results.Json(new { keys = new[] { authority.PublicKey() } }));
        await app.StartAsync();
        authority.Url = app.Urls.First();
        return authority;
    }

    private object PublicKey()
    {
        var point = _key.ExportParameters(false).Q;
        return new { kty = "EC", use = "sig", alg = "ES256", crv = "P-256", kid = "test", x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y) };
    }
}

/// <summary>Somebody who is signed in.</summary>
/// <param name="Id">The user's id.</param>
public sealed record TestUser(string Id)
{
    /// <summary>What the token allows.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = ["orders:buyer"];

    /// <summary>The user's roles.</summary>
    public IReadOnlyList<string> Roles { get; init; } = ["CUSTOMER"];

    /// <summary>The sellers that the user belongs to.</summary>
    public IReadOnlyList<string> Sellers { get; init; } = [];

    /// <summary>A member of these sellers, with every seller scope.</summary>
    public static TestUser SellerMember(string id, params IReadOnlyList<string> sellers) => new(id)
    {
        Sellers = sellers,
        Roles = ["CUSTOMER", "SELLER_MEMBER"],
        Scopes = ["orders:buyer", .. SellerScopes],
    };

    /// <summary>An administrator of the shop, with every scope.</summary>
    public static TestUser Admin(string id) => new(id)
    {
        Roles = ["CUSTOMER", "ADMIN"],
        Scopes = ["orders:buyer", .. SellerScopes, "sellers:admin", "users:read", "products:admin", "categories:write", "reviews:moderate", "finance:admin", "finance:write", "refunds:write", "notifications:admin", "taxes:admin", "promotions:admin", "orders:admin"],
    };

    /// <summary>Staff of the shop that helps buyers and sellers: sees everything of orders and changes nothing.</summary>
    public static TestUser Support(string id) => new(id) { Roles = ["CUSTOMER", "SUPPORT"], Scopes = ["orders:buyer", "users:read", "orders:admin"] };

    private static readonly string[] SellerScopes =
    [
        "products:read", "products:write", "inventory:read", "inventory:write", "orders:read", "orders:write", "returns:write", "refunds:write", "finance:read",
        "promotions:read", "promotions:write", "webhooks:write", "payouts:write", "delivery:write",
    ];
}
