using System.Text.Json;
using Octomart.Contracts.Events;
using Octomart.SellerSubgraph.Members;
using Octomart.Store;
using Octomart.Testing;

namespace Octomart.SellerSubgraph.Tests.Sellers;

[Collection(SellerCollection.Name)]
public sealed class SellerUpdateTests(SellerFixture fixture)
{
    [Fact]
    public async Task Members_change_what_is_given_and_the_rest_stays()
    {
        var owner = SellerFixture.NewUser();
        var id = await fixture.ApprovedAsync(owner);

        var renamed = await UpdateAsync(owner, new { id, name = "Tin Only", about = "Spoons.", logoUrl = "https://example.com/logo.png" });
        var shortened = await UpdateAsync(owner, new { id, about = "" });

        Assert.Equal("""{"name":"Tin Only","about":"Spoons.","logoUrl":"https://example.com/logo.png","countryCode":"FI"}""", renamed.At("seller").GetRawText());
        Assert.Equal("""{"name":"Tin Only","about":null,"logoUrl":"https://example.com/logo.png","countryCode":"FI"}""", shortened.At("seller").GetRawText());
        Assert.Equal("Tin Only", (await fixture.Seller.EventAsync<SellerChanged>(e => e.SellerId == id && e.Version == 3)).Name);
    }

    [Fact]
    public async Task A_foreign_seller_answers_like_an_unknown_one()
    {
        var id = await fixture.ApprovedAsync(SellerFixture.NewUser());
        var stranger = SellerFixture.NewUser();

        var foreign = await UpdateAsync(stranger, new { id, name = "Mine now" });
        var unknown = await UpdateAsync(stranger, new { id = "sel_unknown", name = "Mine now" });

        Assert.Equal(["NOT_FOUND"], foreign.UserErrorCodes());
        Assert.Equal(unknown.GetRawText(), foreign.GetRawText());
    }

    [Fact]
    public async Task A_forged_sellers_claim_is_not_enough()
    {
        // The members of a seller are known here, so the token's word is not needed.
        var id = await fixture.ApprovedAsync(SellerFixture.NewUser());

        Assert.Equal(["NOT_FOUND"], (await UpdateAsync(TestUser.SellerMember("usr_former_member", id), new { id, name = "Mine now" })).UserErrorCodes());
    }

    [Fact]
    public async Task Staff_may_not_change_the_profile()
    {
        var id = await fixture.ApprovedAsync(SellerFixture.NewUser());
        var staff = SellerFixture.NewUser();
        await fixture.Seller.Store.WriteAsync((work, _) =>
        {
            work.Insert(new SellerMember
            {
                Id = SellerMember.IdOf(id, staff.Id),
                SellerId = id,
                UserId = staff.Id,
                Role = SellerRole.Staff,
                JoinedAt = TimeProvider.System.GetUtcNow(),
                IsActive = true,
            });
            return Task.CompletedTask;
        }, CancellationToken.None);

        Assert.Equal(["FORBIDDEN"], (await UpdateAsync(staff, new { id, name = "Mine now" })).UserErrorCodes());
    }

    [Fact]
    public async Task A_rejected_seller_stays_as_it_was()
    {
        var owner = SellerFixture.NewUser();
        var id = await fixture.AppliedAsync(owner);
        Assert.Empty((await UpdateAsync(owner, new { id, name = "Tin Only" })).UserErrorCodes());
        await fixture.DecideAsync(id, approve: false);

        Assert.Equal(["INVALID_TRANSITION"], (await UpdateAsync(owner, new { id, name = "Tin Again" })).UserErrorCodes());
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://example.com/logo.png")]
    [InlineData("/media/../secrets\"")]
    public async Task Addresses_that_a_page_should_not_load_are_refused(string logoUrl)
    {
        var owner = SellerFixture.NewUser();
        var id = await fixture.ApprovedAsync(owner);

        var answer = await UpdateAsync(owner, new { id, logoUrl });

        Assert.Equal(["INVALID"], answer.UserErrorCodes());
        Assert.Equal("logoUrl", answer.Text("userErrors.0.field.1"));
    }

    [Fact]
    public async Task Guests_must_sign_in()
    {
        var reply = await fixture.Guest.SendAsync("""mutation { sellerUpdate(input: { id: "sel_x", name: "Tin" }) { seller { id } } }""");

        Assert.Equal(["UNAUTHENTICATED"], reply.ErrorCodes);
    }

    private async Task<JsonElement> UpdateAsync(TestUser user, object input) => (await fixture.Seller.As(user).DataAsync(
        "mutation($input: SellerUpdateInput!) { sellerUpdate(input: $input) { seller { name about logoUrl countryCode } userErrors { code field } } }", new { input }))
        .At("sellerUpdate");
}
