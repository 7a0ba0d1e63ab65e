using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Stock;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Warehouses;

/// <summary>A warehouse that is given up.</summary>
/// <param name="Id">Which.</param>
internal sealed record WarehouseRetireInput(string Id);

[MutationRoot]
internal sealed class WarehouseRetire(IDocumentStore store)
{
    /// <summary>
    /// Gives up an empty warehouse of yours: nothing can be put there any more. Move its stock elsewhere first. What comes back from orders
    /// that were sent from there still arrives there. The main warehouse stays.
    /// </summary>
    /// <param name="input">Which warehouse.</param>
    [RequiresScopes("inventory:write")]
    public async Task<WarehousePayload?> WarehouseRetireAsync(WarehouseRetireInput input, Caller caller, CancellationToken cancellationToken) =>
        await store.WriteAsync((work, token) => RetireAsync(work, input, caller, token), cancellationToken);

    private static async Task<WarehousePayload> RetireAsync(IUnitOfWork work, WarehouseRetireInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (await work.FindAsync<Warehouse>(input.Id, cancellationToken) is not { } warehouse || !caller.ActsFor(warehouse.SellerId))
        {
            return WarehousePayload.Refused(CatalogError.NotFound("warehouse", "id"));
        }

        if (warehouse.IsRetired)
        {
            return new WarehousePayload(new WarehouseType(warehouse), []);
        }

        if (warehouse.Id == Warehouse.DefaultIdOf(warehouse.SellerId))
        {
            return WarehousePayload.Refused(CatalogError.Invalid("The main warehouse stays.", "id"));
        }

        var levels = await work.ListAsync(new DocumentQuery<InventoryLevel> { Where = level => level.WarehouseId == warehouse.Id, Limit = 100_000 }, cancellationToken);
        if (levels.Any(level => level is not { OnHand: 0, Reserved: 0 }))
        {
            return WarehousePayload.Refused(new CatalogError(CatalogErrorCode.WarehouseNotEmpty, "Stock lies there: move it elsewhere first.", ["input", "id"]));
        }

        // Written, although they stay the same: whoever puts units there at this moment must not go unnoticed.
        foreach (var level in levels)
        {
            work.Update(level);
        }

        var retired = warehouse with { IsRetired = true };
        work.Update(retired);
        return new WarehousePayload(new WarehouseType(retired), []);
    }
}
