using Octomart.PaymentSubgraph.Providers;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>What the buyer has to do before the payment goes on.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="RedirectUrl">Where to do it: an address, or a path within the shop; null when the provider's form in the page does it.</param>
internal sealed record NextAction(NextActionKind Kind, string? RedirectUrl)
{
    internal static NextAction Of(PaymentAttempt attempt) => attempt switch
    {
        { ActionUrl: null } => new(NextActionKind.ProviderForm, null),
        { Provider: Provider.Paypal } => new(NextActionKind.ProviderPage, attempt.ActionUrl),
        _ => new(NextActionKind.ThreeDSecure, attempt.ActionUrl),
    };
}

/// <summary>What the buyer has to do.</summary>
internal enum NextActionKind
{
    /// <summary>Confirm with the bank (3-D Secure) at redirectUrl, then call paymentConfirm.</summary>
    ThreeDSecure,

    /// <summary>Fill in the provider's own form in the page, opened with clientSecret, then call paymentConfirm.</summary>
    ProviderForm,

    /// <summary>Approve the payment on the provider's own page at redirectUrl, which leads back to returnUrl; then call paymentConfirm.</summary>
    ProviderPage,
}
