using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>Why a payment or refund did not happen.</summary>
internal enum PaymentErrorCode
{
    /// <summary>There is no such payment, or it is not yours.</summary>
    NotFound,

    /// <summary>An input is not usable; the field says which.</summary>
    Invalid,

    /// <summary>The provider refused: declineCode says why. Another method may work.</summary>
    Declined,

    /// <summary>The buyer has to act first: see the payment's nextAction.</summary>
    RequiresAction,

    /// <summary>An earlier attempt is still with the provider: wait for its outcome.</summary>
    Processing,

    /// <summary>The order is paid; nothing was charged again.</summary>
    AlreadyPaid,

    /// <summary>The time to pay is over, or the order was cancelled.</summary>
    Expired,

    /// <summary>More than what is left of the captured amount.</summary>
    RefundExceedsCaptured,

    /// <summary>Another currency than the payment's.</summary>
    CurrencyMismatch,

    /// <summary>The payment's status does not allow this.</summary>
    InvalidTransition,

    /// <summary>The provider is not configured here, or cannot be reached.</summary>
    ProviderUnavailable,

    /// <summary>Nothing can be paid out now; the message says why.</summary>
    PayoutNotAllowed,

    /// <summary>The idempotency key was used before for something else.</summary>
    IdempotencyKeyReused,
}

/// <summary>Why a payment or refund did not happen.</summary>
/// <param name="Code">For programs.</param>
/// <param name="Message">For people; may change.</param>
/// <param name="Field">The path of the input field at fault; null when no single field is.</param>
/// <param name="DeclineCode">Why the provider declined, such as CARD_DECLINED, INSUFFICIENT_FUNDS or CHALLENGE_FAILED.</param>
internal sealed record PaymentError(PaymentErrorCode Code, string Message, IReadOnlyList<string>? Field = null, string? DeclineCode = null) : IUserError
{
    internal static PaymentError NotFound => new(PaymentErrorCode.NotFound, "There is no such payment.");

    internal static PaymentError NoAnswer => new(PaymentErrorCode.ProviderUnavailable, "The payment provider did not answer. Try again in a moment.");

    internal static PaymentError KeyReused =>
        new(PaymentErrorCode.IdempotencyKeyReused, "This idempotency key was used before for something else.", ["input", "idempotencyKey"]);

    internal static PaymentError Invalid(string message, params IReadOnlyList<string> field) => new(PaymentErrorCode.Invalid, message, ["input", .. field]);
}
