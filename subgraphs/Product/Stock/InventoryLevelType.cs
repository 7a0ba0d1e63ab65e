using GraphQL.DataLoader;
using Octomart.ProductSubgraph.Warehouses;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.ProductSubgraph.Stock;

/// <summary>How much of a variant lies in a warehouse.</summary>
internal sealed class InventoryLevelType(InventoryLevel level)
{
    /// <summary>Where it lies.</summary>
    public IDataLoaderResult<WarehouseType> Warehouse(DocumentLoader<Warehouse> warehouses) =>
        warehouses.Load(level.WarehouseId).Map(found => new WarehouseType(found ?? Warehouses.Warehouse.Default(level.SellerId)));

    /// <summary>Units in the warehouse.</summary>
    public int OnHand => level.OnHand;

    /// <summary>Units held for orders that are not paid yet.</summary>
    public int Reserved => level.Reserved;

    /// <summary>Units that can be bought: on hand less reserved, never below zero.</summary>
    public int Available => level.Available;
}
