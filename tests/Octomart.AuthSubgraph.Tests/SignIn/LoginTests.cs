using Octomart.AuthSubgraph.Passwords;
using Octomart.AuthSubgraph.Sessions;
using Octomart.AuthSubgraph.Users;
using Octomart.Contracts.Events;
using Octomart.Store;
using Octomart.Testing;

namespace Octomart.AuthSubgraph.Tests.SignIn;

[Collection(AuthCollection.Name)]
public sealed class LoginTests(AuthFixture fixture)
{
    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_answered_alike()
    {
        var robin = await fixture.SignUpAsync();

        var wrong = await fixture.LoginAsync(robin.Email, "not the password");
        var unknown = await fixture.LoginAsync(AuthFixture.NewEmail(), "not the password");

        Assert.Equal(["INVALID_CREDENTIALS"], wrong.UserErrorCodes());
        Assert.Equal(wrong.GetRawText(), unknown.GetRawText());
    }

    [Fact]
    public async Task That_an_address_is_unverified_is_told_only_to_who_knows_the_password()
    {
        var email = AuthFixture.NewEmail();
        await fixture.RegisterAsync(email);

        Assert.Equal(["INVALID_CREDENTIALS"], (await fixture.LoginAsync(email, "not the password")).UserErrorCodes());
        Assert.Equal(["EMAIL_UNVERIFIED"], (await fixture.LoginAsync(email)).UserErrorCodes());
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    public async Task Odd_passwords_are_just_wrong(string password)
    {
        var robin = await fixture.SignUpAsync();

        Assert.Equal(["INVALID_CREDENTIALS"], (await fixture.LoginAsync(robin.Email, password)).UserErrorCodes());
        Assert.Equal(["INVALID_CREDENTIALS"], (await fixture.LoginAsync(robin.Email, new string('x', 100_000))).UserErrorCodes());
    }

    [Fact]
    public async Task The_address_may_be_typed_in_any_case()
    {
        var robin = await fixture.SignUpAsync();

        Assert.Equal(robin.Id, (await fixture.LoginAsync($" {robin.Email.ToUpperInvariant()} ")).Text("user.id"));
    }

    [Fact]
    public async Task An_access_token_says_who_may_do_what_for_a_quarter_of_an_hour()
    {
        var robin = await fixture.SignUpAsync();

        var token = AuthFixture.Read(robin.AccessToken);

        Assert.Equal("ES256", token.Alg);
        Assert.Equal(("octomart", robin.Id), (token.Issuer, token.Subject));
        Assert.Equal(["octomart"], token.Audiences);
        Assert.Equal("orders:buyer", token.GetPayloadValue<string>("scope"));
        Assert.Equal(["CUSTOMER"], token.GetPayloadValue<string[]>("roles"));
        Assert.Equal([], token.GetPayloadValue<string[]>("sellers"));
        Assert.StartsWith("ses_", token.GetPayloadValue<string>("sid"), StringComparison.Ordinal);
        Assert.Equal(fixture.Clock.GetUtcNow().AddMinutes(15).UtcDateTime, token.ValidTo);
    }

    [Fact]
    public async Task Admins_may_run_the_shop()
    {
        var admin = await fixture.SignUpAdminAsync();

        var scopes = AuthFixture.Read(admin.AccessToken).GetPayloadValue<string>("scope").Split(' ');

        Assert.Equal(
            new[]
            {
                "categories:write", "delivery:write", "finance:admin", "finance:read", "finance:write", "inventory:read", "inventory:write", "notifications:admin", "orders:admin",
                "orders:buyer", "orders:read", "orders:write", "payouts:write", "products:admin", "products:read", "products:write", "promotions:admin", "promotions:read",
                "promotions:write", "refunds:write", "returns:write", "reviews:moderate", "sellers:admin", "taxes:admin", "users:read", "webhooks:write",
            },
            scopes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nothing_that_could_sign_somebody_in_is_stored()
    {
        var robin = await fixture.SignUpAsync();

        Assert.Null(await fixture.Auth.Store.Set<RefreshToken>().FindAsync(robin.RefreshToken, CancellationToken.None));
        Assert.NotNull(await fixture.Auth.Store.Set<RefreshToken>().FindAsync(RefreshToken.IdOf(robin.RefreshToken), CancellationToken.None));
        var account = await fixture.Auth.Store.Set<User>().FindAsync(robin.Id, CancellationToken.None);
        Assert.StartsWith("$argon2id$v=19$m=1024,t=1,p=1$", account!.PasswordHash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_cart_is_merged_before_sign_in_answers()
    {
        var robin = await fixture.SignUpAsync();

        await fixture.LoginAsync(robin.Email, guestCartToken: "the guest's token");

        var call = Assert.Single(fixture.Others.Calls, call => call.Variables.Text("input.userId") == robin.Id);
        Assert.Equal(("cart", "guestCartMerge", "the guest's token"), (call.Subgraph, call.Field, call.Variables.Text("input.guestToken")));
        Assert.DoesNotContain(fixture.Auth.Events<GuestCartClaimed>(), claimed => claimed.UserId == robin.Id);
    }

    [Fact]
    public async Task A_guest_cart_is_merged_later_when_Cart_is_away()
    {
        var robin = await fixture.SignUpAsync();
        fixture.Others.On("cart", "guestCartMerge", _ => throw new FakeOutageException());
        try
        {
            var login = await fixture.LoginAsync(robin.Email, guestCartToken: "the guest's token");

            Assert.Empty(login.UserErrorCodes());
            Assert.Equal("the guest's token", (await fixture.Auth.EventAsync<GuestCartClaimed>(claimed => claimed.UserId == robin.Id)).GuestCartToken);
        }
        finally
        {
            fixture.Others.On("cart", "guestCartMerge", _ => new { cart = (object?)null });
        }
    }

    [Fact]
    public async Task A_hash_of_another_cost_is_renewed_at_sign_in()
    {
        var robin = await fixture.SignUpAsync();
        using var yesterday = new PasswordHasher(Microsoft.Extensions.Options.Options.Create(new PasswordOptions { MemoryKiB = 2_048, Iterations = 1 }));
        var oldHash = await yesterday.HashAsync(AuthFixture.Password, CancellationToken.None);
        await fixture.Auth.Store.WriteAsync(async (work, token) => work.Update((await work.FindAsync<User>(robin.Id, token))! with { PasswordHash = oldHash }), CancellationToken.None);

        Assert.Empty((await fixture.LoginAsync(robin.Email)).UserErrorCodes());

        var account = await fixture.Auth.Store.Set<User>().FindAsync(robin.Id, CancellationToken.None);
        Assert.StartsWith("$argon2id$v=19$m=1024,", account!.PasswordHash, StringComparison.Ordinal);
        Assert.Empty((await fixture.LoginAsync(robin.Email)).UserErrorCodes());
    }
}
