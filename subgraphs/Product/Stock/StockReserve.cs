using GraphQL.Federation;
using Microsoft.Extensions.Options;
using Octomart.ProductSubgraph.Errors;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Stock;

/// <summary>What an order needs.</summary>
/// <param name="OrderId">The order, which is also the key: it reserves once.</param>
/// <param name="Lines">What and how many; all or nothing.</param>
/// <param name="ExpiresAt">When unpaid units go back on sale.</param>
[Inaccessible]
internal sealed record StockReserveInput(string OrderId, IReadOnlyList<StockLineInput> Lines, DateTimeOffset ExpiresAt);

/// <summary>How many of a variant.</summary>
/// <param name="VariantId">What.</param>
/// <param name="Quantity">How many, at least 1.</param>
[Inaccessible]
internal sealed record StockLineInput(string VariantId, int Quantity);

/// <summary>
/// Holds stock for an order. A unit of stock is a number in one document for each variant and warehouse; the write names the
/// version that it was made from, so of buyers who race for the last unit one wins and the others read again.
/// </summary>
[MutationRoot]
internal sealed class StockReserve(IDocumentStore store, StockAnnouncer announcer, IOptions<ReservationOptions> options, TimeProvider clock)
{
    private const int MaxLines = 500;

    /// <summary>Holds units for an order: all lines or none. Asked again for the same order, it answers what the first call did.</summary>
    /// <param name="input">What the order needs.</param>
    [ServiceOnly]
    public async Task<StockPayload?> StockReserveAsync(StockReserveInput input, CancellationToken cancellationToken)
    {
        if (Validate(input) is { } error)
        {
            return StockPayload.Refused(error);
        }

        var quantities = input.Lines.GroupBy(line => line.VariantId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(line => line.Quantity), StringComparer.Ordinal);
        return await store.WriteAsync(StockKeys.Of(input.OrderId, quantities.Keys), (work, token) => ReserveAsync(work, input, quantities, token), cancellationToken);
    }

    private async Task<StockPayload> ReserveAsync(
        IUnitOfWork work, StockReserveInput input, Dictionary<string, int> quantities, CancellationToken cancellationToken)
    {
        var id = StockReservation.IdOf(input.OrderId);
        if (await work.FindAsync<StockReservation>(id, cancellationToken) is { } known)
        {
            return Replay(known, quantities);
        }

        var variantIds = quantities.Keys.ToArray();
        var levels = await work.ListAsync(new DocumentQuery<InventoryLevel> { Where = level => variantIds.Contains(level.VariantId), Limit = 100_000 }, cancellationToken);
        var shortages = quantities
            .Select(line => new StockShortage(line.Key, line.Value, levels.Where(level => level.VariantId == line.Key).Sum(level => level.Available)))
            .Where(line => line.Available < line.Requested)
            .ToList();
        if (shortages.Count > 0)
        {
            return StockPayload.Refused(new CatalogError(CatalogErrorCode.InsufficientStock, "There is not enough stock."), shortages);
        }

        var units = quantities.SelectMany(line => Allocate(line.Key, line.Value, levels)).ToList();
        var byId = levels.ToDictionary(level => level.Id, StringComparer.Ordinal);
        var changed = units.Select(u => byId[u.LevelId].Reserve(u.Quantity)).ToList();
        changed.ForEach(work.Update);
        var reservation = new StockReservation { Id = id, OrderId = input.OrderId, Status = StockReservationStatus.Reserved, ExpiresAt = input.ExpiresAt, Units = [.. units] };
        work.Insert(reservation);
        await announcer.AnnounceAsync(work, levels, changed, null, cancellationToken);
        return StockPayload.Of(reservation);
    }

    // From the fullest warehouse first, so that an order seldom needs two parcels.
    private static IEnumerable<ReservedUnits> Allocate(string variantId, int quantity, IEnumerable<InventoryLevel> levels)
    {
        foreach (var level in levels.Where(level => level.VariantId == variantId).OrderByDescending(level => level.Available).ThenBy(level => level.Id, StringComparer.Ordinal))
        {
            var taken = Math.Min(quantity, level.Available);
            if (taken > 0)
            {
                yield return new ReservedUnits(variantId, level.Id, taken);
                quantity -= taken;
            }
        }
    }

    private static StockPayload Replay(StockReservation known, Dictionary<string, int> quantities) => known.Status switch
    {
        StockReservationStatus.Released => StockPayload.Of(known, new CatalogError(CatalogErrorCode.ReservationReleased, "The order has given its stock back.")),
        StockReservationStatus.Expired => StockPayload.Of(known, new CatalogError(CatalogErrorCode.ReservationExpired, "The reservation has expired.")),
        _ when !known.IsFor(quantities) => StockPayload.Refused(new CatalogError(CatalogErrorCode.IdempotencyKeyReused, "The order has reserved other quantities before.", ["input", "lines"])),
        _ => StockPayload.Of(known),
    };

    private CatalogError? Validate(StockReserveInput input)
    {
        var now = clock.GetUtcNow();
        return input switch
        {
            { Lines.Count: 0 or > MaxLines } => CatalogError.Invalid($"There must be 1 to {MaxLines} lines.", "lines"),
            _ when input.Lines.Any(line => line.Quantity is < 1 or > InventoryLevel.MaxOnHand) => CatalogError.Invalid("A quantity is at least 1.", "lines"),
            _ when input.ExpiresAt <= now || input.ExpiresAt > now + options.Value.MaxLifetime =>
                CatalogError.Invalid($"A reservation must end in the future and last {options.Value.MaxLifetime} at most.", "expiresAt"),
            _ => null,
        };
    }
}

/// <summary>By which callers of one process queue for stock instead of beating each other.</summary>
internal static class StockKeys
{
    public static IReadOnlyCollection<string> Of(string orderId, IEnumerable<string> variantIds) => [$"order:{orderId}", .. variantIds.Select(id => $"stock:{id}").Distinct()];
}
