namespace Octomart.Contracts.Events;

/// <summary>The buyer's money is in: the order may be confirmed.</summary>
public sealed record PaymentCaptured(string PaymentId, string OrderId, Money Amount, DateTimeOffset At);

/// <summary>An attempt to pay failed; the buyer may try again until the order expires.</summary>
/// <param name="DeclineCode">Such as CARD_DECLINED, INSUFFICIENT_FUNDS or CHALLENGE_FAILED.</param>
public sealed record PaymentFailed(string PaymentId, string OrderId, string DeclineCode, DateTimeOffset At);

/// <summary>Money went back to the buyer.</summary>
public sealed record PaymentRefunded(string PaymentId, string OrderId, string RefundId, Money Amount, string Reason, DateTimeOffset At);
