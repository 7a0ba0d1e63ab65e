namespace Octomart.Contracts.Events;

/// <summary>The buyer's money is in: the order may be confirmed.</summary>
public sealed record PaymentCaptured(string PaymentId, string OrderId, Money Amount, DateTimeOffset At);

/// <summary>An attempt to pay failed; the buyer may try again until the order expires.</summary>
/// <param name="DeclineCode">Such as CARD_DECLINED, INSUFFICIENT_FUNDS or CHALLENGE_FAILED.</param>
public sealed record PaymentFailed(string PaymentId, string OrderId, string DeclineCode, DateTimeOffset At);

/// <summary>Money went back to the buyer.</summary>
public sealed record PaymentRefunded(string PaymentId, string OrderId, string RefundId, Money Amount, string Reason, DateTimeOffset At);

/// <summary>
/// The provider has refused a refund as often as it was tried, or it came back after <see cref="PaymentRefunded"/>: people have to give the money back.
/// </summary>
/// <param name="RequestId">Under which id an order asked for it; null when a person decided it, or the payment was voided.</param>
/// <param name="Refusal">What the provider said, for staff.</param>
/// <param name="HasComeBack">Whether it had gone back before.</param>
public sealed record PaymentRefundFailed(
    string PaymentId, string OrderId, string RefundId, string? RequestId, Money Amount, string Refusal, DateTimeOffset At, bool HasComeBack = false);

/// <summary>A buyer disputes a payment with their bank, which takes the money back until it has decided, or asks first.</summary>
/// <param name="Amount">What the buyer wants back.</param>
/// <param name="Reason">In the provider's word, such as fraudulent or product_not_received; for staff.</param>
/// <param name="RespondBy">Until when the shop may answer; null when it may not.</param>
public sealed record PaymentDisputed(
    string PaymentId, string OrderId, string DisputeId, Money Amount, string Reason, DateTimeOffset? RespondBy, DateTimeOffset At);

/// <summary>The bank has decided a dispute.</summary>
/// <param name="IsLost">Whether the buyer keeps the money.</param>
public sealed record PaymentDisputeClosed(string PaymentId, string OrderId, string DisputeId, Money Amount, bool IsLost, DateTimeOffset At);

/// <summary>A provider's books and the ledger differ on a day, and nothing explains it: people have to look.</summary>
/// <param name="Provider">Such as STRIPE.</param>
/// <param name="Day">The day's beginning (UTC).</param>
/// <param name="Differences">How many movements nothing explains.</param>
public sealed record ReconciliationDiffers(string Provider, DateTimeOffset Day, int Differences, DateTimeOffset At);

/// <summary>A seller's earnings have arrived at its bank.</summary>
/// <param name="Number">The seller's own numbering, such as EUR-0007.</param>
/// <param name="Account">How the seller knows the account: its last four digits.</param>
public sealed record PayoutPaid(string PayoutId, string Number, string SellerId, Money Amount, string Account, DateTimeOffset At);

/// <summary>A payout did not arrive, or came back: the money is owed to the seller again, and nothing more is sent until it has named another account.</summary>
/// <param name="Number">The seller's own numbering, such as EUR-0007.</param>
/// <param name="Account">How the seller knows the account: its last four digits.</param>
/// <param name="Failure">Why, such as ACCOUNT_CLOSED.</param>
public sealed record PayoutFailed(string PayoutId, string Number, string SellerId, Money Amount, string Account, string Failure, DateTimeOffset At);
