using Microsoft.Extensions.Options;
using Octomart.ProductSubgraph.Catalogue;

namespace Octomart.ProductSubgraph.Stock;

/// <summary>Whether and how many can be bought.</summary>
/// <param name="InStock">Whether at least one can be bought right now.</param>
/// <param name="Quantity">How many can be bought right now.</param>
/// <param name="LowStock">Whether only a few are left.</param>
/// <param name="RestockAt">When more are expected; null when that is not known.</param>
internal sealed record Availability(bool InStock, int? Quantity, bool LowStock, DateTimeOffset? RestockAt);

/// <summary>Says of stock what shoppers are told.</summary>
internal sealed class AvailabilityRules(IOptions<CatalogueOptions> options)
{
    public Availability Of(IReadOnlyCollection<InventoryLevel> levels)
    {
        var available = levels.Sum(level => level.Available);
        return new Availability(available > 0, available, available > 0 && available <= options.Value.LowStockQuantity, null);
    }
}
