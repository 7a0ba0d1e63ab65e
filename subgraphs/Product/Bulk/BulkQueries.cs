using GraphQL.DataLoader;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Paging;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Bulk;

/// <summary>A page of bulk operations.</summary>
internal sealed class BulkOperationConnection(IReadOnlyList<Edge<BulkOperationType>> edges, PageInfo pageInfo, Func<CancellationToken, Task<long>> count)
    : Connection<BulkOperationType>(edges, pageInfo, count);

[QueryRoot]
internal sealed class BulkQueries(IDocumentStore store)
{
    /// <summary>A bulk operation of a seller that you belong to; null when there is none.</summary>
    /// <param name="id">The operation's id.</param>
    [Authenticated]
    public IDataLoaderResult<BulkOperationType?> BulkOperation(string id, DocumentLoader<BulkOperation> operations, Caller caller) =>
        BulkOperationType.Resolve(id, operations, caller);

    /// <summary>A seller's imports and exports of the last two weeks, the newest first; null when you do not belong to the seller.</summary>
    /// <param name="sellerId">Which seller.</param>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    [RequiresScopes("products:read")]
    public async Task<BulkOperationConnection?> BulkOperationsAsync(string sellerId, Caller caller, CancellationToken cancellationToken, int first = 20, string? after = null)
    {
        if (!caller.ActsFor(sellerId))
        {
            return null;
        }

        var query = new DocumentQuery<BulkOperation>
        {
            Where = operation => operation.SellerId == sellerId,
            OrderBy = operation => operation.CreatedAt,
            Descending = true,
            Limit = PageSize.Of(first),
            After = after,
        };
        var (edges, info) = (await store.Set<BulkOperation>().PageAsync(query, cancellationToken)).ToEdges(after, operation => new BulkOperationType(operation));
        return new BulkOperationConnection(edges, info, token => store.Set<BulkOperation>().CountAsync(query.Where, token));
    }
}
