using Octomart.Testing;

namespace Octomart.SellerSubgraph.Tests.Members;

[Collection(SellerCollection.Name)]
public sealed class UserTests(SellerFixture fixture)
{
    private const string Query = "query($r: [_Any!]!) { _entities(representations: $r) { ... on User { id sellerMemberships { id status } } } }";

    [Fact]
    public async Task Somebody_sees_their_own_sellers_in_every_state()
    {
        var user = SellerFixture.NewUser();
        var approved = await fixture.ApprovedAsync(user);
        var applied = await fixture.AppliedAsync(user);

        var own = await fixture.Seller.As(user).DataAsync(Query, Of(user));

        Assert.Equal(
            $$"""[{"id":"{{approved}}","status":"APPROVED"},{"id":"{{applied}}","status":"APPLIED"}]""", own.At("_entities.0.sellerMemberships").GetRawText());
    }

    [Fact]
    public async Task Nobody_sees_those_of_others()
    {
        var user = SellerFixture.NewUser();
        await fixture.ApprovedAsync(user);

        var stranger = await fixture.Seller.As(SellerFixture.NewUser()).DataAsync(Query, Of(user));
        var guest = await fixture.Guest.SendAsync(Query, Of(user));
        var admin = await fixture.Seller.As(SellerFixture.Admin).DataAsync(Query, Of(user));

        Assert.Equal($$"""{"id":"{{user.Id}}","sellerMemberships":null}""", stranger.At("_entities.0").GetRawText());
        Assert.Equal(["UNAUTHENTICATED"], guest.ErrorCodes);
        Assert.Equal(1, admin.At("_entities.0.sellerMemberships").GetArrayLength());
    }

    private static object Of(TestUser user) => new { r = new[] { new { __typename = "User", id = user.Id } } };
}
