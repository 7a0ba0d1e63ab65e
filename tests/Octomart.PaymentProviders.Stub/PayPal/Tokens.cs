using System.Text;

namespace Octomart.PaymentProviders.Stub.PayPal;

/// <summary>OAuth tokens. The stub takes made-up credentials only, so that nobody types real ones into it.</summary>
internal sealed class Tokens(PayPalStubOptions options, TimeProvider clock)
{
    public const string ClientId = "stub-client-id-0123456789";
    public const string ClientSecret = "stub-client-secret-0123456789";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _good = new(StringComparer.Ordinal);

    /// <summary>How many were given out.</summary>
    public int Given { get; private set; }

    /// <summary>A new token; null when the credentials are wrong.</summary>
    public string? Give(string? authorization)
    {
        if (authorization != $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{ClientSecret}"))}")
        {
            return null;
        }

        lock (_lock)
        {
            var token = $"A21.stub-{++Given}";
            _good[token] = clock.GetUtcNow() + options.TokenLifetime;
            return token;
        }
    }

    public bool IsGood(string? authorization)
    {
        lock (_lock)
        {
            return authorization?.Split(' ') is ["Bearer", var token] && _good.TryGetValue(token, out var until) && clock.GetUtcNow() < until;
        }
    }

    /// <summary>None that was given out is good any more.</summary>
    public void Revoke()
    {
        lock (_lock)
        {
            _good.Clear();
        }
    }
}
