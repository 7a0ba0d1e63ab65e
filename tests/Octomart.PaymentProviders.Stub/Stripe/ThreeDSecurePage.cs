using System.Net;

namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>The bank's page. Who closes it has abandoned the payment.</summary>
internal static class ThreeDSecurePage
{
    public const string Path = "/three-d-secure";

    public static string Html(PaymentIntent intent) => $"""
        <!doctype html><html lang="en"><title>Test bank</title>
        <h1>Test bank</h1>
        <p>Pay {intent.Amount} (smallest units) {WebUtility.HtmlEncode(intent.Currency.ToUpperInvariant())} for {WebUtility.HtmlEncode(intent.Id)}?</p>
        <form method="post"><button name="answer" value="approve">Approve</button> <button name="answer" value="fail">Fail</button></form>
        </html>
        """;

    /// <summary>Where the buyer comes back to.</summary>
    public static string ReturnUrl(PaymentIntent intent, string fallback)
    {
        var url = intent.ReturnUrl ?? fallback;
        var outcome = intent.Status is "succeeded" or "requires_capture" ? "succeeded" : "failed";
        return $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}payment_intent={intent.Id}&payment_intent_client_secret={intent.ClientSecret}&redirect_status={outcome}";
    }
}
