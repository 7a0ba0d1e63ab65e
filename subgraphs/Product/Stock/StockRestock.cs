using System.Collections.Immutable;
using GraphQL.Federation;
using Octomart.ProductSubgraph.Errors;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Stock;

/// <summary>Which sold units come back.</summary>
/// <param name="RestockId">Chosen by the caller: asking again under it puts them back once.</param>
/// <param name="OrderId">The order that they were sold to.</param>
/// <param name="Lines">What and how many.</param>
[Inaccessible]
internal sealed record StockRestockInput(string RestockId, string OrderId, IReadOnlyList<StockLineInput> Lines);

[MutationRoot]
internal sealed class StockRestock(IDocumentStore store, StockAnnouncer announcer)
{
    private const int MaxLines = 500;

    /// <summary>
    /// Units that were sold to an order go back on sale, where they were taken from: cancelled before they were shipped, or returned. Idempotent by the
    /// restock's id; over all restocks of an order never more than it was sold.
    /// </summary>
    /// <param name="input">Which units.</param>
    [ServiceOnly]
    public async Task<StockPayload?> StockRestockAsync(StockRestockInput input, CancellationToken cancellationToken)
    {
        if (Validate(input) is { } error)
        {
            return StockPayload.Refused(error);
        }

        var quantities = input.Lines.GroupBy(line => line.VariantId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(line => line.Quantity), StringComparer.Ordinal);
        return await store.WriteAsync(
            StockKeys.Of(input.OrderId, quantities.Keys), (work, token) => RestockAsync(work, input, quantities, token), cancellationToken);
    }

    private async Task<StockPayload> RestockAsync(
        IUnitOfWork work, StockRestockInput input, Dictionary<string, int> quantities, CancellationToken cancellationToken)
    {
        if (await work.FindAsync<StockReservation>(StockReservation.IdOf(input.OrderId), cancellationToken) is not { } reservation)
        {
            return StockPayload.Refused(CatalogError.NotFound("reservation", "orderId"));
        }

        if (reservation.Restocks.FirstOrDefault(restock => restock.Id == input.RestockId) is { } earlier)
        {
            return earlier.IsFor(quantities)
                ? StockPayload.Of(reservation)
                : StockPayload.Refused(new CatalogError(CatalogErrorCode.IdempotencyKeyReused, "Other units came back under this id.", ["input", "restockId"]));
        }

        if (reservation.Status != StockReservationStatus.Committed)
        {
            return StockPayload.Of(reservation, reservation.Status switch
            {
                StockReservationStatus.Reserved => CatalogError.Invalid("The units are not sold yet: give the reservation back.", "orderId"),
                StockReservationStatus.Expired => new CatalogError(CatalogErrorCode.ReservationExpired, "The reservation has expired."),
                _ => new CatalogError(CatalogErrorCode.ReservationReleased, "The order has given its stock back."),
            });
        }

        if (reservation.Restock(input.RestockId, quantities) is not { } restock)
        {
            return StockPayload.Refused(CatalogError.Invalid("More units than the order still holds.", "lines"));
        }

        var variantIds = quantities.Keys.ToArray();
        var levels = await work.ListAsync(
            new DocumentQuery<InventoryLevel> { Where = level => variantIds.Contains(level.VariantId), Limit = 100_000 }, cancellationToken);
        var byId = levels.ToDictionary(level => level.Id, StringComparer.Ordinal);
        var changed = restock.Units.Select(units => byId[units.LevelId].Restock(units.Quantity)).ToList();
        changed.ForEach(work.Update);
        var after = reservation with { Restocks = reservation.Restocks.Add(restock) };
        work.Update(after);
        await announcer.AnnounceAsync(work, levels, changed, StockCause.Order(StockMovementKind.Returned, input.OrderId), cancellationToken);
        return StockPayload.Of(after);
    }

    private static CatalogError? Validate(StockRestockInput input) => input switch
    {
        { RestockId.Length: 0 or > 200 } => CatalogError.Invalid("An id of 1 to 200 characters is needed.", "restockId"),
        { Lines.Count: 0 or > MaxLines } => CatalogError.Invalid($"There must be 1 to {MaxLines} lines.", "lines"),
        _ when input.Lines.Any(line => line.Quantity is < 1 or > InventoryLevel.MaxOnHand) => CatalogError.Invalid("A quantity is at least 1.", "lines"),
        _ => null,
    };
}

/// <summary>Sold units that came back, and to where.</summary>
internal sealed record RestockedUnits(string Id, ImmutableArray<ReservedUnits> Units)
{
    /// <summary>Whether these are the quantities that came back.</summary>
    public bool IsFor(IReadOnlyDictionary<string, int> quantities) =>
        Units.Sum(units => units.Quantity) == quantities.Values.Sum()
        && quantities.All(line => Units.Where(units => units.VariantId == line.Key).Sum(units => units.Quantity) == line.Value);
}
