using System.Collections.Immutable;
using GraphQL.Federation;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Stock;

/// <summary>What became of the units that an order asked for.</summary>
[Inaccessible]
internal enum StockReservationStatus
{
    /// <summary>Held until they are paid for or the reservation expires.</summary>
    Reserved,

    /// <summary>Sold.</summary>
    Committed,

    /// <summary>Given back.</summary>
    Released,

    /// <summary>Not paid for in time; back on sale.</summary>
    Expired,
}

/// <summary>Units held for one order. The id follows from the order's, so an order reserves once, however often it asks.</summary>
internal sealed record StockReservation : Document
{
    public required string OrderId { get; init; }

    public required StockReservationStatus Status { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What was taken from which warehouse. Never changes.</summary>
    public ImmutableArray<ReservedUnits> Units { get; init; } = [];

    /// <summary>Sold units that have come back since.</summary>
    public ImmutableArray<RestockedUnits> Restocks { get; init; } = [];

    public static string IdOf(string orderId) => OpaqueId.From("rsv", orderId);

    /// <summary>Whether these are the quantities that were reserved.</summary>
    public bool IsFor(IReadOnlyDictionary<string, int> quantities) =>
        Units.GroupBy(units => units.VariantId, StringComparer.Ordinal).Select(group => (group.Key, Sum: group.Sum(units => units.Quantity))).ToList() is var reserved
        && reserved.Count == quantities.Count && reserved.All(line => quantities.GetValueOrDefault(line.Key) == line.Sum);

    /// <summary>What the order still holds: what it took, less what has come back.</summary>
    public IEnumerable<ReservedUnits> Held() => Units
        .Select(units => units with { Quantity = units.Quantity - Restocked(units.LevelId) })
        .Where(units => units.Quantity > 0);

    /// <summary>These quantities back to where they were taken from; null when the order does not hold as many.</summary>
    public RestockedUnits? Restock(string restockId, IReadOnlyDictionary<string, int> quantities)
    {
        var back = new List<ReservedUnits>();
        foreach (var (variantId, quantity) in quantities)
        {
            var left = quantity;
            foreach (var units in Held().Where(units => units.VariantId == variantId))
            {
                var taken = Math.Min(left, units.Quantity);
                left -= taken;
                if (taken > 0)
                {
                    back.Add(units with { Quantity = taken });
                }
            }

            if (left > 0)
            {
                return null;
            }
        }

        return new RestockedUnits(restockId, [.. back]);
    }

    // Units of one order lie once in each level.
    private int Restocked(string levelId) => Restocks.SelectMany(restock => restock.Units).Where(units => units.LevelId == levelId).Sum(units => units.Quantity);
}

/// <summary>Units of one variant in one warehouse.</summary>
internal sealed record ReservedUnits(string VariantId, string LevelId, int Quantity);
