using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Octomart.Store;

namespace Octomart.SubgraphDefaults.Idempotency;

/// <summary>A client's key for one write, within its caller and operation, with a fingerprint of what was asked.</summary>
/// <param name="RecordId">The document id under which the outcome is kept.</param>
/// <param name="Fingerprint">Hash of the input.</param>
public sealed record IdempotencyKey(string RecordId, string Fingerprint)
{
    /// <summary>The most characters that a client's key may have.</summary>
    public const int MaxLength = 200;

    /// <summary>Whether a client's key is usable: 1 to 200 characters.</summary>
    public static bool IsValid(string? key) => key is { Length: > 0 and <= MaxLength };

    /// <summary>
    /// The key of a write. Guests share no identity: their keys should be random, and whoever holds the token that the input
    /// names is part of the fingerprint.
    /// </summary>
    public static IdempotencyKey Of(string callerKey, string operation, string key, object input) => new(
        OpaqueId.From("idm", callerKey, operation, key),
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(input, input.GetType())))));
}
