using System.Collections.Frozen;

namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>Stripe's test cards (docs.stripe.com/testing), as far as they are played here.</summary>
/// <param name="Method">Stripe's own payment method for it.</param>
/// <param name="Number">The card's number.</param>
/// <param name="Charge">What becomes of a charge.</param>
internal sealed record TestCard(string Method, string Number, ChargeOutcome Charge = ChargeOutcome.Succeeds)
{
    /// <summary>Why it is declined, and more exactly.</summary>
    public (string Code, string Reason) Decline { get; init; } = ("card_declined", "generic_decline");

    /// <summary>What becomes of a refund.</summary>
    public RefundOutcome Refund { get; init; }

    /// <summary>What the buyer tells the bank later; null when nothing.</summary>
    public DisputeOutcome? Dispute { get; init; }

    /// <summary>As Stripe says it.</summary>
    public string Brand => Number[0] == '5' ? "mastercard" : "visa";

    public string LastFour => Number[^4..];
}

/// <summary>What becomes of a charge.</summary>
internal enum ChargeOutcome
{
    /// <summary>It is made.</summary>
    Succeeds,

    /// <summary>The bank declines.</summary>
    IsDeclined,

    /// <summary>The bank asks the buyer first (3-D Secure).</summary>
    AsksBuyer,

    /// <summary>The bank asks the buyer first, and declines whatever the answer is.</summary>
    AsksBuyerThenIsDeclined,

    /// <summary>It is made some time later, as a debit from a bank account is.</summary>
    TakesTime,
}

/// <summary>What becomes of a refund.</summary>
internal enum RefundOutcome
{
    /// <summary>It is made.</summary>
    Succeeds,

    /// <summary>It is made some time later.</summary>
    TakesTime,

    /// <summary>It seems to be made, and comes back some time later.</summary>
    ComesBack,
}

/// <summary>What a buyer tells the bank some time after the charge.</summary>
internal enum DisputeOutcome
{
    /// <summary>That it was not they: the bank takes the money back.</summary>
    IsOpened,

    /// <summary>That they do not know what it was: the bank asks first.</summary>
    IsInquiry,
}

/// <summary>The test cards by what they are called.</summary>
internal static class TestCards
{
    private static readonly TestCard[] All =
    [
        new("pm_card_visa", "4242424242424242"),
        new("pm_card_mastercard", "5555555555554444"),
        new("pm_card_chargeDeclined", "4000000000000002", ChargeOutcome.IsDeclined),
        new("pm_card_chargeDeclinedInsufficientFunds", "4000000000009995", ChargeOutcome.IsDeclined) { Decline = ("card_declined", "insufficient_funds") },
        new("pm_card_chargeDeclinedExpiredCard", "4000000000000069", ChargeOutcome.IsDeclined) { Decline = ("expired_card", "expired_card") },
        new("pm_card_threeDSecure2Required", "4000000000003220", ChargeOutcome.AsksBuyer),
        new("pm_card_authenticationRequired", "4000002500003155", ChargeOutcome.AsksBuyer),
        new("pm_card_threeDSecureRequiredChargeDeclined", "4000008400001629", ChargeOutcome.AsksBuyerThenIsDeclined),
        new("pm_card_pendingRefund", "4000000000007726") { Refund = RefundOutcome.TakesTime },
        new("pm_card_refundFail", "4000000000005126") { Refund = RefundOutcome.ComesBack },
        new("pm_card_createDispute", "4000000000000259") { Dispute = DisputeOutcome.IsOpened },
        new("pm_card_createDisputeInquiry", "4000000000001976") { Dispute = DisputeOutcome.IsInquiry },
        new("pm_usBankAccount_success", "000123456789", ChargeOutcome.TakesTime),
    ];

    private static readonly FrozenDictionary<string, TestCard> ByMethod = All.ToFrozenDictionary(card => card.Method, StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, TestCard> ByNumber = All.ToFrozenDictionary(card => card.Number, StringComparer.Ordinal);

    public static TestCard? OfMethod(string method) => ByMethod.GetValueOrDefault(method);

    public static TestCard? OfNumber(string number) => ByNumber.GetValueOrDefault(number.Replace(" ", "", StringComparison.Ordinal));
}
