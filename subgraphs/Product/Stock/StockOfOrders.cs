using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Stock;

[QueryRoot]
internal sealed class StockOfOrders(IDocumentStore store)
{
    private const int MaxOrders = 500;

    /// <summary>What orders hold, in no particular order; an order that has reserved nothing is left out.</summary>
    /// <param name="ids">At most 500 orders.</param>
    [ServiceOnly]
    public async Task<IReadOnlyList<StockReservationType>?> StockOfOrdersAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count > MaxOrders)
        {
            throw new GraphQL.ExecutionError($"At most {MaxOrders} orders.") { Code = "INVALID" };
        }

        var reservations = await store.Set<StockReservation>().FindManyAsync(
            [.. ids.Distinct(StringComparer.Ordinal).Select(StockReservation.IdOf)], cancellationToken);
        return [.. reservations.Values.Select(reservation => new StockReservationType(reservation))];
    }
}
