using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Orders;

[QueryRoot]
internal sealed class OrderQueries(IDocumentStore store)
{
    /// <summary>
    /// An order by id or number: your own when you are signed in, a guest's with its token. Null when there is none or it is not yours to
    /// open.
    /// </summary>
    /// <param name="id">The order's id, which opens nothing by itself.</param>
    /// <param name="number">The order's number, which opens nothing by itself.</param>
    /// <param name="guestToken">The token that was told when the guest's order was placed.</param>
    public async Task<OrderType?> OrderAsync(
        Caller caller, CancellationToken cancellationToken, string? id = null, string? number = null, string? guestToken = null)
    {
        var orders = store.Set<Order>();
        var order = id is not null ? await orders.FindAsync(id, cancellationToken)
            : number is not null ? await orders.FirstAsync(new DocumentQuery<Order> { Where = o => o.Number == number }, cancellationToken)
            : null;
        return order?.MayRead(caller, guestToken) == true && (number is null || order.Number == number) ? new OrderType(order) : null;
    }
}
