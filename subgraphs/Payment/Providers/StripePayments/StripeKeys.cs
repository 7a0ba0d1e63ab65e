using Stripe;

namespace Octomart.PaymentSubgraph.Providers.StripePayments;

/// <summary>
/// Idempotency keys. For a day Stripe repeats what it first answered under a key, an outage too (docs.stripe.com/api/idempotent_requests): such a key is
/// spent, and would hold a payment up until it expires. Then the next one of the same row is taken, so that all replicas go through the same keys (ADR-022).
/// </summary>
/// <remarks>
/// Only for what does no harm when it was done after all: an intent succeeds once under however many keys, and a refund is looked for before each.
/// </remarks>
internal static class StripeKeys
{
    /// <summary>Each outage spends one; they are minutes apart before long.</summary>
    private const int MaxSpent = 30;

    public static async Task<T> SendAsync<T>(string key, Func<RequestOptions, Task<T>> send)
    {
        for (var spent = 0; ; spent++)
        {
            try
            {
                return await send(new RequestOptions { IdempotencyKey = spent == 0 ? key : $"{key}#{spent}" });
            }
            catch (StripeException error) when (spent < MaxSpent && IsSpent(error))
            {
                // The next one.
            }
        }
    }

    /// <summary>A remembered outage, or a request that said something else, as before an update of this program.</summary>
    private static bool IsSpent(StripeException error) => error switch
    {
        { StripeError.Type: "idempotency_error", HttpStatusCode: System.Net.HttpStatusCode.BadRequest } => true,
        { StripeResponse.Headers: { } headers } when (int)error.HttpStatusCode >= 500 => headers.TryGetValues("Idempotent-Replayed", out var values) && values.Contains("true"),
        _ => false,
    };
}
