using System.Linq.Expressions;
using Octomart.AuthSubgraph.Mail;
using Octomart.AuthSubgraph.Sessions;
using Octomart.AuthSubgraph.SignIn;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.AuthSubgraph;

/// <summary>
/// Removes what has run out: mailed tokens, refresh tokens, sessions and counters. Nobody waits for it; whoever reads them checks the
/// time.
/// </summary>
internal sealed class ExpirySweeper(IDocumentStore store, TimeProvider clock, ILogger<ExpirySweeper> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    /// <summary>Removes everything that has run out by now.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await DeleteAsync<MailToken>(token => token.ExpiresAt < now, cancellationToken);
        await DeleteAsync<MailAllowance>(allowance => allowance.ExpiresAt < now, cancellationToken);
        await DeleteAsync<SignInAttempts>(attempts => attempts.ExpiresAt < now, cancellationToken);
        await DeleteAsync<RefreshToken>(token => token.ExpiresAt < now, cancellationToken);
        await DeleteAsync<Session>(session => session.ExpiresAt < now, cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        clock.RepeatAsync(Interval, SweepAsync, e => log.LogError(e, "Expired tokens and sessions could not be removed; the next round tries again"), stoppingToken, atStart: false);

    private Task DeleteAsync<T>(Expression<Func<T, bool>> where, CancellationToken cancellationToken) where T : Document =>
        store.DeleteAllAsync(new DocumentQuery<T> { Where = where }, cancellationToken);
}
