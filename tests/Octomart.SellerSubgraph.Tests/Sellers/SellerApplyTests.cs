using Octomart.Contracts.Events;
using Octomart.Testing;

namespace Octomart.SellerSubgraph.Tests.Sellers;

[Collection(SellerCollection.Name)]
public sealed class SellerApplyTests(SellerFixture fixture)
{
    [Fact]
    public async Task The_applicant_becomes_the_owner_of_a_seller_that_waits()
    {
        var user = SellerFixture.NewUser();
        var slug = SellerFixture.NewSlug();

        var applied = await fixture.ApplyAsync(user, slug, " Tin & Timber ", "fi", "Spoons.");

        var id = applied.Text("seller.id");
        Assert.Equal(
            (slug, "Tin & Timber", "APPLIED", "FI", "Spoons."),
            (applied.Text("seller.slug"), applied.Text("seller.name"), applied.Text("seller.status"), applied.Text("seller.countryCode"), applied.Text("seller.about")));
        var members = await fixture.Seller.As(user).DataAsync("query($id: ID!) { seller(id: $id) { members { role user { id } } } }", new { id });
        Assert.Equal(("OWNER", user.Id), (members.Text("seller.members.0.role"), members.Text("seller.members.0.user.id")));
        Assert.Equal("APPLIED", (await fixture.Seller.EventAsync<SellerChanged>(e => e.SellerId == id)).Status);
        Assert.DoesNotContain(fixture.Seller.Events<SellerMembershipChanged>(), e => e.SellerId == id && e.IsActive);
    }

    [Theory]
    [InlineData("x", "tin-and-timber", "FI", "name")]
    [InlineData("   ", "tin-and-timber", "FI", "name")]
    [InlineData("Tin\u0000", "tin-and-timber", "FI", "name")]
    [InlineData("Tin & Timber", "Tin-And-Timber", "FI", "slug")]
    [InlineData("Tin & Timber", "tin--timber", "FI", "slug")]
    [InlineData("Tin & Timber", "-tin", "FI", "slug")]
    [InlineData("Tin & Timber", "ab", "FI", "slug")]
    [InlineData("Tin & Timber", "admin", "FI", "slug")]
    [InlineData("Tin & Timber", "", "FI", "slug")]
    [InlineData("Tin & Timber", "tin/../timber", "FI", "slug")]
    [InlineData("Tin & Timber", "tin-and-timber\n", "FI", "slug")]
    [InlineData("Tin & Timber", "tin-and-timber", "Finland", "countryCode")]
    [InlineData("Tin & Timber", "tin-and-timber", "F1", "countryCode")]
    public async Task Bad_input_is_refused_at_its_field(string name, string slug, string country, string field)
    {
        var answer = await fixture.ApplyAsync(SellerFixture.NewUser(), slug, name, country);

        Assert.Equal(["INVALID"], answer.UserErrorCodes());
        Assert.Equal(field, answer.Text("userErrors.0.field.1"));
    }

    [Fact]
    public async Task A_slug_belongs_to_one_seller()
    {
        var slug = SellerFixture.NewSlug();
        await fixture.ApplyAsync(SellerFixture.NewUser(), slug);

        Assert.Equal(["SLUG_TAKEN"], (await fixture.ApplyAsync(SellerFixture.NewUser(), slug)).UserErrorCodes());
    }

    [Fact]
    public async Task Of_many_who_want_one_slug_at_once_one_gets_it()
    {
        var slug = SellerFixture.NewSlug();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => fixture.ApplyAsync(SellerFixture.NewUser(), slug)));

        Assert.Single(answers, answer => answer.UserErrorCodes().Count == 0);
        Assert.Equal(9, answers.Count(answer => answer.UserErrorCodes() is ["SLUG_TAKEN"]));
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_makes_one_application()
    {
        var user = SellerFixture.NewUser();
        var slug = SellerFixture.NewSlug();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => fixture.ApplyAsync(user, slug)));

        Assert.Single(answers.Select(answer => answer.Text("seller.id")).Distinct());
    }

    [Fact]
    public async Task One_person_has_at_most_three_undecided_applications()
    {
        var user = SellerFixture.NewUser();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => fixture.ApplyAsync(user)));

        Assert.Equal(3, answers.Count(answer => answer.UserErrorCodes() is ["LIMIT_REACHED"]));

        await fixture.DecideAsync(answers.First(answer => answer.UserErrorCodes().Count == 0).Text("seller.id"), approve: true);
        Assert.Empty((await fixture.ApplyAsync(user)).UserErrorCodes());
    }

    [Fact]
    public async Task Guests_must_sign_in()
    {
        var reply = await fixture.Guest.SendAsync(
            """mutation { sellerApply(input: { name: "Tin", slug: "tin-tin", countryCode: "FI" }) { seller { id } } }""");

        Assert.Equal(["UNAUTHENTICATED"], reply.ErrorCodes);
    }
}
