namespace Octomart.PaymentSubgraph.Payments;

/// <summary>The payment as it is now, and why it did not go on.</summary>
/// <param name="Payment">The payment; null when there is none that the caller may see.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record PaymentPayload(PaymentType? Payment, IReadOnlyList<PaymentError> UserErrors)
{
    internal static PaymentPayload Refused(PaymentError error, Payment? payment = null) => new(payment is null ? null : new PaymentType(payment), [error]);

    internal static PaymentPayload Of(Payment payment) => new(new PaymentType(payment), []);

    /// <summary>Says what became of one attempt, also when it is asked for again later.</summary>
    internal static PaymentPayload Of(Payment payment, string? attemptId)
    {
        var attempt = payment.Attempts.FirstOrDefault(attempt => attempt.Id == attemptId);
        return attempt is { State: AttemptState.Declined } ? Refused(Declined(attempt.DeclineCode!), payment) : Of(payment);
    }

    private static PaymentError Declined(string declineCode) => new(PaymentErrorCode.Declined, declineCode switch
    {
        "CARD_DECLINED" => "The card was declined. Try another one.",
        "INSUFFICIENT_FUNDS" => "There is not enough money on the card. Try another one.",
        "INSTRUMENT_DECLINED" => "PayPal could not take the money from the card or account that you chose there. Choose another one there, or pay in another way.",
        "CHALLENGE_FAILED" => "The bank did not confirm that it is you. Try again or take another card.",
        _ => "The payment was declined. Try another method.",
    }, DeclineCode: declineCode);
}
