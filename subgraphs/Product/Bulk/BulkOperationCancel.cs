using Octomart.ProductSubgraph.Errors;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Bulk;

/// <summary>An operation to be stopped.</summary>
/// <param name="Id">Which operation.</param>
internal sealed record BulkOperationCancelInput(string Id);

[MutationRoot]
internal sealed class BulkOperationCancel(IDocumentStore store, BulkChanges changes, TimeProvider clock)
{
    /// <summary>Stops a bulk operation after the batch that is under way. What was done stays.</summary>
    /// <param name="input">Which operation.</param>
    [RequiresScopes("products:write")]
    public async Task<BulkPayload?> BulkOperationCancelAsync(BulkOperationCancelInput input, Caller caller, CancellationToken cancellationToken) =>
        await store.WriteAsync(async (work, token) =>
        {
            if (await work.FindAsync<BulkOperation>(input.Id, token) is not { } operation || !caller.ActsFor(operation.SellerId))
            {
                return BulkPayload.Refused(CatalogError.NotFound("operation", "id"));
            }

            if (!operation.IsOpen)
            {
                return operation.Status == BulkStatus.Cancelled
                    ? BulkPayload.Of(operation)
                    : BulkPayload.Refused(new CatalogError(CatalogErrorCode.AlreadyFinished, "The operation has come to its end already.", ["input", "id"]));
            }

            var stopping = operation.Status == BulkStatus.Queued ? operation.Stop(clock.GetUtcNow()) : operation with { IsCancelRequested = true };
            work.Update(stopping);
            work.AfterCommit(() => changes.Tell(operation.Id));
            return BulkPayload.Of(stopping);
        }, cancellationToken);
}
