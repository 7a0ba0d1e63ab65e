using GraphQL.Federation;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.Promotions.Reservations;

/// <summary>Why promotions were not reserved, committed or released as asked.</summary>
[Inaccessible]
internal enum PromotionReservationErrorCode
{
    /// <summary>The order has reserved nothing.</summary>
    NotFound,

    /// <summary>An input field has a value that is not allowed.</summary>
    Invalid,

    /// <summary>A limit is reached, the offer has ended, or it is for a first order only: exhaustedPromotionIds names which.</summary>
    CouponExhausted,

    /// <summary>The reservation has expired.</summary>
    ReservationExpired,

    /// <summary>The reservation was given back.</summary>
    ReservationReleased,

    /// <summary>The order has reserved others before.</summary>
    IdempotencyKeyReused,
}

/// <summary>Why promotions were not reserved, committed or released as asked.</summary>
/// <param name="Code">For programs.</param>
[Inaccessible]
internal sealed record PromotionReservationError(
    PromotionReservationErrorCode Code, string Message, IReadOnlyList<string>? Field = null) : IUserError;

/// <summary>The reservation of an order, or why it is not what was asked for.</summary>
/// <param name="Reservation">As it is now; null when there is none.</param>
/// <param name="ExhaustedPromotionIds">Which cannot be used (any more); empty unless the code is COUPON_EXHAUSTED.</param>
/// <param name="UserErrors">Empty on success.</param>
[Inaccessible]
internal sealed record PromotionsPayload(
    PromotionReservationType? Reservation, IReadOnlyList<string> ExhaustedPromotionIds, IReadOnlyList<PromotionReservationError> UserErrors)
{
    internal static PromotionsPayload Of(PromotionReservation reservation)
    {
        PromotionReservationError? error = reservation.Status switch
        {
            PromotionReservationStatus.Expired => new(PromotionReservationErrorCode.ReservationExpired, "The reservation has expired."),
            PromotionReservationStatus.Released => new(PromotionReservationErrorCode.ReservationReleased, "The order has given its promotions back."),
            _ => null,
        };
        return new(new PromotionReservationType(reservation), [], error is null ? [] : [error]);
    }

    internal static PromotionsPayload Refused(PromotionReservationErrorCode code, string message, params IReadOnlyList<string> field) =>
        new(null, [], [new PromotionReservationError(code, message, field.Count == 0 ? null : ["input", .. field])]);

    internal static PromotionsPayload Exhausted(IReadOnlyList<string> promotionIds) =>
        new(null, promotionIds, [new PromotionReservationError(PromotionReservationErrorCode.CouponExhausted, "A promotion cannot be used any more.")]);
}

/// <summary>Uses of promotions held for an order.</summary>
[Inaccessible]
internal sealed class PromotionReservationType(PromotionReservation reservation)
{
    /// <summary>For which order.</summary>
    public string OrderId => reservation.OrderId;

    /// <summary>What became of them.</summary>
    public PromotionReservationStatus Status => reservation.Status;

    /// <summary>Until when they are held.</summary>
    public DateTimeOffset ExpiresAt => reservation.ExpiresAt;
}
