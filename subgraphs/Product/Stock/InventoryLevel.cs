using System.Text.Json.Serialization;
using Octomart.ProductSubgraph.Variants;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Stock;

/// <summary>
/// How much of a variant lies in a warehouse. One document for each pair: whoever changes it names the version that they read,
/// so that two buyers never get the same unit.
/// </summary>
internal sealed record InventoryLevel : Document
{
    /// <summary>More is a mistake in somebody's file.</summary>
    public const int MaxOnHand = 10_000_000;

    public required string VariantId { get; init; }

    public required string ProductId { get; init; }

    public required string SellerId { get; init; }

    public required string WarehouseId { get; init; }

    /// <summary>Units in the warehouse, sold ones excluded.</summary>
    public int OnHand { get; init; }

    /// <summary>Units held for orders that are not paid yet.</summary>
    public int Reserved { get; init; }

    /// <summary>The variant's threshold for low stock, copied here so that a sale need not read the variant; null for the shop's.</summary>
    public int? LowStockAt { get; init; }

    /// <summary>Units that can be bought.</summary>
    [JsonIgnore]
    public int Available => OnHand - Reserved;

    /// <summary>Nothing of the variant in the warehouse yet.</summary>
    public static InventoryLevel Empty(Variant variant, string warehouseId) => new()
    {
        Id = IdOf(variant.Id, warehouseId),
        VariantId = variant.Id,
        ProductId = variant.ProductId,
        SellerId = variant.SellerId,
        WarehouseId = warehouseId,
        LowStockAt = variant.LowStockAt,
    };

    /// <summary>The same for every writer, so that the pair exists once.</summary>
    public static string IdOf(string variantId, string warehouseId) => OpaqueId.From("inv", variantId, warehouseId);

    public InventoryLevel Reserve(int quantity) => Checked(this with { Reserved = Reserved + quantity });

    /// <summary>Reserved units are sold.</summary>
    public InventoryLevel Commit(int quantity) => Checked(this with { OnHand = OnHand - quantity, Reserved = Reserved - quantity });

    /// <summary>Reserved units go back on sale.</summary>
    public InventoryLevel Release(int quantity) => Checked(this with { Reserved = Reserved - quantity });

    /// <summary>Sold units come back.</summary>
    public InventoryLevel Restock(int quantity) => Checked(this with { OnHand = OnHand + quantity });

    /// <summary>Counted anew; null when fewer would be left than are reserved, or more than anybody has.</summary>
    public InventoryLevel? Adjust(int delta) =>
        (long)OnHand + delta is var onHand && onHand >= Reserved && onHand <= MaxOnHand ? this with { OnHand = (int)onHand } : null;

    // The last fence: whatever a caller got wrong, nothing is stored that was promised twice.
    private static InventoryLevel Checked(InventoryLevel level) => level is { Reserved: >= 0, Available: >= 0 }
        ? level
        : throw new InvalidOperationException($"Stock of '{level.VariantId}' would be {level.OnHand} on hand with {level.Reserved} reserved.");
}
