using System.Collections.Concurrent;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Octomart.SubgraphDefaults.Identity;

/// <summary>
/// Verifies tokens, and remembers for a minute which ones it has: a shopper sends the same token with every request, and its signature
/// does not change. Its lifetime is looked at every time; a key that is withdrawn counts after that minute at the latest.
/// </summary>
internal sealed class VerifiedTokens(TimeProvider clock) : TokenHandler
{
    private const int MaxTokens = 10_000;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private readonly JsonWebTokenHandler _inner = new() { MapInboundClaims = false };
    private readonly ConcurrentDictionary<string, (TokenValidationResult Result, DateTimeOffset VerifiedAt)> _known = new(StringComparer.Ordinal);

    /// <summary>Whether this very token was verified here not long ago.</summary>
    public bool Knows(string token) => _known.ContainsKey(token);

    public override SecurityToken ReadToken(string token) => _inner.ReadToken(token);

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        ArgumentNullException.ThrowIfNull(validationParameters);
        if (_known.TryGetValue(token, out var known))
        {
            if (IsFresh(known.VerifiedAt) && IsAlive(known.Result.SecurityToken, validationParameters))
            {
                return known.Result;
            }

            _known.TryRemove(token, out _);
        }

        var result = await _inner.ValidateTokenAsync(token, validationParameters);
        if (result.IsValid && validationParameters.LifetimeValidator is not null)
        {
            Remember(token, result);
        }

        return result;
    }

    // A clock that was set back makes nothing older.
    private bool IsFresh(DateTimeOffset verifiedAt) => clock.GetUtcNow() is var now && now >= verifiedAt && now < verifiedAt + Remembered;

    private static bool IsAlive(SecurityToken token, TokenValidationParameters parameters) =>
        parameters.LifetimeValidator(token.ValidFrom, token.ValidTo, token, parameters);

    private void Remember(string token, TokenValidationResult result)
    {
        if (_known.Count >= MaxTokens)
        {
            // Starting afresh costs less than keeping an order of use.
            _known.Clear();
        }

        _known[token] = (result, clock.GetUtcNow());
    }
}
