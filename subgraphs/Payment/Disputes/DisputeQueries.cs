using System.Linq.Expressions;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Paging;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.Disputes;

/// <summary>Reads of disputes.</summary>
[QueryRoot]
internal sealed class DisputeQueries(IDocumentStore store)
{
    /// <summary>All disputes, the newest first. For the shop's own people.</summary>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    /// <param name="status">Only those that are so far.</param>
    [RequiresScopes("finance:admin")]
    public async Task<Connection<DisputeType>?> DisputesAsync(CancellationToken cancellationToken, int first = 20, string? after = null, DisputeStatus? status = null)
    {
        Expression<Func<Dispute, bool>>? where = status is { } wanted ? dispute => dispute.Status == wanted : null;
        var query = new DocumentQuery<Dispute> { Where = where, OrderBy = dispute => dispute.OpenedAt, Descending = true, Limit = PageSize.Of(first), After = after };
        var page = await store.Set<Dispute>().PageAsync(query, cancellationToken);
        return page.ToConnection(after, dispute => new DisputeType(dispute), token => store.Set<Dispute>().CountAsync(where, token));
    }
}
