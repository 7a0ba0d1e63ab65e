using System.Text.Json;
using Octomart.Contracts.Events;
using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.AuthSubgraph.Tests.Sessions;

/// <summary>The rotation of refresh tokens, on each store.</summary>
public abstract class TokenRefreshContract(AuthFixture fixture)
{
    private static readonly TimeSpan BeyondGrace = TimeSpan.FromSeconds(11);

    [ServerFact]
    public async Task A_refresh_token_is_exchanged_for_new_tokens_of_the_same_session()
    {
        var robin = await fixture.SignUpAsync();

        var refreshed = await fixture.RefreshAsync(robin.RefreshToken);

        Assert.Equal(robin.Id, refreshed.Text("user.id"));
        Assert.NotEqual(robin.RefreshToken, refreshed.Text("tokens.refreshToken"));
        Assert.Equal(SessionOf(robin.AccessToken), SessionOf(refreshed.Text("tokens.accessToken")));
    }

    [ServerFact]
    public async Task A_token_that_was_used_long_before_ends_the_whole_session()
    {
        var robin = await fixture.SignUpAsync();
        var next = await fixture.RefreshAsync(robin.RefreshToken);
        fixture.Clock.Advance(BeyondGrace);

        var reused = await fixture.RefreshAsync(robin.RefreshToken);
        var afterwards = await fixture.RefreshAsync(next.Text("tokens.refreshToken"));

        Assert.Equal(["TOKEN_REUSED"], reused.UserErrorCodes());
        Assert.Equal(["TOKEN_EXPIRED"], afterwards.UserErrorCodes());
    }

    [ServerFact]
    public async Task A_token_whose_successor_was_used_ends_the_session_even_at_once()
    {
        var robin = await fixture.SignUpAsync();
        var second = await fixture.RefreshAsync(robin.RefreshToken);
        var third = await fixture.RefreshAsync(second.Text("tokens.refreshToken"));

        var reused = await fixture.RefreshAsync(robin.RefreshToken);

        Assert.Equal(["TOKEN_REUSED"], reused.UserErrorCodes());
        Assert.Equal(["TOKEN_EXPIRED"], (await fixture.RefreshAsync(third.Text("tokens.refreshToken"))).UserErrorCodes());
    }

    [ServerFact]
    public async Task One_session_ends_and_the_others_stay()
    {
        var robin = await fixture.SignUpAsync();
        var phone = SignedIn.From(robin.Email, await fixture.LoginAsync(robin.Email));
        await fixture.RefreshAsync(robin.RefreshToken);
        fixture.Clock.Advance(BeyondGrace);

        await fixture.RefreshAsync(robin.RefreshToken);

        Assert.Empty((await fixture.RefreshAsync(phone.RefreshToken)).UserErrorCodes());
    }

    [ServerFact]
    public async Task A_token_that_is_sent_twice_within_seconds_gives_the_same_successor()
    {
        var robin = await fixture.SignUpAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => fixture.RefreshAsync(robin.RefreshToken)));
        fixture.Clock.Advance(TimeSpan.FromSeconds(9));
        var again = await fixture.RefreshAsync(robin.RefreshToken);

        var successor = Assert.Single(answers.Append(again).Select(answer => answer.Text("tokens.refreshToken")).Distinct());
        Assert.Empty((await fixture.RefreshAsync(successor)).UserErrorCodes());
    }

    [ServerFact]
    public async Task An_unused_session_ends_after_thirty_days_and_a_used_one_lives_on()
    {
        var idle = await fixture.SignUpAsync();
        var busy = await fixture.SignUpAsync();
        fixture.Clock.Advance(TimeSpan.FromDays(20));
        var refreshed = await fixture.RefreshAsync(busy.RefreshToken);
        fixture.Clock.Advance(TimeSpan.FromDays(20));

        Assert.Equal(["TOKEN_EXPIRED"], (await fixture.RefreshAsync(idle.RefreshToken)).UserErrorCodes());
        Assert.Empty((await fixture.RefreshAsync(refreshed.Text("tokens.refreshToken"))).UserErrorCodes());
    }

    private static string SessionOf(string accessToken) => AuthFixture.Read(accessToken).GetPayloadValue<string>("sid");
}

[RequiresMongoDb]
public sealed class TokenRefreshOnMongoDbTests(MongoDbAuthFixture fixture) : TokenRefreshContract(fixture), IClassFixture<MongoDbAuthFixture>;

[Collection(AuthCollection.Name)]
public sealed class TokenRefreshTests(AuthFixture fixture) : TokenRefreshContract(fixture)
{
    private readonly AuthFixture _auth = fixture;

    [Fact]
    public async Task Even_a_busy_session_ends_at_last()
    {
        var clock = new TestClock();
        await using var auth = await StartAsync(clock, new("Octomart:Auth:Tokens:RefreshTokenLifetime", "01:00:00"), new("Octomart:Auth:Tokens:SessionLifetime", "02:00:00"));
        var token = (await SignUpAsync(auth)).RefreshToken;
        var refreshes = 0;
        while (await RefreshAsync(auth, token) is var answer && answer.UserErrorCodes().Count == 0)
        {
            token = answer.Text("tokens.refreshToken");
            clock.Advance(TimeSpan.FromMinutes(30));
            refreshes++;
        }

        Assert.Equal(4, refreshes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing of ours")]
    public async Task An_unknown_token_is_refused(string token) =>
        Assert.Equal(["TOKEN_EXPIRED"], (await _auth.RefreshAsync(token)).UserErrorCodes());

    [StoresFact]
    public async Task A_session_survives_a_restart()
    {
        await using var auth = await StartAsync(clock: null);
        var login = await SignUpAsync(auth);

        await auth.RestartAsync();

        using var client = auth.Anonymous().As(login.AccessToken);
        Assert.Equal(login.Id, (await client.DataAsync("{ me { id } }")).Text("me.id"));
        Assert.Empty((await RefreshAsync(auth, login.RefreshToken)).UserErrorCodes());
    }

    private static Task<SubgraphHarness> StartAsync(TimeProvider? clock, params KeyValuePair<string, string?>[] settings) =>
        SubgraphHarness.StartAsync(new AuthSubgraph(), new SubgraphHarnessOptions
        {
            Clock = clock,
            Settings = [.. AuthFixture.QuickSettings, .. settings],
            Services = services => services.RecordEvents<EmailVerificationRequested>(),
        });

    private static async Task<JsonElement> RefreshAsync(SubgraphHarness auth, string refreshToken)
    {
        using var guest = auth.Anonymous();
        return (await guest.DataAsync(
            "mutation($t: String!) { tokenRefresh(input: { refreshToken: $t }) { tokens { refreshToken } userErrors { code } } }", new { t = refreshToken })).At("tokenRefresh");
    }

    private static async Task<SignedIn> SignUpAsync(SubgraphHarness auth)
    {
        using var guest = auth.Anonymous();
        await guest.DataAsync($$"""mutation { register(input: { email: "a@example.com", password: "{{AuthFixture.Password}}", displayName: "Robin" }) { userErrors { code } } }""");
        var mail = await auth.EventAsync<EmailVerificationRequested>(_ => true);
        await guest.DataAsync("mutation($t: String!) { emailVerify(input: { token: $t }) { userErrors { code } } }", new { t = mail.Token });
        var login = await guest.DataAsync(
            $$"""mutation { login(input: { email: "a@example.com", password: "{{AuthFixture.Password}}" }) { user { id } tokens { accessToken refreshToken } } }""");
        return SignedIn.From("a@example.com", login.At("login"));
    }
}
