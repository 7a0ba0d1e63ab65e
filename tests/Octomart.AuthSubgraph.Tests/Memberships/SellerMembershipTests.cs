using Octomart.AuthSubgraph.Memberships;
using Octomart.Contracts.Events;
using Octomart.Testing;

namespace Octomart.AuthSubgraph.Tests.Memberships;

[Collection(AuthCollection.Name)]
public sealed class SellerMembershipTests(AuthFixture fixture)
{
    [Fact]
    public async Task Tokens_that_are_refreshed_after_the_approval_let_their_bearer_act_for_the_seller()
    {
        var robin = await fixture.SignUpAsync();
        var sellerId = NewSeller();
        await HandleAsync(new SellerMembershipChanged(sellerId, robin.Id, "OWNER", IsActive: true, Version: 2));

        var token = AuthFixture.Read((await fixture.RefreshAsync(robin.RefreshToken)).Text("tokens.accessToken"));

        Assert.Equal([sellerId], token.GetPayloadValue<string[]>("sellers"));
        Assert.Equal(["CUSTOMER", "SELLER_MEMBER"], token.GetPayloadValue<string[]>("roles"));
        Assert.Contains("products:write", token.GetPayloadValue<string>("scope").Split(' '));
        Assert.DoesNotContain("sellers:admin", token.GetPayloadValue<string>("scope").Split(' '));
        Assert.Contains("SELLER_MEMBER", (await fixture.As(robin).DataAsync("{ me { roles } }")).At("me.roles").EnumerateArray().Select(role => role.GetString()));
    }

    [Fact]
    public async Task A_membership_that_is_not_active_brings_nothing()
    {
        var robin = await fixture.SignUpAsync();
        var sellerId = NewSeller();
        await HandleAsync(new SellerMembershipChanged(sellerId, robin.Id, "OWNER", IsActive: true, Version: 2));
        await HandleAsync(new SellerMembershipChanged(sellerId, robin.Id, "OWNER", IsActive: false, Version: 3));

        var token = AuthFixture.Read((await fixture.LoginAsync(robin.Email)).Text("tokens.accessToken"));

        Assert.Equal([], token.GetPayloadValue<string[]>("sellers"));
        Assert.Equal("orders:buyer", token.GetPayloadValue<string>("scope"));
        Assert.Equal("""["CUSTOMER"]""", (await fixture.As(robin).DataAsync("{ me { roles } }")).At("me.roles").GetRawText());
    }

    [Fact]
    public async Task Events_that_overtake_each_other_end_with_the_latest()
    {
        var robin = await fixture.SignUpAsync();
        var sellerId = NewSeller();
        await HandleAsync(new SellerMembershipChanged(sellerId, robin.Id, "OWNER", IsActive: false, Version: 5));
        await fixture.Auth.PublishAsync(new SellerMembershipChanged(sellerId, robin.Id, "OWNER", IsActive: true, Version: 4));
        await HandleAsync(new SellerMembershipChanged(NewSeller(), robin.Id, "STAFF", IsActive: false, Version: 1));

        var token = AuthFixture.Read((await fixture.LoginAsync(robin.Email)).Text("tokens.accessToken"));

        Assert.Equal([], token.GetPayloadValue<string[]>("sellers"));
    }

    [Fact]
    public async Task Leaving_one_of_two_sellers_keeps_the_other()
    {
        var robin = await fixture.SignUpAsync();
        var (left, kept) = (NewSeller(), NewSeller());
        await HandleAsync(new SellerMembershipChanged(left, robin.Id, "STAFF", IsActive: true, Version: 1));
        await HandleAsync(new SellerMembershipChanged(kept, robin.Id, "OWNER", IsActive: true, Version: 1));
        await HandleAsync(new SellerMembershipChanged(left, robin.Id, "STAFF", IsActive: false, Version: 2));

        var token = AuthFixture.Read((await fixture.LoginAsync(robin.Email)).Text("tokens.accessToken"));

        Assert.Equal([kept], token.GetPayloadValue<string[]>("sellers"));
        Assert.Contains("SELLER_MEMBER", token.GetPayloadValue<string[]>("roles"));
    }

    private static string NewSeller() => $"sel_{Guid.NewGuid():N}";

    private async Task HandleAsync(SellerMembershipChanged message)
    {
        await fixture.Auth.PublishAsync(message);
        var id = Membership.IdOf(message.SellerId, message.UserId);
        await Eventually.HoldsAsync(
            async () => (await fixture.Auth.Store.Set<Membership>().FindAsync(id, CancellationToken.None))?.EventVersion == message.Version, "the membership");
    }
}
