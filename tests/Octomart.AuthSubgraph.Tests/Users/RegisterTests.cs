using Octomart.AuthSubgraph.Users;
using Octomart.Contracts.Events;
using Octomart.Testing;

namespace Octomart.AuthSubgraph.Tests.Users;

[Collection(AuthCollection.Name)]
public sealed class RegisterTests(AuthFixture fixture)
{
    [Fact]
    public async Task A_free_address_is_mailed_a_link_that_opens_the_account()
    {
        var email = AuthFixture.NewEmail();

        var registered = await fixture.RegisterAsync(email, displayName: " Robin ");
        var before = await fixture.LoginAsync(email);
        var verified = await fixture.VerifyAsync(await fixture.VerificationTokenAsync(email));
        var after = await fixture.LoginAsync(email);

        Assert.Empty(registered.UserErrorCodes());
        Assert.Equal(["EMAIL_UNVERIFIED"], before.UserErrorCodes());
        Assert.Equal("Robin", verified.Text("user.displayName"));
        Assert.Equal(email, after.Text("user.email"));
        Assert.Equal(after.Text("user.id"), (await fixture.Auth.EventAsync<UserVerified>(e => e.Email == email)).UserId);
    }

    [Fact]
    public async Task A_taken_address_gets_the_same_answer_and_its_owner_a_mail()
    {
        var owner = await fixture.SignUpAsync();

        var free = await fixture.RegisterAsync(AuthFixture.NewEmail());
        var taken = await fixture.RegisterAsync(owner.Email.ToUpperInvariant(), "another password", "Mallory");

        Assert.Equal(free.GetRawText(), taken.GetRawText());
        Assert.Equal("Robin", (await fixture.Auth.EventAsync<RegistrationRepeated>(e => e.UserId == owner.Id)).DisplayName);
        Assert.Equal(["INVALID_CREDENTIALS"], (await fixture.LoginAsync(owner.Email, "another password")).UserErrorCodes());
        Assert.Empty((await fixture.LoginAsync(owner.Email)).UserErrorCodes());
    }

    [Theory]
    [InlineData("nobody", AuthFixture.Password, "Robin", "INVALID", "email")]
    [InlineData("a@b", AuthFixture.Password, "Robin", "INVALID", "email")]
    [InlineData("Robin <a@example.com>", AuthFixture.Password, "Robin", "INVALID", "email")]
    [InlineData("a@example.com\r\nBcc: b@example.com", AuthFixture.Password, "Robin", "INVALID", "email")]
    [InlineData("", AuthFixture.Password, "Robin", "INVALID", "email")]
    [InlineData("a@example.com", AuthFixture.Password, "  ", "INVALID", "displayName")]
    [InlineData("a@example.com", AuthFixture.Password, "Rob\u0007in", "INVALID", "displayName")]
    [InlineData("a@example.com", "short", "Robin", "WEAK_PASSWORD", "password")]
    [InlineData("a@example.com", "", "Robin", "WEAK_PASSWORD", "password")]
    [InlineData("a@example.com", "aaaaaaaaaaaa", "Robin", "WEAK_PASSWORD", "password")]
    [InlineData("a@example.com", "Password1234!", "Robin", "WEAK_PASSWORD", "password")]
    [InlineData("a@example.com", "1234567890123", "Robin", "WEAK_PASSWORD", "password")]
    [InlineData("a@example.com", "robin goes home", "Robin", "WEAK_PASSWORD", "password")]
    [InlineData("hollyhock@example.com", "my hollyhocks 77", "Robin", "WEAK_PASSWORD", "password")]
    public async Task Bad_input_is_refused_at_its_field(string email, string password, string displayName, string code, string field)
    {
        var answer = await fixture.RegisterAsync(email, password, displayName);

        Assert.Equal([code], answer.UserErrorCodes());
        Assert.Equal(field, answer.Text("userErrors.0.field.1"));
    }

    [Fact]
    public async Task Parallel_registrations_of_one_address_make_one_account()
    {
        var email = AuthFixture.NewEmail();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => fixture.RegisterAsync(i % 2 == 0 ? email : email.ToUpperInvariant(), $"nine blue otters {i}")));

        Assert.All(answers, answer => Assert.Empty(answer.UserErrorCodes()));
        Assert.Equal(1, await fixture.Auth.Store.Set<User>().CountAsync(user => user.NormalizedEmail == email, CancellationToken.None));
    }

    [Fact]
    public async Task The_link_that_is_opened_decides_whose_password_counts()
    {
        var email = AuthFixture.NewEmail();
        await fixture.RegisterAsync(email, "the thief's pass", "Mallory");
        var thiefsLink = await fixture.VerificationTokenAsync(email);
        await fixture.RegisterAsync(email, "the owner's pass", "Olive");
        var ownersLink = (await fixture.Auth.EventAsync<EmailVerificationRequested>(mail => mail.Email == email && mail.Token != thiefsLink)).Token;
        await fixture.RegisterAsync(email, "the thief's pass", "Mallory");

        var verified = await fixture.VerifyAsync(ownersLink);

        Assert.Equal("Olive", verified.Text("user.displayName"));
        Assert.Equal(["TOKEN_EXPIRED"], (await fixture.VerifyAsync(thiefsLink)).UserErrorCodes());
        Assert.Equal(["INVALID_CREDENTIALS"], (await fixture.LoginAsync(email, "the thief's pass")).UserErrorCodes());
        Assert.Empty((await fixture.LoginAsync(email, "the owner's pass")).UserErrorCodes());
    }

    [Fact]
    public async Task An_address_is_sent_only_so_many_mails_a_day()
    {
        var email = AuthFixture.NewEmail();

        for (var i = 0; i < 23; i++)
        {
            Assert.Empty((await fixture.RegisterAsync(email)).UserErrorCodes());
        }

        var marker = AuthFixture.NewEmail();
        await fixture.RegisterAsync(marker);
        await fixture.VerificationTokenAsync(marker);
        Assert.Equal(20, fixture.Auth.Events<EmailVerificationRequested>().Count(mail => mail.Email == email));
    }
}
