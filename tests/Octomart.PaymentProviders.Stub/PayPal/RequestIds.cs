namespace Octomart.PaymentProviders.Stub.PayPal;

/// <summary>
/// Request ids as PayPal has them (developer.paypal.com/api/rest/reference/idempotency): a repeated one answers the latest status of the request that used it
/// first. Orders keep them for six hours, refunds for 45 days. Outages are not remembered.
/// </summary>
internal sealed class RequestIds(TimeProvider clock)
{
    private readonly Dictionary<string, (Func<PayPalAnswer> Latest, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);

    public PayPalAnswer? Find(string use, string? id) =>
        id is not null && _known.TryGetValue($"{use} {id}", out var known) && known.Until > clock.GetUtcNow() ? known.Latest() : null;

    public void Remember(string use, string? id, TimeSpan keptFor, Func<PayPalAnswer> latest)
    {
        if (id is not null)
        {
            _known[$"{use} {id}"] = (latest, clock.GetUtcNow() + keptFor);
        }
    }
}
