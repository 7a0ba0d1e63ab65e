using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Octomart.PaymentSubgraph.Providers.Simulated;

/// <summary>Signs and checks the simulated provider's events: <c>t=SECONDS,v1=HEX</c>, an HMAC-SHA256 over <c>SECONDS.BODY</c>.</summary>
internal sealed class SimulatedSignature(IOptions<SimulatedOptions> options, TimeProvider clock)
{
    public const string Header = "Simulated-Signature";

    /// <summary>How the types of events about disputes begin.</summary>
    public const string DisputeEvents = "dispute.";

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);
    private readonly byte[] _key = options.Value.WebhookSecret is { } secret ? Encoding.UTF8.GetBytes(secret) : RandomNumberGenerator.GetBytes(32);

    public static string Write(SimulatedWebhook webhook) => JsonSerializer.Serialize(new Body(webhook.Id, webhook.Type, webhook.Reference), JsonSerializerOptions.Web);

    public string Sign(string body)
    {
        var seconds = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={seconds},v1={Convert.ToHexStringLower(Hash(seconds, body))}";
    }

    /// <summary>The event, or null when the signature is missing, wrong or stale.</summary>
    public ProviderEvent? Read(string? header, string body)
    {
        if (header?.Split(',') is not [['t', '=', .. var seconds], ['v', '1', '=', .. var hex]]
            || !long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            || Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - (decimal)time) > (decimal)Tolerance.TotalSeconds
            || !IsHash(hex)
            || !CryptographicOperations.FixedTimeEquals(Convert.FromHexString(hex), Hash(seconds, body)))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Body>(body, JsonSerializerOptions.Web) is { Id: { } id, Type: { } type } read ? new ProviderEvent(id, type, read.Reference, type.StartsWith(DisputeEvents, StringComparison.Ordinal)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsHash(string hex) => hex.Length == 64 && hex.All(char.IsAsciiHexDigit);

    private byte[] Hash(string seconds, string body) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{seconds}.{body}"));

    private sealed record Body(string? Id, string? Type, string? Reference);
}
