using Microsoft.Extensions.Options;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Limits;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.ProductSubgraph.Bulk;

/// <summary>Puts an operation into the queue, once however often it is asked for.</summary>
internal sealed class BulkStart(IDocumentStore store, BulkChanges changes, UserLimits limits, IOptions<BulkOptions> options)
{
    public async Task<BulkPayload> StartAsync(BulkOperation operation, Caller caller, CancellationToken cancellationToken)
    {
        if (await store.Set<BulkOperation>().FindAsync(operation.Id, cancellationToken) is { } known)
        {
            return Again(known, operation);
        }

        if (limits.Refuse(caller, LimitedAction.BulkOperation) is { } enough)
        {
            return BulkPayload.Refused(enough);
        }

        try
        {
            return await store.WriteAsync([$"bulk:{operation.SellerId}"], (work, token) => InsertAsync(work, operation, token), cancellationToken);
        }
        catch (DuplicateKeyException)
        {
            // Asked for twice at this very moment.
            return Again((await store.Set<BulkOperation>().FindAsync(operation.Id, cancellationToken))!, operation);
        }
    }

    private async Task<BulkPayload> InsertAsync(IUnitOfWork work, BulkOperation operation, CancellationToken cancellationToken)
    {
        var (sellerId, max) = (operation.SellerId, options.Value.MaxOpenPerSeller);
        var open = await work.ListAsync(
            new DocumentQuery<BulkOperation> { Where = other => other.IsOpen && other.SellerId == sellerId, OrderBy = other => other.CreatedAt, Limit = max }, cancellationToken);
        if (open.Count >= max)
        {
            return BulkPayload.Refused(new CatalogError(CatalogErrorCode.RateLimited, $"{max} operations are waiting or running already."));
        }

        work.Insert(operation);
        work.AfterCommit(changes.Wake);
        return BulkPayload.Of(operation);
    }

    private static BulkPayload Again(BulkOperation known, BulkOperation wanted) =>
        known.SellerId == wanted.SellerId && DocumentJson.Same(known.Import, wanted.Import) && DocumentJson.Same(known.Export, wanted.Export)
            ? BulkPayload.Of(known)
            : BulkPayload.Refused(new CatalogError(CatalogErrorCode.IdempotencyKeyReused, "The upload was used for another import: upload the file again."));
}
