using Octomart.CartSubgraph.Promotions.Engine;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.Carts;

/// <summary>What can be wrong with a change of a cart.</summary>
internal enum CartErrorCode
{
    /// <summary>There is no such cart or variant, or it is not yours to open.</summary>
    NotFound,

    /// <summary>An input field has a value that is not allowed.</summary>
    Invalid,

    /// <summary>The cart has changed since you read it: read it again.</summary>
    VersionConflict,

    /// <summary>There are not that many units.</summary>
    InsufficientStock,

    /// <summary>More units or lines than a cart may hold, or fewer or more units than the seller sells in one order.</summary>
    QuantityLimit,

    /// <summary>The cart is in another currency, or the variant is not sold in the cart's.</summary>
    CurrencyMismatch,

    /// <summary>The coupon cannot be applied to this cart: couponProblem says why.</summary>
    CouponNotApplicable,

    /// <summary>The coupon has been used as often as it may be.</summary>
    CouponExhausted,

    /// <summary>Too many coupons were tried that do not exist: wait retryAfterSeconds.</summary>
    RateLimited,

    /// <summary>The idempotency key was used before, for something else.</summary>
    IdempotencyKeyReused,

    /// <summary>Prices and stock cannot be read at the moment: try again.</summary>
    TemporarilyUnavailable,
}

/// <summary>Why a cart was not changed as asked.</summary>
/// <param name="Code">For programs.</param>
/// <param name="LineIds">The lines at fault; null when no line is.</param>
/// <param name="CouponProblem">Why the coupon cannot be applied; null for other codes.</param>
/// <param name="RetryAfterSeconds">How long to wait; null for other codes than RATE_LIMITED.</param>
internal sealed record CartError(
    CartErrorCode Code, string Message, IReadOnlyList<string>? Field = null, IReadOnlyList<string>? LineIds = null,
    CouponProblem? CouponProblem = null, int? RetryAfterSeconds = null) : IUserError
{
    internal static CartError TooManyCoupons(TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        return new(CartErrorCode.RateLimited, $"Too many coupons that do not exist. Try again in {seconds} seconds.", ["input", "code"], RetryAfterSeconds: seconds);
    }

    internal static CartError Coupon(CouponProblem problem) => new(
        problem == Promotions.Engine.CouponProblem.Exhausted ? CartErrorCode.CouponExhausted : CartErrorCode.CouponNotApplicable,
        problem.Describe(), ["input", "code"], CouponProblem: problem);

    internal static CartError CartNotFound(string field) => new(CartErrorCode.NotFound, "There is no such cart.", ["input", field]);

    internal static CartError KeyReused { get; } =
        new(CartErrorCode.IdempotencyKeyReused, "This idempotency key was used before, for something else.", ["input", "idempotencyKey"]);

    internal static CartError Stale { get; } =
        new(CartErrorCode.VersionConflict, "The cart has changed since you read it.", ["input", "version"]);

    internal static CartError Unavailable { get; } =
        new(CartErrorCode.TemporarilyUnavailable, "Prices and stock cannot be read at the moment. Nothing was changed; try again.");
}

/// <summary>The cart after a change, or the reasons why it was not changed.</summary>
/// <param name="Cart">The cart as it is now; null when there is none that you may see.</param>
/// <param name="GuestTokenOnce">Opens the new guest cart. Told this once and never again: keep it.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record CartPayload(CartType? Cart, string? GuestTokenOnce, IReadOnlyList<CartError> UserErrors)
{
    internal static CartPayload Refused(params IReadOnlyList<CartError> errors) => new(null, null, errors);
}
