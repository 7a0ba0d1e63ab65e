using Microsoft.Extensions.Options;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Bulk;

/// <summary>
/// Works off bulk operations, some at a time, the oldest first. Of several processes on one store each takes what nobody holds, or
/// what its holder has shown no sign of life for; on a store of our own, what is running at the start was left by a crash.
/// </summary>
internal sealed class BulkRunner(
    IDocumentStore store, BulkChanges changes, ImportJob imports, ExportJob exports, IOptions<BulkOptions> options, TimeProvider clock, ILogger<BulkRunner> log)
    : BackgroundService
{
    private readonly string _me = Guid.NewGuid().ToString("N");
    private readonly Dictionary<string, Task> _running = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await StartDueAsync(stoppingToken);
                await changes.WaitAsync(options.Value.PollInterval, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The shop closes; what is under way goes on at the next start.
        }

        await Task.WhenAll(_running.Values);
    }

    private async Task StartDueAsync(CancellationToken cancellationToken)
    {
        foreach (var done in _running.Where(job => job.Value.IsCompleted).Select(job => job.Key).ToList())
        {
            _running.Remove(done);
        }

        if (_running.Count >= options.Value.Concurrency)
        {
            return;
        }

        try
        {
            var open = await store.Set<BulkOperation>().ListAsync(
                new DocumentQuery<BulkOperation> { Where = operation => operation.IsOpen, OrderBy = operation => operation.CreatedAt }, cancellationToken);
            foreach (var operation in open.Where(operation => !_running.ContainsKey(operation.Id)).Where(IsDue).Take(options.Value.Concurrency - _running.Count))
            {
                _running[operation.Id] = RunAsync(operation.Id, cancellationToken);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            log.LogError(e, "Bulk operations could not be looked for; it is tried again.");
        }
    }

    private bool IsDue(BulkOperation operation) =>
        operation.LeaseUntil is not { } until || until <= clock.GetUtcNow() || (operation.LeaseOwner is not null && !store.IsShared);

    private async Task RunAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            if (await TakeAsync(id, cancellationToken) is { } operation)
            {
                await (operation.Import is { } import ? imports.RunAsync(operation, import, _me, cancellationToken) : exports.RunAsync(operation, operation.Export!, _me, cancellationToken));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Goes on at the next start.
        }
        catch (Exception e)
        {
            log.LogError(e, "The bulk operation '{Id}' stumbled.", id);
            await StumbleAsync(id, cancellationToken);
        }
        finally
        {
            changes.Wake();
        }
    }

    private Task<BulkOperation?> TakeAsync(string id, CancellationToken cancellationToken) => store.WriteAsync(async (work, token) =>
    {
        var now = clock.GetUtcNow();
        if (await work.FindAsync<BulkOperation>(id, token) is not { IsOpen: true } operation || !IsDue(operation))
        {
            return null;
        }

        var taken = operation.IsCancelRequested ? operation.Stop(now) : operation.Take(_me, now + options.Value.Lease, now);
        work.Update(taken);
        work.AfterCommit(() => changes.Tell(id));
        return taken.IsOpen ? taken : null;
    }, cancellationToken);

    private async Task StumbleAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await store.WriteAsync(async (work, token) =>
            {
                if (await work.FindAsync<BulkOperation>(id, token) is { IsOpen: true } operation && operation.LeaseOwner == _me)
                {
                    work.Update(operation.Stumble(clock.GetUtcNow()));
                    work.AfterCommit(() => changes.Tell(id));
                }
            }, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            log.LogError(e, "It could not be noted either; the lease of '{Id}' runs out by itself.", id);
        }
    }
}
