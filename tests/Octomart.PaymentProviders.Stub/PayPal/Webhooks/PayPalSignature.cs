using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Octomart.PaymentProviders.Stub.PayPal.Webhooks;

/// <summary>
/// PayPal's signature of an event: over the transmission's id and time, the webhook's id, and the CRC-32 of the body. Only PayPal checks it here, when it is
/// asked to, so that a key of the stub's stands for its certificate.
/// </summary>
internal sealed class PayPalSignature(PayPalStubOptions options)
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>The headers of a transmission.</summary>
    public IReadOnlyDictionary<string, string> Of(string body, string transmissionId, DateTimeOffset at, string certUrl, string? webhookId = null)
    {
        var time = PayPalTime.Of(at);
        return new Dictionary<string, string>
        {
            ["PAYPAL-TRANSMISSION-ID"] = transmissionId,
            ["PAYPAL-TRANSMISSION-TIME"] = time,
            ["PAYPAL-TRANSMISSION-SIG"] = Sign(transmissionId, time, webhookId ?? options.WebhookId, body),
            ["PAYPAL-CERT-URL"] = certUrl,
            ["PAYPAL-AUTH-ALGO"] = "SHA256withRSA",
        };
    }

    /// <summary>Whether what somebody asks about was sent from here as it is, to this webhook.</summary>
    public bool IsGood(JsonElement question)
    {
        string Text(string name) => question.GetProperty(name).GetString()!;
        return Text("webhook_id") == options.WebhookId
            && Text("transmission_sig") == Sign(Text("transmission_id"), Text("transmission_time"), options.WebhookId, question.GetProperty("webhook_event").GetRawText());
    }

    private string Sign(string id, string time, string webhookId, string body) => Convert.ToBase64String(
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}|{time}|{webhookId}|{Crc32(Encoding.UTF8.GetBytes(body))}"))));

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
