using Microsoft.Extensions.Options;
using Octomart.ProductSubgraph.Bulk;
using Octomart.ProductSubgraph.Media.Pictures;
using Octomart.ProductSubgraph.Uploads;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.ProductSubgraph.Files;

/// <summary>Says which files are in use, so that the others can be swept.</summary>
internal interface IFileUse
{
    /// <summary>Of these names, those that something stored refers to.</summary>
    Task<IReadOnlySet<string>> UsedAsync(IReadOnlyList<string> names, CancellationToken cancellationToken);
}

/// <summary>
/// Removes uploads that nobody used in time, bulk operations that are long over, and files that nothing refers to any more. A file is
/// older than a day when it goes, so one that is being put to use is never taken away.
/// </summary>
internal sealed class FileSweeper(
    IDocumentStore store, IFileStore files, IEnumerable<IFileUse> uses, Renditions renditions, IOptions<BulkOptions> options, TimeProvider clock, ILogger<FileSweeper> log) : BackgroundService
{
    private const int BatchSize = 200;
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        clock.RepeatAsync(Interval, SweepAsync, e => log.LogError(e, "Files could not be swept; it is tried again."), stoppingToken, atStart: false);

    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        await SweepUploadsAsync(cancellationToken);
        await SweepOperationsAsync(cancellationToken);
        foreach (var batch in files.SavedBefore(clock.GetUtcNow() - Grace).Chunk(BatchSize))
        {
            var used = new HashSet<string>(StringComparer.Ordinal);
            foreach (var use in uses)
            {
                used.UnionWith(await use.UsedAsync(batch, cancellationToken));
            }

            foreach (var name in batch.Where(name => !used.Contains(name)))
            {
                files.Delete(name);
            }
        }

        foreach (var gone in renditions.Files.Where(name => !files.Exists(name)).ToList())
        {
            renditions.Forget(gone);
        }
    }

    private Task SweepUploadsAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return store.DeleteAllAsync<Upload>(new() { Where = upload => upload.ExpiresAt <= now, OrderBy = upload => upload.ExpiresAt }, cancellationToken);
    }

    private async Task SweepOperationsAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - options.Value.Retention;
        var old = await store.Set<BulkOperation>().ListAsync(
            new DocumentQuery<BulkOperation> { Where = operation => operation.CreatedAt < before && !operation.IsOpen, OrderBy = operation => operation.CreatedAt }, cancellationToken);
        foreach (var operation in old)
        {
            await store.WriteAsync(async (work, token) =>
            {
                var pages = await work.FindManyAsync<BulkErrorPage>([.. Enumerable.Range(0, operation.ErrorPages).Select(page => BulkErrorPage.IdOf(operation.Id, page))], token);
                foreach (var page in pages.Values)
                {
                    work.Delete(page);
                }

                if (await work.FindAsync<BulkOperation>(operation.Id, token) is { } current)
                {
                    work.Delete(current);
                }
            }, cancellationToken);
        }
    }
}
