using Octomart.SubgraphDefaults.Identity;

namespace Octomart.SubgraphDefaults.Tests;

public class SecretTokenTests
{
    [Fact]
    public void A_token_matches_its_own_hash_only()
    {
        var token = SecretToken.New();

        Assert.Equal(43, token.Length);
        Assert.True(SecretToken.Matches(token, SecretToken.HashOf(token)));
        Assert.False(SecretToken.Matches(SecretToken.New(), SecretToken.HashOf(token)));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("token", null)]
    [InlineData(null, "hash")]
    public void Nothing_matches_nothing(string? token, string? hash) => Assert.False(SecretToken.Matches(token, hash));

    [Fact]
    public void A_derived_token_depends_on_token_and_purpose()
    {
        var derived = SecretToken.Derive("a", "order:1");

        Assert.Equal(derived, SecretToken.Derive("a", "order:1"));
        Assert.NotEqual(derived, SecretToken.Derive("b", "order:1"));
        Assert.NotEqual(derived, SecretToken.Derive("a", "order:2"));
    }
}
