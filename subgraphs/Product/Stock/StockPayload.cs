using GraphQL.Federation;
using Octomart.ProductSubgraph.Errors;

namespace Octomart.ProductSubgraph.Stock;

/// <summary>The reservation of an order, or why it is not what was asked for.</summary>
/// <param name="Reservation">As it is now; null when there is none.</param>
/// <param name="Shortages">Of what there is too little; empty unless the code is INSUFFICIENT_STOCK.</param>
/// <param name="UserErrors">Empty on success.</param>
[Inaccessible]
internal sealed record StockPayload(StockReservationType? Reservation, IReadOnlyList<StockShortage> Shortages, IReadOnlyList<CatalogError> UserErrors)
{
    internal static StockPayload Of(StockReservation reservation, params IReadOnlyList<CatalogError> errors) => new(new StockReservationType(reservation), [], errors);

    internal static StockPayload Refused(CatalogError error, params IReadOnlyList<StockShortage> shortages) => new(null, shortages, [error]);
}

/// <summary>Less can be bought than was asked for.</summary>
/// <param name="VariantId">Of what.</param>
/// <param name="Requested">How many were asked for.</param>
/// <param name="Available">How many can be bought.</param>
[Inaccessible]
internal sealed record StockShortage(string VariantId, int Requested, int Available);

/// <summary>Units held for an order.</summary>
[Inaccessible]
internal sealed class StockReservationType(StockReservation reservation)
{
    /// <summary>For which order.</summary>
    public string OrderId => reservation.OrderId;

    /// <summary>What became of them.</summary>
    public StockReservationStatus Status => reservation.Status;

    /// <summary>Until when they are held.</summary>
    public DateTimeOffset ExpiresAt => reservation.ExpiresAt;
}
