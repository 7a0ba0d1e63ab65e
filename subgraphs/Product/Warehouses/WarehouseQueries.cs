using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Warehouses;

[QueryRoot]
internal sealed class WarehouseQueries(IDocumentStore store)
{
    /// <summary>Your warehouses, those in use first; null for a seller for whom you do not act.</summary>
    /// <param name="sellerId">Whose.</param>
    [RequiresScopes("inventory:read")]
    public async Task<IEnumerable<WarehouseType>?> WarehousesAsync(string sellerId, Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.ActsFor(sellerId))
        {
            return null;
        }

        var warehouses = await store.Set<Warehouse>().ListAsync(
            new DocumentQuery<Warehouse> { Where = warehouse => warehouse.SellerId == sellerId, Limit = WarehouseUpsert.MaxWarehouses + 1 }, cancellationToken);
        var all = warehouses.Any(warehouse => warehouse.Id == Warehouse.DefaultIdOf(sellerId)) ? warehouses : [Warehouse.Default(sellerId), .. warehouses];
        return all.OrderBy(warehouse => warehouse.IsRetired).ThenBy(warehouse => warehouse.Name, StringComparer.Ordinal).Select(warehouse => new WarehouseType(warehouse));
    }
}
