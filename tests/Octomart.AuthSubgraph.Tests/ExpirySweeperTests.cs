using Microsoft.Extensions.DependencyInjection;
using Octomart.AuthSubgraph.Mail;
using Octomart.AuthSubgraph.Sessions;
using Octomart.AuthSubgraph.SignIn;
using Octomart.Testing;

namespace Octomart.AuthSubgraph.Tests;

[Collection(AuthCollection.Name)]
public sealed class ExpirySweeperTests(AuthFixture fixture)
{
    [Fact]
    public async Task What_has_run_out_is_removed_and_what_has_not_stays()
    {
        var gone = await fixture.SignUpAsync();
        await fixture.RegisterAsync(AuthFixture.NewEmail());
        await fixture.LoginAsync(gone.Email, "not the password");
        fixture.Clock.Advance(TimeSpan.FromDays(31));
        var here = await fixture.SignUpAsync();

        var sweeper = fixture.Auth.Services.GetRequiredService<ExpirySweeper>();
        await Task.WhenAll(sweeper.SweepAsync(CancellationToken.None), sweeper.SweepAsync(CancellationToken.None));

        var store = fixture.Auth.Store;
        var now = fixture.Clock.GetUtcNow();
        Assert.Equal(0, await store.Set<Session>().CountAsync(session => session.ExpiresAt < now, CancellationToken.None));
        Assert.Equal(0, await store.Set<RefreshToken>().CountAsync(token => token.ExpiresAt < now, CancellationToken.None));
        Assert.Equal(0, await store.Set<MailToken>().CountAsync(token => token.ExpiresAt < now, CancellationToken.None));
        Assert.Equal(0, await store.Set<MailAllowance>().CountAsync(allowance => allowance.ExpiresAt < now, CancellationToken.None));
        Assert.Equal(0, await store.Set<SignInAttempts>().CountAsync(attempts => attempts.ExpiresAt < now, CancellationToken.None));
        Assert.Empty((await fixture.RefreshAsync(here.RefreshToken)).UserErrorCodes());
    }
}
