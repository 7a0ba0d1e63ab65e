using Octomart.Store;

namespace Octomart.ProductSubgraph.Stock;

/// <summary>That units came into a warehouse or left it: who did it, and why. Written with the change, never changed.</summary>
internal sealed record StockMovement : Document
{
    public required string VariantId { get; init; }

    public required string SellerId { get; init; }

    public required string WarehouseId { get; init; }

    public required StockMovementKind Kind { get; init; }

    /// <summary>Positive when units came in.</summary>
    public required int Delta { get; init; }

    /// <summary>Units in the warehouse afterwards.</summary>
    public required int OnHand { get; init; }

    /// <summary>The user or service behind it.</summary>
    public string? Actor { get; init; }

    /// <summary>The actor's reason, or the order.</summary>
    public string? Note { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Why units came or left.</summary>
internal enum StockMovementKind
{
    /// <summary>Counted anew, received or written off by the seller.</summary>
    Adjusted,

    /// <summary>Paid for by an order.</summary>
    Sold,

    /// <summary>Back from an order.</summary>
    Returned,

    /// <summary>From one warehouse to another.</summary>
    Transferred,

    /// <summary>Named by a file that was imported.</summary>
    Imported,
}

/// <summary>Who changes stock, and why.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Actor">The user or service behind it.</param>
/// <param name="Note">The actor's reason, or the order.</param>
internal sealed record StockCause(StockMovementKind Kind, string? Actor, string? Note)
{
    public static StockCause Order(StockMovementKind kind, string orderId) => new(kind, "order", orderId);
}
