using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Octomart.PaymentProviders.Stub.Stripe.Webhooks;

/// <summary>Stripe's signature of an event (docs.stripe.com/webhooks#verify-manually): HMAC-SHA256 over time and body, one for each secret that is valid.</summary>
internal static class StripeSignature
{
    public const string Header = "Stripe-Signature";

    public static string Of(string body, DateTimeOffset at, IEnumerable<string> secrets)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return string.Join(',', secrets.Select(secret =>
            $"v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}")))}").Prepend($"t={time}"));
    }
}
