using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Octomart.SubgraphDefaults.Identity;

/// <summary>
/// Tokens that are told once and open something: a guest's cart, order and payment. Only their SHA-256 is stored and passed
/// between services, so nobody who reads a store can use them; 256 random bits need no salt.
/// </summary>
public static class SecretToken
{
    /// <summary>A new token: 256 random bits, safe in addresses.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>
    /// A token that follows from another one: the same for the same purpose, and unknown to whoever does not hold the first.
    /// So a write that is asked for again can tell its token again without having stored it.
    /// </summary>
    public static string Derive(string token, string purpose) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(purpose)));

    /// <summary>What may be stored: the SHA-256 of the token in lower-case hex.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Whether the token is the one whose hash was stored, compared in constant time. Nothing matches nothing.</summary>
    public static bool Matches(string? token, string? hash) =>
        token is not null && hash is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(token)), Encoding.ASCII.GetBytes(hash));
}
