using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Paging;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.Payouts;

/// <summary>Reads of payouts.</summary>
[QueryRoot]
internal sealed class PayoutQueries(IDocumentStore store)
{
    /// <summary>A payout, for members who may read the seller's finances and the shop's own people; for anybody else the answer is null.</summary>
    /// <param name="id">The payout's id.</param>
    [Authenticated]
    public async Task<PayoutType?> PayoutAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return await store.Set<Payout>().FindAsync(id, cancellationToken) is { } payout && caller.MayReadFinances(payout.SellerId) ? new PayoutType(payout) : null;
    }

    /// <summary>Payouts that somebody of the shop has to see to: failed, come back, or without an answer for long. The newest first.</summary>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    [RequiresScopes("finance:admin")]
    public async Task<Connection<PayoutType>?> PayoutsNeedingPeopleAsync(CancellationToken cancellationToken, int first = 20, string? after = null)
    {
        var query = new DocumentQuery<Payout> { Where = payout => payout.NeedsPeople, OrderBy = payout => payout.CreatedAt, Descending = true, Limit = PageSize.Of(first), After = after };
        var page = await store.Set<Payout>().PageAsync(query, cancellationToken);
        return page.ToConnection(after, payout => new PayoutType(payout), token => store.Set<Payout>().CountAsync(query.Where, token));
    }
}
