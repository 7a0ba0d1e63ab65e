using Octomart.Store;

namespace Octomart.ProductSubgraph.Stock;

/// <summary>Ends reservations: sold, given back, or expired. Each way can be asked for again and changes nothing then.</summary>
internal sealed class ReservationEnd(IDocumentStore store, StockAnnouncer announcer, TimeProvider clock)
{
    /// <summary>Reserved units become sold. Whoever comes too late gets the reservation as it is; null when there is none.</summary>
    public Task<StockReservation?> CommitAsync(string orderId, CancellationToken cancellationToken) => ChangeAsync(orderId, (work, reservation, token) =>
        reservation.Status == StockReservationStatus.Reserved
            ? EndAsync(work, reservation, StockReservationStatus.Committed, (level, quantity) => level.Commit(quantity), token)
            : Task.FromResult(reservation), cancellationToken);

    /// <summary>Reserved or sold units go back on sale. An order that holds nothing is noted, so that a reserve that arrives later is refused.</summary>
    public async Task<StockReservation> ReleaseAsync(string orderId, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await ChangeAsync(orderId, ReleaseAsync, cancellationToken) is { } released)
            {
                return released;
            }

            var note = new StockReservation { Id = StockReservation.IdOf(orderId), OrderId = orderId, Status = StockReservationStatus.Released, ExpiresAt = clock.GetUtcNow() };
            try
            {
                await store.WriteAsync([$"order:{orderId}"], (work, _) => { work.Insert(note); return Task.CompletedTask; }, cancellationToken);
                return note;
            }
            catch (DuplicateKeyException)
            {
                // The reserve came in between after all: the next round gives its units back.
            }
        }
    }

    /// <summary>Unpaid units go back on sale when the time is over.</summary>
    public Task<StockReservation?> ExpireAsync(string orderId, CancellationToken cancellationToken) => ChangeAsync(orderId, (work, reservation, token) =>
        reservation.Status == StockReservationStatus.Reserved && reservation.ExpiresAt <= clock.GetUtcNow()
            ? EndAsync(work, reservation, StockReservationStatus.Expired, (level, quantity) => level.Release(quantity), token)
            : Task.FromResult(reservation), cancellationToken);

    private Task<StockReservation> ReleaseAsync(IUnitOfWork work, StockReservation reservation, CancellationToken cancellationToken) => reservation.Status switch
    {
        StockReservationStatus.Reserved => EndAsync(work, reservation, StockReservationStatus.Released, (level, quantity) => level.Release(quantity), cancellationToken),
        StockReservationStatus.Committed => EndAsync(work, reservation, StockReservationStatus.Released, (level, quantity) => level.Restock(quantity), cancellationToken),
        _ => Task.FromResult(reservation),
    };

    private async Task<StockReservation?> ChangeAsync(
        string orderId, Func<IUnitOfWork, StockReservation, CancellationToken, Task<StockReservation>> change, CancellationToken cancellationToken)
    {
        var id = StockReservation.IdOf(orderId);
        if (await store.Set<StockReservation>().FindAsync(id, cancellationToken) is not { } known)
        {
            return null;
        }

        // What was reserved never changes, so the keys can be named before the unit of work reads it again.
        return await store.WriteAsync(
            StockKeys.Of(orderId, known.Units.Select(units => units.VariantId)),
            async (work, token) => await change(work, (await work.FindAsync<StockReservation>(id, token))!, token),
            cancellationToken);
    }

    private async Task<StockReservation> EndAsync(
        IUnitOfWork work, StockReservation reservation, StockReservationStatus status, Func<InventoryLevel, int, InventoryLevel> change, CancellationToken cancellationToken)
    {
        var variantIds = reservation.Units.Select(units => units.VariantId).Distinct(StringComparer.Ordinal).ToArray();
        var levels = await work.ListAsync(new DocumentQuery<InventoryLevel> { Where = level => variantIds.Contains(level.VariantId), Limit = 100_000 }, cancellationToken);
        var byId = levels.ToDictionary(level => level.Id, StringComparer.Ordinal);
        var changed = reservation.Held().Select(units => change(byId[units.LevelId], units.Quantity)).ToList();
        changed.ForEach(work.Update);
        var cause = StockCause.Order(status == StockReservationStatus.Committed ? StockMovementKind.Sold : StockMovementKind.Returned, reservation.OrderId);
        var ended = reservation with { Status = status };
        work.Update(ended);
        await announcer.AnnounceAsync(work, levels, changed, cause, cancellationToken);
        return ended;
    }
}
