using GraphQL.Federation;
using Microsoft.Extensions.Options;
using Octomart.Contracts;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.Promotions.Reservations;

/// <summary>Which promotions an order uses.</summary>
/// <param name="OrderId">The order, which is also the key: it reserves once.</param>
/// <param name="Promotions">As cartForPlacement named them; all or none. May be empty.</param>
/// <param name="ExpiresAt">When unpaid uses are free again.</param>
/// <param name="UserId">Who buys, when signed in: limits per customer count by it.</param>
/// <param name="Email">A guest's address: limits per customer count by its hash, it is not kept.</param>
[Inaccessible]
internal sealed record PromotionsReserveInput(
    string OrderId, IReadOnlyList<PromotionUseInput> Promotions, DateTimeOffset ExpiresAt, string? UserId = null, string? Email = null);

/// <summary>A use of a promotion.</summary>
/// <param name="PromotionId">Which.</param>
/// <param name="Discount">What it takes off the order in all, delivery included; zero or more.</param>
[Inaccessible]
internal sealed record PromotionUseInput(string PromotionId, MoneyInput Discount);

/// <summary>
/// Holds uses of promotions for an order. Here, and nowhere else, limits bind: what carts show of them is a preview. Every use is
/// counted in one document for each promotion and one for each customer; the write names the versions that it was made from.
/// </summary>
[MutationRoot]
internal sealed class PromotionsReserve(IDocumentStore store, IOptions<CartOptions> options, TimeProvider clock)
{
    private const int MaxPromotions = 100;

    /// <summary>Holds uses of promotions for an order: all or none. Asked again for the same order, it answers what the first call did.</summary>
    /// <param name="input">Which promotions the order uses.</param>
    [ServiceOnly]
    public async Task<PromotionsPayload?> PromotionsReserveAsync(PromotionsReserveInput input, CancellationToken cancellationToken)
    {
        if (Check(input) is { } error)
        {
            return error;
        }

        var customerId = Customer.IdOf(input.UserId, input.Email);
        while (true)
        {
            try
            {
                var promotions = await store.Set<Promotion>().FindManyAsync(IdsOf(input), cancellationToken);
                var keys = ReservationKeys.Of(input.OrderId, UsesOf(input, promotions), customerId);
                return await store.WriteAsync(keys, (work, token) => ReserveAsync(work, input, customerId, token), cancellationToken);
            }
            catch (DuplicateKeyException)
            {
                // Somebody else counted the first use, or saw the customer first, at this very moment: now there is one to change.
            }
        }
    }

    private async Task<PromotionsPayload> ReserveAsync(
        IUnitOfWork work, PromotionsReserveInput input, string? customerId, CancellationToken cancellationToken)
    {
        var id = PromotionReservation.IdOf(input.OrderId);
        var promotions = await work.FindManyAsync<Promotion>(IdsOf(input), cancellationToken);
        var uses = UsesOf(input, promotions);
        if (await work.FindAsync<PromotionReservation>(id, cancellationToken) is { } known)
        {
            return Replay(known, uses);
        }

        var now = clock.GetUtcNow();
        var counts = await UsageCounts.ReadAsync(work, promotions, uses, customerId, cancellationToken);
        if (IdsOf(input).Where(promotion => !counts.Allow(promotion, input.UserId, input.OrderId, now)).ToList() is { Count: > 0 } exhausted)
        {
            return PromotionsPayload.Exhausted(exhausted);
        }

        counts.Take(work, uses);
        var isFirstOrder = counts.IsFirstOrder;
        if (isFirstOrder)
        {
            counts.Await(work, input.OrderId, now);
        }

        var reservation = new PromotionReservation
        {
            Id = id,
            OrderId = input.OrderId,
            Status = PromotionReservationStatus.Reserved,
            ExpiresAt = input.ExpiresAt,
            CustomerId = customerId,
            Promotions = [.. uses],
            IsFirstOrder = isFirstOrder,
        };
        work.Insert(reservation);
        return PromotionsPayload.Of(reservation);
    }

    private static string[] IdsOf(PromotionsReserveInput input) => [.. input.Promotions.Select(use => use.PromotionId)];

    private static IReadOnlyList<ReservedPromotion> UsesOf(PromotionsReserveInput input, IReadOnlyDictionary<string, Promotion> promotions) =>
    [
        .. input.Promotions.Select(use => new ReservedPromotion(
            use.PromotionId,
            use.Discount.ToMoney(),
            promotions.GetValueOrDefault(use.PromotionId) is { } promotion ? PromotionUsage.PartFor(promotion, input.OrderId) : 0)),
    ];

    private static PromotionsPayload Replay(PromotionReservation known, IReadOnlyList<ReservedPromotion> uses) =>
        known.Status is PromotionReservationStatus.Reserved or PromotionReservationStatus.Committed && !known.IsFor(uses)
            ? PromotionsPayload.Refused(PromotionReservationErrorCode.IdempotencyKeyReused, "The order has reserved other promotions before.", "promotions")
            : PromotionsPayload.Of(known);

    private PromotionsPayload? Check(PromotionsReserveInput input)
    {
        var now = clock.GetUtcNow();
        return input switch
        {
            { OrderId: "" } => Invalid("Name the order.", "orderId"),
            { Promotions.Count: > MaxPromotions } => Invalid($"There are at most {MaxPromotions} promotions.", "promotions"),
            _ when input.Promotions.DistinctBy(use => use.PromotionId).Count() != input.Promotions.Count => Invalid("Name each promotion once.", "promotions"),
            _ when input.Promotions.Any(use => use.Discount.MinorUnits < 0 || !Currencies.IsKnown(use.Discount.Currency)) =>
                Invalid("A discount is zero or more.", "promotions"),
            _ when input.ExpiresAt <= now || input.ExpiresAt > now + options.Value.MaxReservation =>
                Invalid($"A reservation must end in the future and last {options.Value.MaxReservation} at most.", "expiresAt"),
            _ => null,
        };
    }

    private static PromotionsPayload Invalid(string message, string field) =>
        PromotionsPayload.Refused(PromotionReservationErrorCode.Invalid, message, field);
}

/// <summary>By which callers of one process queue for counters instead of beating each other.</summary>
internal static class ReservationKeys
{
    public static IReadOnlyCollection<string> Of(string orderId, IEnumerable<ReservedPromotion> uses, string? customerId) =>
        [$"order:{orderId}", .. uses.Select(use => use.UsageId).Distinct(), .. customerId is null ? [] : new[] { customerId }];
}
