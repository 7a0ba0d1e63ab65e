using System.Runtime.CompilerServices;
using GraphQL;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Bulk;

[SubscriptionRoot]
internal sealed class BulkSubscriptions(IDocumentStore store, BulkChanges changes, TimeProvider clock)
{
    // Batches come faster than anybody can watch; another process's come without a word.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    /// <summary>A bulk operation as it is now, then a few times a second while it goes on, last as it ended.</summary>
    /// <param name="id">The operation's id.</param>
    [Authenticated]
    public async IAsyncEnumerable<BulkOperationType?> BulkOperationUpdated(string id, Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Listening begins before reading, so that nothing falls between the two.
        using var nudges = changes.Subscribe(id);
        var operation = await ReadAsync(id, caller, cancellationToken);
        yield return new BulkOperationType(operation);
        await using var told = nudges.ReadAllAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        Task<bool>? nudge = null;
        while (operation.IsOpen)
        {
            nudge ??= told.MoveNextAsync().AsTask();
            await Task.WhenAny(nudge, Task.Delay(store.IsShared ? Poll : Timeout.InfiniteTimeSpan, clock, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            nudge = nudge.IsCompleted ? null : nudge;
            var now = await ReadAsync(id, caller, cancellationToken);
            if (now.Version > operation.Version)
            {
                operation = now;
                yield return new BulkOperationType(operation);
                await Task.Delay(operation.IsOpen ? Pause : TimeSpan.Zero, clock, cancellationToken);
            }
        }
    }

    private async Task<BulkOperation> ReadAsync(string id, Caller caller, CancellationToken cancellationToken) =>
        await store.Set<BulkOperation>().FindAsync(id, cancellationToken) is { } operation && caller.ActsFor(operation.SellerId)
            ? operation
            : throw new ExecutionError("There is no such operation.") { Code = "NOT_FOUND" };
}
