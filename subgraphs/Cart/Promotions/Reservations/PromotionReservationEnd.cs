using Octomart.Store;

namespace Octomart.CartSubgraph.Promotions.Reservations;

/// <summary>Ends reservations: used for good, given back, or expired. Each way can be asked for again and changes nothing then.</summary>
internal sealed class PromotionReservationEnd(IDocumentStore store, TimeProvider clock)
{
    /// <summary>
    /// Reserved uses stay. Expired ones are taken again while there is room: the order was paid in time, and word of it came late, as after an outage.
    /// Otherwise whoever comes too late gets the reservation as it is; null when there is none.
    /// </summary>
    public Task<PromotionReservation?> CommitAsync(string orderId, CancellationToken cancellationToken) => ChangeAsync(
        orderId,
        reservation => reservation.Status is PromotionReservationStatus.Reserved or PromotionReservationStatus.Expired,
        (work, reservation, counts) =>
        {
            if (reservation.Status == PromotionReservationStatus.Reserved)
            {
                counts.Commit(work, reservation.Promotions);
            }
            else if (counts.HaveRoomFor(reservation.Promotions))
            {
                counts.TakeForGood(work, reservation.Promotions);
            }
            else
            {
                return reservation;
            }

            return reservation with { Status = PromotionReservationStatus.Committed };
        },
        cancellationToken);

    /// <summary>
    /// Reserved or committed uses are free again. An order that holds nothing is noted, so that a reserve that arrives later is refused.
    /// </summary>
    public async Task<PromotionReservation> ReleaseAsync(string orderId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var released = await ChangeAsync(
                orderId,
                reservation => reservation.Status is PromotionReservationStatus.Reserved or PromotionReservationStatus.Committed,
                (work, reservation, counts) => GiveBack(work, reservation, counts, PromotionReservationStatus.Released),
                cancellationToken);
            if (released is not null)
            {
                return released;
            }

            var note = new PromotionReservation
            {
                Id = PromotionReservation.IdOf(orderId),
                OrderId = orderId,
                Status = PromotionReservationStatus.Released,
                ExpiresAt = clock.GetUtcNow(),
            };
            try
            {
                await store.WriteAsync(ReservationKeys.Of(orderId, [], null), (work, _) => { work.Insert(note); return Task.CompletedTask; }, cancellationToken);
                return note;
            }
            catch (DuplicateKeyException)
            {
                // The reserve came in between after all: the next round gives its uses back.
            }
        }
    }

    /// <summary>Unpaid uses are free again when the time is over.</summary>
    public Task<PromotionReservation?> ExpireAsync(string orderId, CancellationToken cancellationToken) => ChangeAsync(
        orderId,
        reservation => reservation.Status == PromotionReservationStatus.Reserved && reservation.ExpiresAt <= clock.GetUtcNow(),
        (work, reservation, counts) => GiveBack(work, reservation, counts, PromotionReservationStatus.Expired),
        cancellationToken);

    private static PromotionReservation GiveBack(
        IUnitOfWork work, PromotionReservation reservation, UsageCounts counts, PromotionReservationStatus status)
    {
        counts.GiveBack(work, reservation.Promotions, reservation.Status == PromotionReservationStatus.Committed);
        if (reservation.IsFirstOrder)
        {
            counts.Forget(work, reservation.OrderId);
        }

        return reservation with { Status = status };
    }

    private async Task<PromotionReservation?> ChangeAsync(
        string orderId,
        Func<PromotionReservation, bool> isDue,
        Func<IUnitOfWork, PromotionReservation, UsageCounts, PromotionReservation> change,
        CancellationToken cancellationToken)
    {
        var id = PromotionReservation.IdOf(orderId);
        if (await store.Set<PromotionReservation>().FindAsync(id, cancellationToken) is not { } known)
        {
            return null;
        }

        // What was reserved never changes, so the keys can be named before the unit of work reads it again.
        return await store.WriteAsync(ReservationKeys.Of(orderId, known.Promotions, known.CustomerId), async (work, token) =>
        {
            var reservation = (await work.FindAsync<PromotionReservation>(id, token))!;
            if (!isDue(reservation))
            {
                return reservation;
            }

            var promotions = await work.FindManyAsync<Promotion>([.. reservation.Promotions.Select(use => use.PromotionId)], token);
            var ended = change(work, reservation, await UsageCounts.ReadAsync(work, promotions, reservation.Promotions, reservation.CustomerId, token));
            if (ended != reservation)
            {
                work.Update(ended);
            }

            return ended;
        }, cancellationToken);
    }
}
