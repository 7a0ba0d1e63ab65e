using System.Linq.Expressions;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Paging;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.Refunds;

/// <summary>Reads of refunds.</summary>
[QueryRoot]
internal sealed class RefundQueries(IDocumentStore store)
{
    /// <summary>All refunds, the newest first; those that are FAILED wait for people. For the shop's own people.</summary>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    /// <param name="status">Only those that are so far.</param>
    [RequiresScopes("finance:admin")]
    public async Task<Connection<RefundType>?> RefundsAsync(CancellationToken cancellationToken, int first = 20, string? after = null, RefundStatus? status = null)
    {
        Expression<Func<Refund, bool>>? where = status is { } wanted ? refund => refund.Status == wanted : null;
        var query = new DocumentQuery<Refund> { Where = where, OrderBy = refund => refund.CreatedAt, Descending = true, Limit = PageSize.Of(first), After = after };
        var page = await store.Set<Refund>().PageAsync(query, cancellationToken);
        return page.ToConnection(after, refund => new RefundType(refund), token => store.Set<Refund>().CountAsync(where, token));
    }
}
