using System.Text.Json;
using Octomart.Contracts.Events;
using Octomart.Testing;

namespace Octomart.AuthSubgraph.Tests.Passwords;

[Collection(AuthCollection.Name)]
public sealed class PasswordResetTests(AuthFixture fixture)
{
    private const string NewPassword = "seven green owls";

    [Fact]
    public async Task The_mailed_token_sets_a_new_password_and_ends_all_sessions()
    {
        var robin = await fixture.SignUpAsync();
        await RequestAsync(robin.Email);

        var reset = await ResetAsync(await TokenAsync(robin.Email), NewPassword);

        Assert.Equal(robin.Id, reset.Text("user.id"));
        Assert.Equal(["TOKEN_EXPIRED"], (await fixture.RefreshAsync(robin.RefreshToken)).UserErrorCodes());
        Assert.Empty((await fixture.RefreshAsync(reset.Text("tokens.refreshToken"))).UserErrorCodes());
        Assert.Equal(["INVALID_CREDENTIALS"], (await fixture.LoginAsync(robin.Email)).UserErrorCodes());
        Assert.Empty((await fixture.LoginAsync(robin.Email, NewPassword)).UserErrorCodes());
    }

    [Fact]
    public async Task Unknown_addresses_are_answered_like_known_ones()
    {
        var robin = await fixture.SignUpAsync();

        var known = await RequestAsync(robin.Email);
        var unknown = await RequestAsync(AuthFixture.NewEmail());

        Assert.Equal("""{"userErrors":[]}""", known.GetRawText());
        Assert.Equal(known.GetRawText(), unknown.GetRawText());
        Assert.Equal(["INVALID"], (await RequestAsync("no address")).UserErrorCodes());
    }

    [Fact]
    public async Task A_token_works_once_even_when_it_is_sent_twice_at_once()
    {
        var robin = await fixture.SignUpAsync();
        await RequestAsync(robin.Email);
        var token = await TokenAsync(robin.Email);

        var answers = await Task.WhenAll(ResetAsync(token, NewPassword), ResetAsync(token, NewPassword));

        Assert.Equal(["TOKEN_EXPIRED"], answers.SelectMany(answer => answer.UserErrorCodes()));
    }

    [Fact]
    public async Task A_new_password_makes_all_other_mailed_tokens_worthless()
    {
        var robin = await fixture.SignUpAsync();
        await RequestAsync(robin.Email);
        var first = await TokenAsync(robin.Email);
        await RequestAsync(robin.Email);
        var second = (await fixture.Auth.EventAsync<PasswordResetRequested>(mail => mail.Email == robin.Email && mail.Token != first)).Token;

        await ResetAsync(second, NewPassword);

        Assert.Equal(["TOKEN_EXPIRED"], (await ResetAsync(first, "ten yellow cats")).UserErrorCodes());
    }

    [Fact]
    public async Task A_token_works_for_an_hour()
    {
        var robin = await fixture.SignUpAsync();
        await RequestAsync(robin.Email);
        var token = await TokenAsync(robin.Email);

        fixture.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(["TOKEN_EXPIRED"], (await ResetAsync(token, NewPassword)).UserErrorCodes());
    }

    [Fact]
    public async Task A_weak_password_leaves_the_token_as_it_was()
    {
        var robin = await fixture.SignUpAsync();
        await RequestAsync(robin.Email);
        var token = await TokenAsync(robin.Email);

        var weak = await ResetAsync(token, "short");
        var strong = await ResetAsync(token, NewPassword);

        Assert.Equal(["WEAK_PASSWORD"], weak.UserErrorCodes());
        Assert.Empty(strong.UserErrorCodes());
    }

    [Fact]
    public async Task Who_is_locked_out_gets_in_with_a_new_password()
    {
        var robin = await fixture.SignUpAsync();
        for (var i = 0; i < 5; i++)
        {
            await fixture.LoginAsync(robin.Email, "not the password");
        }

        await RequestAsync(robin.Email);
        await ResetAsync(await TokenAsync(robin.Email), NewPassword);

        Assert.Empty((await fixture.LoginAsync(robin.Email, NewPassword)).UserErrorCodes());
    }

    [Fact]
    public async Task A_reset_proves_the_address_too()
    {
        var email = AuthFixture.NewEmail();
        await fixture.RegisterAsync(email);
        await RequestAsync(email);

        await ResetAsync(await TokenAsync(email), NewPassword);

        Assert.Empty((await fixture.LoginAsync(email, NewPassword)).UserErrorCodes());
        Assert.Equal(email, (await fixture.Auth.EventAsync<UserVerified>(verified => verified.Email == email)).Email);
    }

    private async Task<JsonElement> RequestAsync(string email) =>
        (await fixture.Guest.DataAsync("mutation($input: PasswordResetRequestInput!) { passwordResetRequest(input: $input) { userErrors { code } } }", new { input = new { email } }))
            .At("passwordResetRequest");

    private async Task<string> TokenAsync(string email) =>
        (await fixture.Auth.EventAsync<PasswordResetRequested>(mail => mail.Email == email)).Token;

    private async Task<JsonElement> ResetAsync(string token, string password) => (await fixture.Guest.DataAsync(
        "mutation($input: PasswordResetInput!) { passwordReset(input: $input) { user { id } tokens { refreshToken } userErrors { code } } }",
        new { input = new { token, password } })).At("passwordReset");
}
