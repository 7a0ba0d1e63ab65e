using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CsvHelper;
using Microsoft.Extensions.Options;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Files;
using Octomart.ProductSubgraph.Import;
using Octomart.ProductSubgraph.Products;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Bulk;

/// <summary>
/// Imports a file: one side reads rows and gathers them into batches, the other writes a batch with the place that it reached in one
/// unit of work. Two batches wait at most, so memory does not grow with the file.
/// </summary>
internal sealed class ImportJob(
    IDocumentStore store,
    IFileStore files,
    CategoryImport categories,
    RowImport rows,
    CatalogueIndex index,
    BulkChanges changes,
    IOptions<BulkOptions> options,
    IOptions<ProductOptions> products,
    TimeProvider clock)
{
    private const int MaxBatchesWaiting = 2;
    private const int MaxRaces = 10;

    public async Task RunAsync(BulkOperation operation, ImportOrder order, string me, CancellationToken cancellationToken)
    {
        await using var content = files.OpenRead(order.File);
        if (content is null)
        {
            await FinishAsync(operation.Id, me, (current, now) => current.Fail("The file is not there any more: upload it again.", now), cancellationToken);
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var batches = Channel.CreateBounded<Batch>(MaxBatchesWaiting);
        var reading = Task.Run(() => ReadAsync(content, operation, order, batches.Writer, stop.Token), stop.Token);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellationToken))
            {
                if (!await WriteAsync(operation, order, batch, me, cancellationToken))
                {
                    return;
                }
            }

            await FinishAsync(operation.Id, me, (current, now) => current.Complete(now), cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException or CsvFormatException or FileTooLongException)
        {
            await FinishAsync(operation.Id, me, (current, now) => current.Fail($"The file cannot be read to its end: {e.Message}", now), cancellationToken);
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(Stream content, BulkOperation operation, ImportOrder order, ChannelWriter<Batch> batches, CancellationToken cancellationToken)
    {
        try
        {
            var file = new CatalogFile(content);
            var reader = new RowReader(new ForeignFields(order.Defaults, order.Columns.ToDictionary(column => column.Field, column => column.Column)));
            await foreach (var batch in BatchesAsync(reader, file, operation.Processed, cancellationToken))
            {
                await batches.WriteAsync(batch, cancellationToken);
            }

            batches.Complete();
        }
        catch (Exception e)
        {
            // Whoever writes finds it behind the last whole batch.
            batches.Complete(e);
        }
    }

    // What was done before a crash is read over: reading is cheap, and a compressed file has no other way.
    private async IAsyncEnumerable<Batch> BatchesAsync(RowReader reader, CatalogFile file, int done, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batch = new Batch();
        var count = 0;
        await foreach (var result in reader.ReadAsync(file, cancellationToken))
        {
            if (++count > options.Value.MaxRows)
            {
                throw new FileTooLongException($"It has more than {options.Value.MaxRows} rows.");
            }

            if (count <= done)
            {
                continue;
            }

            batch.Add(result);
            if (batch.Count == options.Value.BatchSize)
            {
                yield return batch;
                batch = new Batch();
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    // False when there is nothing to go on with: cancelled, or somebody else has it.
    private async Task<bool> WriteAsync(BulkOperation operation, ImportOrder order, Batch batch, string me, CancellationToken cancellationToken)
    {
        var sellerId = operation.SellerId!;
        var tree = await categories.EnsureAsync([.. batch.Rows.Select(row => row.CategoryPath)], order.IsDryRun, order.IsByShop, cancellationToken);
        for (var race = 1; ; race++)
        {
            try
            {
                return await store.WriteAsync([$"import:{sellerId}"], async (work, token) =>
                {
                    if (await BulkWork.OpenAsync(work, operation.Id, me, clock, changes, token) is not { } current)
                    {
                        return false;
                    }

                    var setting = new ImportSetting(sellerId, tree, index.Attributes, !order.IsByShop && products.Value.RequiresApproval, order.IsDryRun);
                    var outcome = await rows.ImportAsync(work, batch.Rows, setting, token);
                    List<BulkError> errors = [.. batch.Errors.Concat(outcome.Errors).OrderBy(error => error.Row)];
                    if (errors.Count > 0)
                    {
                        work.Insert(new BulkErrorPage { Id = BulkErrorPage.IdOf(current.Id, current.ErrorPages), OperationId = current.Id, Number = current.ErrorPages, Errors = [.. errors] });
                    }

                    var now = clock.GetUtcNow();
                    work.Update(current.Advance(outcome, errors, batch.Count, batch.Progress, now + options.Value.Lease, now));
                    work.AfterCommit(() => changes.Tell(current.Id));
                    return true;
                }, cancellationToken);
            }
            catch (DuplicateKeyException) when (race < MaxRaces)
            {
                // Somebody took a slug or SKU since it was looked up: the next round sees it.
            }
        }
    }

    private Task FinishAsync(string id, string me, Func<BulkOperation, DateTimeOffset, BulkOperation> finish, CancellationToken cancellationToken) => store.WriteAsync(async (work, token) =>
    {
        if (await BulkWork.OpenAsync(work, id, me, clock, changes, token) is { } current)
        {
            work.Update(finish(current, clock.GetUtcNow()));
            work.AfterCommit(() => changes.Tell(id));
        }
    }, cancellationToken);

    private sealed class Batch
    {
        public List<ImportRow> Rows { get; } = [];

        public List<BulkError> Errors { get; } = [];

        public double Progress { get; private set; }

        public int Count => Rows.Count + Errors.Count;

        public void Add(RowResult result)
        {
            Progress = result.Progress;
            if (result.Row is { } row)
            {
                Rows.Add(row);
            }
            else
            {
                Errors.Add(result.Error!);
            }
        }
    }

    private sealed class FileTooLongException(string message) : Exception(message);
}
