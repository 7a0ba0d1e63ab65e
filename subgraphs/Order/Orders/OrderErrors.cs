using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Orders;

/// <summary>What can be wrong with an order or a change of one.</summary>
internal enum OrderErrorCode
{
    /// <summary>There is no such cart or order, or it is not yours to open.</summary>
    NotFound,

    /// <summary>An input field has a value that is not allowed.</summary>
    Invalid,

    /// <summary>The cart is not as you have seen it, or has problems to accept first: read it again.</summary>
    CartChanged,

    /// <summary>There is nothing to order.</summary>
    CartEmpty,

    /// <summary>The order costs something else than you expect.</summary>
    TotalChanged,

    /// <summary>Another buyer was faster: lineIds names the cart's lines.</summary>
    InsufficientStock,

    /// <summary>A coupon or promotion of the cart has been used up or has ended meanwhile: read the cart again.</summary>
    CouponExhausted,

    /// <summary>The expected total is in another currency than the cart.</summary>
    CurrencyMismatch,

    /// <summary>A seller does not deliver in this way.</summary>
    DeliveryNotAvailable,

    /// <summary>A seller does not deliver to this country: lineIds names the cart's lines.</summary>
    DestinationNotServed,

    /// <summary>The order's state does not allow this (any more).</summary>
    InvalidTransition,

    /// <summary>The order has changed since you read it: read it again.</summary>
    VersionConflict,

    /// <summary>More units than are left to ship, to cancel or to return.</summary>
    QuantityExceeded,

    /// <summary>The time for returns is over.</summary>
    ReturnWindowClosed,

    /// <summary>The idempotency key was used before, for something else.</summary>
    IdempotencyKeyReused,

    /// <summary>A part of the shop does not answer: try again, with the same key.</summary>
    TemporarilyUnavailable,
}

/// <summary>Why an order was not placed or changed as asked.</summary>
/// <param name="Code">For programs.</param>
/// <param name="LineIds">The lines at fault; null when no line is.</param>
internal sealed record OrderError(
    OrderErrorCode Code, string Message, IReadOnlyList<string>? Field = null, IReadOnlyList<string>? LineIds = null) : IUserError
{
    internal static OrderError NotFound(string field) => new(OrderErrorCode.NotFound, "There is no such order.", ["input", field]);

    internal static OrderError Invalid(string message, params IReadOnlyList<string> path) =>
        new(OrderErrorCode.Invalid, message, ["input", .. path]);

    internal static OrderError KeyReused { get; } =
        new(OrderErrorCode.IdempotencyKeyReused, "This idempotency key was used before, for something else.", ["input", "idempotencyKey"]);

    internal static OrderError KeyInvalid { get; } = Invalid("A key has 1 to 200 characters.", "idempotencyKey");

    internal static OrderError Stale { get; } = new(
        OrderErrorCode.VersionConflict, "The order has changed since you read it.", ["input", "version"]);

    internal static OrderError Unavailable { get; } =
        new(OrderErrorCode.TemporarilyUnavailable, "A part of the shop does not answer at the moment. Nothing was ordered; try again.");

    internal static OrderError Busy { get; } =
        new(OrderErrorCode.TemporarilyUnavailable, "So many are ordering that you would wait too long. Nothing was ordered; try again with the same key.");

    internal static OrderError Undecided { get; } =
        new(
            OrderErrorCode.TemporarilyUnavailable,
            "The order is still being placed. Ask again with the same key to learn what came of it.");

    internal static OrderError InvalidTransition(string message) => new(OrderErrorCode.InvalidTransition, message);
}
