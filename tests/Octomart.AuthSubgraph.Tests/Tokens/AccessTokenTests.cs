using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Octomart.Testing;

namespace Octomart.AuthSubgraph.Tests.Tokens;

[Collection(AuthCollection.Name)]
public sealed class AccessTokenTests(AuthFixture fixture)
{
    [Fact]
    public async Task Anybody_can_verify_a_token_with_the_published_keys()
    {
        var robin = await fixture.SignUpAsync();
        var documents = new HttpDocumentRetriever { RequireHttps = false };
        var published = await OpenIdConnectConfigurationRetriever.GetAsync($"{fixture.Auth.Url}/.well-known/openid-configuration", documents, CancellationToken.None);

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(robin.AccessToken, new TokenValidationParameters
        {
            ValidIssuer = published.Issuer,
            ValidAudience = "octomart",
            IssuerSigningKeys = published.SigningKeys,
            LifetimeValidator = (_, _, _, _) => true, // The clock of the test stands still.
        });

        Assert.True(result.IsValid, result.Exception?.Message);
        Assert.Equal(robin.Id, result.Claims["sub"]);
    }

    [Fact]
    public async Task The_published_keys_hold_nothing_private()
    {
        using var http = new HttpClient();

        var keys = await http.GetStringAsync(new Uri($"{fixture.Auth.Url}/.well-known/jwks.json"));

        Assert.DoesNotContain("\"d\"", keys, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_works_for_a_quarter_of_an_hour_and_ten_seconds_of_grace()
    {
        var robin = await fixture.SignUpAsync();

        fixture.Clock.Advance(TimeSpan.FromMinutes(15));
        var inTime = await WhoAmIAsync(robin.AccessToken);
        fixture.Clock.Advance(TimeSpan.FromSeconds(11));
        var late = await WhoAmIAsync(robin.AccessToken);

        Assert.Equal(robin.Id, inTime);
        Assert.Null(late);
    }

    [Fact]
    public async Task Tampered_tokens_are_refused()
    {
        var robin = await fixture.SignUpAsync();
        var admin = await fixture.SignUpAdminAsync();
        var own = robin.AccessToken.Split('.');
        var others = admin.AccessToken.Split('.');

        Assert.Equal(robin.Id, await WhoAmIAsync(robin.AccessToken));
        Assert.Null(await WhoAmIAsync($"{own[0]}.{others[1]}.{own[2]}"));
        Assert.Null(await WhoAmIAsync($"{own[0]}.{own[1]}."));
        Assert.Null(await WhoAmIAsync($"{own[0]}.{own[1]}.{Base64UrlEncoder.Encode(new byte[64])}"));
        Assert.Null(await WhoAmIAsync("not.a.token"));
    }

    [Fact]
    public async Task Tokens_without_a_signature_are_refused()
    {
        var robin = await fixture.SignUpAsync();
        var claims = robin.AccessToken.Split('.')[1];

        foreach (var algorithm in new[] { "none", "None", "" })
        {
            var header = Base64UrlEncoder.Encode($$"""{"alg":"{{algorithm}}","typ":"JWT"}""");
            Assert.Null(await WhoAmIAsync($"{header}.{claims}."));
            Assert.Null(await WhoAmIAsync($"{header}.{claims}.{robin.AccessToken.Split('.')[2]}"));
        }
    }

    [Fact]
    public async Task The_public_key_is_no_shared_secret()
    {
        // The classic confusion: the verifier is told that the public key, which everybody has, is an HMAC key.
        var robin = await fixture.SignUpAsync();
        using var http = new HttpClient();
        var keys = await http.GetStringAsync(new Uri($"{fixture.Auth.Url}/.well-known/jwks.json"));
        var kid = AuthFixture.Read(robin.AccessToken).Kid;
        var unsigned = $"{Base64UrlEncoder.Encode($$"""{"alg":"HS256","typ":"JWT","kid":"{{kid}}"}""")}.{robin.AccessToken.Split('.')[1]}";

        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(keys), Encoding.ASCII.GetBytes(unsigned));

        Assert.Null(await WhoAmIAsync($"{unsigned}.{Base64UrlEncoder.Encode(signature)}"));
    }

    [Fact]
    public async Task Tokens_of_another_issuer_audience_or_key_are_refused()
    {
        var robin = await fixture.SignUpAsync();
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var kid = AuthFixture.Read(robin.AccessToken).Kid;

        Assert.Null(await WhoAmIAsync(Forge(robin.Id, new ECDsaSecurityKey(stranger) { KeyId = kid }, "octomart", "octomart")));
        Assert.Null(await WhoAmIAsync(Forge(robin.Id, OwnKey(), "octomart", "another audience")));
        Assert.Null(await WhoAmIAsync(Forge(robin.Id, OwnKey(), "another issuer", "octomart")));
        Assert.Equal(robin.Id, await WhoAmIAsync(Forge(robin.Id, OwnKey(), "octomart", "octomart")));
    }

    private ECDsaSecurityKey OwnKey()
    {
        var file = Directory.GetFiles(Path.Combine(fixture.Auth.DataDirectory, "auth-keys"), "*.pem").Order(StringComparer.Ordinal).First();
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(file));
        return new ECDsaSecurityKey(key) { KeyId = Path.GetFileName(file).Split('.')[1] };
    }

    private string Forge(string userId, SecurityKey key, string issuer, string audience) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = fixture.Clock.GetUtcNow().UtcDateTime,
            Expires = fixture.Clock.GetUtcNow().AddMinutes(5).UtcDateTime,
            Claims = new Dictionary<string, object> { ["sub"] = userId },
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
        });

    /// <summary>Whom Auth takes the bearer for; null for nobody.</summary>
    private async Task<string?> WhoAmIAsync(string token)
    {
        var reply = await fixture.Guest.As(token).SendAsync("{ me { id } }");
        return reply.Status == HttpStatusCode.OK && reply.Data.At("me") is { ValueKind: not System.Text.Json.JsonValueKind.Null } me ? me.Text("id") : null;
    }
}
