using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Octomart.PaymentSubgraph.Providers.PayPalPayments;

/// <summary>
/// PayPal's events. They are verified by PayPal itself (verify-webhook-signature): that is its documented way, and leaves certificates, their chains and
/// their renewal to PayPal. What could not be PayPal's is not even asked about: a certificate from elsewhere, or a transmission that is too old.
/// </summary>
internal sealed class PayPalWebhooks(PayPalClient paypal, IOptions<PayPalOptions> options, TimeProvider clock)
{
    private static readonly FrozenSet<string> CertificateHosts = FrozenSet.ToFrozenSet(
        ["api.paypal.com", "api-m.paypal.com", "api.sandbox.paypal.com", "api-m.sandbox.paypal.com"], StringComparer.OrdinalIgnoreCase);

    /// <summary>PayPal sends an event again for three days. A younger replay is harmless: an event is taken once.</summary>
    private static readonly TimeSpan OldestTransmission = TimeSpan.FromDays(3) + TimeSpan.FromHours(1);

    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    public async Task<ProviderReply<ProviderEvent>> ReadAsync(IHeaderDictionary headers, string body, CancellationToken cancellationToken)
    {
        if (options.Value.WebhookId is not { Length: > 0 } webhookId || Transmission.Of(headers) is not { } transmission
            || !IsCertificateOfPayPal(transmission.CertUrl) || !IsRecent(transmission.Time) || EventOf(body) is not { } message)
        {
            return ProviderReply.OfEvent(null);
        }

        var verified = await paypal.PostAsync<Verification>("v1/notifications/verify-webhook-signature", Question(transmission, webhookId, body), cancellationToken);
        return verified.Value is null
            ? new ProviderReply<ProviderEvent>(null, verified.Refusal, verified.Outage)
            : ProviderReply.OfEvent(verified.Value.VerificationStatus == "SUCCESS" ? message : null);
    }

    /// <summary>Over https from PayPal; from the stand-in that ApiBase names as it is.</summary>
    private bool IsCertificateOfPayPal(string url)
    {
        var own = new Uri(options.Value.ApiBase);
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.UserInfo.Length == 0
            && ((address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && CertificateHosts.Contains(address.Host))
                || (address.Scheme == own.Scheme && address.Authority == own.Authority));
    }

    private bool IsRecent(string time) =>
        DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var sent)
        && clock.GetUtcNow() - sent is var age && age <= OldestTransmission && age >= -ClockSkew;

    /// <summary>The event goes back exactly as it came: its bytes are what was signed.</summary>
    private static byte[] Question(Transmission transmission, string webhookId, string body)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("auth_algo", transmission.Algorithm);
            json.WriteString("cert_url", transmission.CertUrl);
            json.WriteString("transmission_id", transmission.Id);
            json.WriteString("transmission_sig", transmission.Signature);
            json.WriteString("transmission_time", transmission.Time);
            json.WriteString("webhook_id", webhookId);
            json.WritePropertyName("webhook_event");
            json.WriteRawValue(body);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static ProviderEvent? EventOf(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<Event>(body, PayPalClient.Json) is { Id: { } id, EventType: { } type } read
                ? new ProviderEvent(id, type, type.StartsWith("CHECKOUT.ORDER.", StringComparison.Ordinal) ? read.Resource?.Id : read.Resource?.SupplementaryData?.RelatedIds?.OrderId)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Verification(string? VerificationStatus);

    private sealed record Event(string? Id, string? EventType, Resource? Resource);

    /// <summary>An order, or a capture or refund that names its order.</summary>
    private sealed record Resource(string? Id, SupplementaryData? SupplementaryData);

    private sealed record SupplementaryData(RelatedIds? RelatedIds);

    private sealed record RelatedIds(string? OrderId);

    /// <summary>What came with the event.</summary>
    private sealed record Transmission(string Id, string Time, string Signature, string CertUrl, string Algorithm)
    {
        public static Transmission? Of(IHeaderDictionary headers)
        {
            string? Header(string name) => headers[$"PAYPAL-{name}"] is [{ Length: > 0 } text] ? text : null;
            return (Header("TRANSMISSION-ID"), Header("TRANSMISSION-TIME"), Header("TRANSMISSION-SIG"), Header("CERT-URL"), Header("AUTH-ALGO")) is ({ } id, { } time, { } signature, { } url, { } algorithm)
                ? new Transmission(id, time, signature, url, algorithm)
                : null;
        }
    }
}
