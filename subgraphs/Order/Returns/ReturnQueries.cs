using Octomart.OrderSubgraph.Orders;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Returns;

[QueryRoot]
internal sealed class ReturnQueries(IDocumentStore store)
{
    /// <summary>A return. Null when there is none or it is not yours to open.</summary>
    /// <param name="id">The return's id.</param>
    /// <param name="guestToken">The token of a guest's order.</param>
    public async Task<ReturnType?> ReturnAsync(string id, Caller caller, CancellationToken cancellationToken, string? guestToken = null)
    {
        var found = await store.Set<Return>().FindAsync(id, cancellationToken);
        var mayOpen = found is not null && (found.MayRead(caller)
            || (guestToken is not null
                && (await store.Set<Order>().FindAsync(found.OrderId, cancellationToken))?.MayOpen(caller, guestToken) == true));
        return mayOpen ? new ReturnType(found!) : null;
    }
}
