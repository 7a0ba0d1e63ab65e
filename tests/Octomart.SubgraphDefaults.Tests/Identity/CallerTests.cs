using System.Security.Claims;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.SubgraphDefaults.Tests.Identity;

public class CallerTests
{
    private static readonly Caller Admin = With(new Claim(TokenClaims.Roles, "ADMIN"));

    [Theory]
    [InlineData("sel_06bq3k9m2v7x1n4c8z5t0w", true)]
    [InlineData(null, true)]
    [InlineData("", false)]
    [InlineData("sel 1", false)]
    [InlineData("<b>", false)]
    public void An_admin_acts_for_every_seller_that_there_could_be(string? sellerId, bool acts) => Assert.Equal(acts, Admin.ActsFor(sellerId));

    [Fact]
    public void Nobody_acts_for_what_is_too_long_to_be_a_seller() => Assert.False(Admin.ActsFor(new string('x', 101)));

    [Fact]
    public void Others_act_for_no_seller()
    {
        Assert.False(Caller.Anonymous.ActsFor("sel_1"));
        Assert.False(With(new Claim(TokenClaims.Subject, "usr_1")).ActsFor("sel_1"));
        Assert.False(Caller.Anonymous.ActsFor(null));
    }

    private static Caller With(Claim claim) => Caller.Of(new ClaimsPrincipal(new ClaimsIdentity([claim], "test")));
}
