namespace Octomart.PaymentProviders.Stub.Stripe;

/// <summary>
/// Idempotency keys as Stripe's first API has them (docs.stripe.com/api/idempotent_requests): the answer to the first request is remembered for a day,
/// whether it is a success or an error, 500 included, once work on it had begun.
/// </summary>
internal sealed class IdempotencyKeys(TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);
    private readonly Dictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <summary>What was answered to this request before, or what is wrong with using its key again; null when the key is new.</summary>
    public (StripeAnswer Answer, bool IsReplayed)? Find(StripeRequest request) => request.Key is { } key && _known.TryGetValue(key, out var known) && known.Until > clock.GetUtcNow()
        ? known.Fingerprint == request.Fingerprint ? (known.Answer, true) : (Misused(key), false)
        : null;

    public void Remember(StripeRequest request, StripeAnswer answer)
    {
        if (request.Key is { } key)
        {
            _known[key] = new Known(request.Fingerprint, answer, clock.GetUtcNow() + KeptFor);
        }
    }

    private static StripeAnswer Misused(string key) => StripeAnswer.Error(
        400, "idempotency_error", null, $"Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '{key}' if you meant to execute a different request.");

    private sealed record Known(string Fingerprint, StripeAnswer Answer, DateTimeOffset Until);
}
