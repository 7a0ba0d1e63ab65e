using System.Text.Json;
using Octomart.Contracts.Events;
using Octomart.Testing;

namespace Octomart.SellerSubgraph.Tests.Sellers;

[Collection(SellerCollection.Name)]
public sealed class SellerDecideTests(SellerFixture fixture)
{
    [Fact]
    public async Task An_approved_seller_is_open_to_shoppers_and_its_owner_may_act_for_it()
    {
        var owner = SellerFixture.NewUser();
        var id = await fixture.AppliedAsync(owner);

        var decided = await fixture.DecideAsync(id, approve: true, note: "Welcome!");

        Assert.Equal("APPROVED", decided.Text("seller.status"));
        Assert.Equal("APPROVED", await StatusForGuestsAsync(id));
        var membership = await fixture.Seller.EventAsync<SellerMembershipChanged>(e => e.SellerId == id);
        Assert.Equal((owner.Id, "OWNER", true), (membership.UserId, membership.Role, membership.IsActive));
        var told = await fixture.Seller.EventAsync<SellerDecided>(e => e.SellerId == id);
        Assert.Equal((owner.Id, true, "Welcome!"), (told.OwnerUserId, told.IsApproved, told.Note));
    }

    [Fact]
    public async Task A_rejected_seller_stays_hidden_and_its_slug_is_free_again()
    {
        var owner = SellerFixture.NewUser();
        var slug = SellerFixture.NewSlug();
        var id = await fixture.AppliedAsync(owner, slug);

        await fixture.DecideAsync(id, approve: false, note: "No spoons, please.");

        Assert.Null(await StatusForGuestsAsync(id));
        Assert.False((await fixture.Seller.EventAsync<SellerDecided>(e => e.SellerId == id)).IsApproved);
        var own = await fixture.Seller.As(owner).DataAsync("query($id: ID!) { seller(id: $id) { status statusNote } }", new { id });
        Assert.Equal("""{"status":"REJECTED","statusNote":"No spoons, please."}""", own.At("seller").GetRawText());
        Assert.Empty((await fixture.ApplyAsync(SellerFixture.NewUser(), slug)).UserErrorCodes());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_decision_stands(bool first)
    {
        var id = await fixture.AppliedAsync(SellerFixture.NewUser());
        await fixture.DecideAsync(id, first);

        Assert.Equal(["INVALID_TRANSITION"], (await fixture.DecideAsync(id, true)).UserErrorCodes());
        Assert.Equal(["INVALID_TRANSITION"], (await fixture.DecideAsync(id, false)).UserErrorCodes());
    }

    [Fact]
    public async Task Of_two_admins_who_decide_at_once_one_decides()
    {
        var id = await fixture.AppliedAsync(SellerFixture.NewUser());

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => fixture.DecideAsync(id, approve: i % 2 == 0)));

        Assert.Single(answers, answer => answer.UserErrorCodes().Count == 0);
        Assert.Equal(5, answers.Count(answer => answer.UserErrorCodes() is ["INVALID_TRANSITION"]));
    }

    [Fact]
    public async Task A_suspended_seller_is_closed_until_it_is_reinstated()
    {
        var owner = SellerFixture.NewUser();
        var id = await fixture.ApprovedAsync(owner);

        var suspended = await SendAsync("sellerSuspend", new { id, reason = "Parcels full of sand." });
        Assert.Equal("SUSPENDED", suspended.Text("seller.status"));
        Assert.Null(await StatusForGuestsAsync(id));
        var lost = await fixture.Seller.EventAsync<SellerMembershipChanged>(e => e.SellerId == id && !e.IsActive);
        Assert.Equal(["INVALID_TRANSITION"], (await SendAsync("sellerSuspend", new { id, reason = "Again." })).UserErrorCodes());

        var reinstated = await SendAsync("sellerReinstate", new { id });
        Assert.Equal("APPROVED", reinstated.Text("seller.status"));
        Assert.Equal("APPROVED", await StatusForGuestsAsync(id));
        var regained = await fixture.Seller.EventAsync<SellerMembershipChanged>(e => e.SellerId == id && e.IsActive && e.Version > lost.Version);
        Assert.Equal(owner.Id, regained.UserId);
        Assert.Equal(["INVALID_TRANSITION"], (await SendAsync("sellerReinstate", new { id })).UserErrorCodes());
    }

    [Fact]
    public async Task An_old_order_still_names_a_seller_that_was_suspended_since()
    {
        var id = await fixture.ApprovedAsync(SellerFixture.NewUser());
        await SendAsync("sellerSuspend", new { id, reason = "Parcels full of sand." });

        var data = await fixture.Guest.DataAsync(
            "query($r: [_Any!]!) { _entities(representations: $r) { ... on Seller { name status } } }", new { r = new[] { new { __typename = "Seller", id } } });

        Assert.Equal("Tin & Timber", data.Text("_entities.0.name"));
    }

    [Fact]
    public async Task Each_event_of_a_seller_has_a_higher_version()
    {
        var id = await fixture.ApprovedAsync(SellerFixture.NewUser());
        await SendAsync("sellerSuspend", new { id, reason = "Parcels full of sand." });
        await SendAsync("sellerReinstate", new { id });
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.Seller.Events<SellerChanged>().Count(e => e.SellerId == id) == 4), "four events");

        var events = fixture.Seller.Events<SellerChanged>().Where(e => e.SellerId == id).OrderBy(e => e.Version).ToList();

        Assert.Equal([1L, 2, 3, 4], events.Select(e => e.Version));
        Assert.Equal(["APPLIED", "APPROVED", "SUSPENDED", "APPROVED"], events.Select(e => e.Status));
    }

    [Theory]
    [InlineData("""sellerDecide(input: { id: "ID", approve: true })""")]
    [InlineData("""sellerSuspend(input: { id: "ID", reason: "Because." })""")]
    [InlineData("""sellerReinstate(input: { id: "ID" })""")]
    public async Task Only_admins_decide_on_sellers(string field)
    {
        var owner = SellerFixture.NewUser();
        var id = await fixture.AppliedAsync(owner);
        var mutation = $"mutation {{ {field.Replace("ID", id, StringComparison.Ordinal)} {{ seller {{ id }} userErrors {{ code }} }} }}";

        Assert.Equal(["UNAUTHENTICATED"], (await fixture.Guest.SendAsync(mutation)).ErrorCodes);
        Assert.Equal(["FORBIDDEN"], (await fixture.Seller.As(owner).SendAsync(mutation)).ErrorCodes);
        Assert.Equal(["FORBIDDEN"], (await fixture.Seller.As(TestUser.SellerMember("usr_x", id)).SendAsync(mutation)).ErrorCodes);
    }

    [Fact]
    public async Task Unknown_sellers_and_missing_reasons_are_refused()
    {
        Assert.Equal(["NOT_FOUND"], (await fixture.DecideAsync("sel_unknown", approve: true)).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await SendAsync("sellerSuspend", new { id = "sel_unknown", reason = "Because." })).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await SendAsync("sellerReinstate", new { id = "sel_unknown" })).UserErrorCodes());
        Assert.Equal(["INVALID"], (await SendAsync("sellerSuspend", new { id = "sel_unknown", reason = " " })).UserErrorCodes());
    }

    private async Task<JsonElement> SendAsync(string field, object input)
    {
        var inputType = char.ToUpperInvariant(field[0]) + field[1..] + "Input";
        return (await fixture.Seller.As(SellerFixture.Admin).DataAsync(
            $"mutation($input: {inputType}!) {{ {field}(input: $input) {{ seller {{ id status }} userErrors {{ code }} }} }}", new { input })).At(field);
    }

    private async Task<string?> StatusForGuestsAsync(string id) =>
        (await fixture.Guest.DataAsync("query($id: ID!) { seller(id: $id) { status } }", new { id })).At("seller") is { ValueKind: JsonValueKind.Object } seller
            ? seller.Text("status")
            : null;
}
