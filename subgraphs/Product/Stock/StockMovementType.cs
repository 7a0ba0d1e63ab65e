using GraphQL.DataLoader;
using Octomart.ProductSubgraph.Warehouses;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.ProductSubgraph.Stock;

/// <summary>That units of a variant came into a warehouse or left it.</summary>
internal sealed class StockMovementType(StockMovement movement)
{
    /// <summary>Opaque and stable.</summary>
    public string Id => movement.Id;

    /// <summary>Where.</summary>
    public IDataLoaderResult<WarehouseType> Warehouse(DocumentLoader<Warehouse> warehouses) =>
        warehouses.Load(movement.WarehouseId).Map(found => new WarehouseType(found ?? Warehouses.Warehouse.Default(movement.SellerId)));

    /// <summary>Why.</summary>
    public StockMovementKind Kind => movement.Kind;

    /// <summary>How many; negative when they left.</summary>
    public int Delta => movement.Delta;

    /// <summary>Units in the warehouse afterwards.</summary>
    public int OnHand => movement.OnHand;

    /// <summary>The user or service behind it.</summary>
    public string? Actor => movement.Actor;

    /// <summary>The seller's reason, or the order's id.</summary>
    public string? Note => movement.Note;

    /// <summary>When.</summary>
    public DateTimeOffset At => movement.At;
}
