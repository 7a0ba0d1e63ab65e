using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.SubgraphDefaults.Idempotency;

/// <summary>
/// Forgets used keys when their time is over. Until it comes round they count as unused already, so it may run late, twice at once,
/// or stop in the middle. Small batches keep it out of the way of writes.
/// </summary>
internal sealed partial class IdempotencySweeper(IDocumentStore store, TimeProvider clock, ILogger<IdempotencySweeper> logger) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(30);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        clock.RepeatAsync(Interval, SweepAsync, LogFailed, stoppingToken);

    public Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return store.DeleteAllAsync<IdempotencyRecord>(new() { Where = record => record.ExpiresAt <= now, OrderBy = record => record.ExpiresAt }, cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "Expired idempotency keys could not be removed; tried again at the next round.")]
    private partial void LogFailed(Exception exception);
}
