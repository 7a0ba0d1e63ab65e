using Octomart.Store;

namespace Octomart.ProductSubgraph.Bulk;

/// <summary>What every step of a job begins with, inside its unit of work.</summary>
internal static class BulkWork
{
    /// <summary>The operation, provided that it is still this process's to work on; a requested cancellation is carried out here.</summary>
    public static async Task<BulkOperation?> OpenAsync(
        IUnitOfWork work, string id, string me, TimeProvider clock, BulkChanges changes, CancellationToken cancellationToken)
    {
        if (await work.FindAsync<BulkOperation>(id, cancellationToken) is not { IsOpen: true } operation || operation.LeaseOwner != me)
        {
            return null;
        }

        if (!operation.IsCancelRequested)
        {
            return operation;
        }

        work.Update(operation.Stop(clock.GetUtcNow()));
        work.AfterCommit(() => changes.Tell(id));
        return null;
    }
}
