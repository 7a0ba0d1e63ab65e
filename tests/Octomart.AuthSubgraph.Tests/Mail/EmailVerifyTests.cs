using Octomart.Contracts.Events;
using Octomart.Testing;

namespace Octomart.AuthSubgraph.Tests.Mail;

[Collection(AuthCollection.Name)]
public sealed class EmailVerifyTests(AuthFixture fixture)
{
    [Fact]
    public async Task A_link_that_is_opened_twice_succeeds_twice()
    {
        var email = AuthFixture.NewEmail();
        await fixture.RegisterAsync(email);
        var token = await fixture.VerificationTokenAsync(email);

        var answers = await Task.WhenAll(fixture.VerifyAsync(token), fixture.VerifyAsync(token));

        Assert.All(answers, answer => Assert.Equal(email, answer.Text("user.email")));
    }

    [Fact]
    public async Task An_unknown_token_is_refused()
    {
        Assert.Equal(["TOKEN_EXPIRED"], (await fixture.VerifyAsync("nothing")).UserErrorCodes());
        Assert.Equal(["TOKEN_EXPIRED"], (await fixture.VerifyAsync("")).UserErrorCodes());
    }

    [Fact]
    public async Task A_link_works_for_a_day()
    {
        var email = AuthFixture.NewEmail();
        await fixture.RegisterAsync(email);
        var token = await fixture.VerificationTokenAsync(email);

        fixture.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(["TOKEN_EXPIRED"], (await fixture.VerifyAsync(token)).UserErrorCodes());
        Assert.Equal(["EMAIL_UNVERIFIED"], (await fixture.LoginAsync(email)).UserErrorCodes());
    }

    [Fact]
    public async Task A_token_for_a_new_password_proves_no_address_here()
    {
        var robin = await fixture.SignUpAsync();
        await fixture.Guest.DataAsync("mutation($input: PasswordResetRequestInput!) { passwordResetRequest(input: $input) { userErrors { code } } }", new { input = new { email = robin.Email } });
        var reset = await fixture.Auth.EventAsync<PasswordResetRequested>(mail => mail.UserId == robin.Id);

        Assert.Equal(["TOKEN_EXPIRED"], (await fixture.VerifyAsync(reset.Token)).UserErrorCodes());
    }
}
