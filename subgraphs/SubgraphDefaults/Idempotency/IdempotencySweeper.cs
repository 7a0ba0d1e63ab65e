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

    private const int BatchSize = 200;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        clock.RepeatAsync(Interval, SweepAsync, LogFailed, stoppingToken);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        while (await store.WriteAsync(DeleteBatchAsync, cancellationToken) == BatchSize)
        {
        }
    }

    // A key that is used anew while it is being deleted wins: the batch is read again, and the key is no longer in it.
    private async Task<int> DeleteBatchAsync(IUnitOfWork work, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var expired = await work.ListAsync(
            new DocumentQuery<IdempotencyRecord> { Where = record => record.ExpiresAt <= now, OrderBy = record => record.ExpiresAt, Limit = BatchSize },
            cancellationToken);
        foreach (var record in expired)
        {
            work.Delete(record);
        }

        return expired.Count;
    }

    [LoggerMessage(LogLevel.Error, "Expired idempotency keys could not be removed; tried again at the next round.")]
    private partial void LogFailed(Exception exception);
}
