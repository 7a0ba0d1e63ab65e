using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using Octomart.SubgraphDefaults.Identity;
using Octomart.Testing;

namespace Octomart.SubgraphDefaults.Tests.Identity;

public class VerifiedTokensTests
{
    private readonly TestClock _clock = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly VerifiedTokens _tokens;

    public VerifiedTokensTests() => _tokens = new VerifiedTokens(_clock);

    [Fact]
    public async Task A_token_is_verified_once_in_a_minute()
    {
        var token = Issue("product");
        Assert.True((await _tokens.ValidateTokenAsync(token, Parameters(_key))).IsValid);

        // With the key gone only what is remembered can be valid.
        Assert.True((await _tokens.ValidateTokenAsync(token, Parameters(RandomNumberGenerator.GetBytes(32)))).IsValid);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False((await _tokens.ValidateTokenAsync(token, Parameters(RandomNumberGenerator.GetBytes(32)))).IsValid);
        Assert.False(_tokens.Knows(token));
    }

    [Fact]
    public async Task A_remembered_token_still_expires()
    {
        var token = Issue("product");
        _clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(10));
        Assert.True((await _tokens.ValidateTokenAsync(token, Parameters(_key))).IsValid);

        _clock.Advance(TimeSpan.FromSeconds(11));

        Assert.False((await _tokens.ValidateTokenAsync(token, Parameters(_key))).IsValid);
    }

    [Fact]
    public async Task What_does_not_verify_is_not_remembered()
    {
        var token = Issue("product");
        Assert.False((await _tokens.ValidateTokenAsync(token, Parameters(RandomNumberGenerator.GetBytes(32)))).IsValid);
        Assert.False(_tokens.Knows(token));

        var forged = token[..^4] + (token.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA");
        Assert.True((await _tokens.ValidateTokenAsync(token, Parameters(_key))).IsValid);
        Assert.False((await _tokens.ValidateTokenAsync(forged, Parameters(_key))).IsValid);
    }

    [Fact]
    public void A_service_token_serves_its_audience_until_half_of_its_life_is_over()
    {
        var issuer = new ServiceTokens(_key, "order", _clock);
        var first = issuer.Create("product");

        Assert.Equal(first, issuer.Create("product"));
        Assert.NotEqual(first, issuer.Create("cart"));
        _clock.Advance(TimeSpan.FromMinutes(2.5));
        Assert.NotEqual(first, issuer.Create("product"));
    }

    private string Issue(string audience) => new ServiceTokens(_key, "order", _clock).Create(audience);

    private TokenValidationParameters Parameters(byte[] key) => new()
    {
        ValidIssuer = ServiceTokens.Issuer,
        ValidAudience = "product",
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        IssuerSigningKey = new SymmetricSecurityKey(key) { KeyId = "services" },
        LifetimeValidator = (notBefore, expires, _, _) =>
            expires > _clock.GetUtcNow().UtcDateTime && notBefore <= _clock.GetUtcNow().UtcDateTime,
    };
}
