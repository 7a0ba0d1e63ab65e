using Octomart.Testing;

namespace Octomart.AuthSubgraph.Tests.SignIn;

[Collection(AuthCollection.Name)]
public sealed class LockoutTests(AuthFixture fixture)
{
    private const string Wrong = "not the password";

    [Fact]
    public async Task The_fifth_wrong_password_locks_the_address_for_half_a_minute()
    {
        var robin = await fixture.SignUpAsync();
        await GuessAsync(robin.Email, 5);

        var locked = await fixture.LoginAsync(robin.Email);
        fixture.Clock.Advance(TimeSpan.FromSeconds(20));
        var later = await fixture.LoginAsync(robin.Email);
        fixture.Clock.Advance(TimeSpan.FromSeconds(10));
        var open = await fixture.LoginAsync(robin.Email);

        Assert.Equal(["ACCOUNT_LOCKED"], locked.UserErrorCodes());
        Assert.Equal(30, locked.At("userErrors.0.retryAfterSeconds").GetInt32());
        Assert.Equal(10, later.At("userErrors.0.retryAfterSeconds").GetInt32());
        Assert.Empty(open.UserErrorCodes());
    }

    [Fact]
    public async Task Each_further_wrong_password_doubles_the_lock_up_to_a_quarter_of_an_hour()
    {
        var robin = await fixture.SignUpAsync();
        await GuessAsync(robin.Email, 5);
        var locks = new List<int>();

        for (var i = 0; i < 7; i++)
        {
            var seconds = (await fixture.LoginAsync(robin.Email)).At("userErrors.0.retryAfterSeconds").GetInt32();
            locks.Add(seconds);
            fixture.Clock.Advance(TimeSpan.FromSeconds(seconds));
            await GuessAsync(robin.Email, 1);
        }

        Assert.Equal([30, 60, 120, 240, 480, 900, 900], locks);
    }

    [Fact]
    public async Task Success_forgets_the_failures()
    {
        var robin = await fixture.SignUpAsync();
        await GuessAsync(robin.Email, 4);

        Assert.Empty((await fixture.LoginAsync(robin.Email)).UserErrorCodes());
        await GuessAsync(robin.Email, 4);

        Assert.Empty((await fixture.LoginAsync(robin.Email)).UserErrorCodes());
    }

    [Fact]
    public async Task Failures_are_forgotten_after_a_day()
    {
        var robin = await fixture.SignUpAsync();
        await GuessAsync(robin.Email, 4);

        fixture.Clock.Advance(TimeSpan.FromDays(1));

        await GuessAsync(robin.Email, 4);
        Assert.Empty((await fixture.LoginAsync(robin.Email)).UserErrorCodes());
    }

    [Fact]
    public async Task An_address_without_an_account_is_locked_just_the_same()
    {
        var robin = await fixture.SignUpAsync();
        var nobody = AuthFixture.NewEmail();
        await GuessAsync(robin.Email, 5);
        await GuessAsync(nobody, 5);

        var known = await fixture.LoginAsync(robin.Email, Wrong);
        var unknown = await fixture.LoginAsync(nobody, Wrong);

        Assert.Equal(known.GetRawText(), unknown.GetRawText());
    }

    [Fact]
    public async Task Guesses_that_are_sent_at_once_are_counted_one_by_one()
    {
        var robin = await fixture.SignUpAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => fixture.LoginAsync(robin.Email, Wrong)));

        var codes = answers.Select(answer => answer.UserErrorCodes()[0]).ToList();
        Assert.Equal(5, codes.Count(code => code == "INVALID_CREDENTIALS"));
        Assert.Equal(15, codes.Count(code => code == "ACCOUNT_LOCKED"));
    }

    private async Task GuessAsync(string email, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.Equal(["INVALID_CREDENTIALS"], (await fixture.LoginAsync(email, Wrong)).UserErrorCodes());
        }
    }
}
