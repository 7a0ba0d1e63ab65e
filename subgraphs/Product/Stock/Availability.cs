using Microsoft.Extensions.Options;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Variants;

namespace Octomart.ProductSubgraph.Stock;

/// <summary>Whether and how many can be bought.</summary>
/// <param name="InStock">Whether at least one can be bought right now.</param>
/// <param name="Quantity">How many can be bought right now.</param>
/// <param name="LowStock">Whether only a few are left.</param>
/// <param name="RestockAt">When the seller expects more; null when that is not known, or is past.</param>
internal sealed record Availability(bool InStock, int? Quantity, bool LowStock, DateTimeOffset? RestockAt);

/// <summary>Says of stock what shoppers are told.</summary>
internal sealed class AvailabilityRules(IOptions<CatalogueOptions> options, TimeProvider clock)
{
    public Availability Of(Variant variant, IReadOnlyCollection<InventoryLevel> levels)
    {
        var available = levels.Sum(level => level.Available);
        var isLow = available > 0 && available <= (variant.LowStockAt ?? options.Value.LowStockQuantity);
        return new Availability(available > 0, available, isLow, variant.RestockAt > clock.GetUtcNow() ? variant.RestockAt : null);
    }
}
