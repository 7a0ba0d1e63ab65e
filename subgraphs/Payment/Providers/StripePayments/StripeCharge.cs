using Stripe;

namespace Octomart.PaymentSubgraph.Providers.StripePayments;

/// <summary>A PaymentIntent in our words.</summary>
internal static class StripeCharge
{
    public static ProviderCharge Of(PaymentIntent intent)
    {
        var status = StatusOf(intent.Status);
        var captured = StripeAmount.ToMoney(intent.AmountReceived, intent.Currency);
        var authorized = status == ProviderChargeStatus.Authorized ? StripeAmount.ToMoney(intent.AmountCapturable, intent.Currency) : captured;
        return new ProviderCharge(intent.Id, status, authorized, captured)
        {
            AttemptId = intent.Metadata?.GetValueOrDefault(StripeProvider.AttemptKey),
            DeclineCode = status == ProviderChargeStatus.RequiresPaymentMethod && intent.LastPaymentError is { } error ? DeclineCodeOf(error) : null,
            ActionUrl = intent.NextAction?.RedirectToUrl?.Url,
            ClientSecret = intent.ClientSecret,
        };
    }

    private static ProviderChargeStatus StatusOf(string status) => status switch
    {
        "requires_action" => ProviderChargeStatus.RequiresAction,
        "processing" => ProviderChargeStatus.Processing,
        "requires_capture" => ProviderChargeStatus.Authorized,
        "succeeded" => ProviderChargeStatus.Captured,
        "canceled" => ProviderChargeStatus.Cancelled,
        _ => ProviderChargeStatus.RequiresPaymentMethod,
    };

    private static string DeclineCodeOf(StripeError error) => error switch
    {
        { Code: "payment_intent_authentication_failure" } or { DeclineCode: "authentication_required" } => "CHALLENGE_FAILED",
        { DeclineCode: "insufficient_funds" } => "INSUFFICIENT_FUNDS",
        { Code: "expired_card" } => "EXPIRED_CARD",
        _ => "CARD_DECLINED",
    };
}
