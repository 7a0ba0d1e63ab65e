using System.Security.Cryptography;
using System.Text;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>A guest proves to have placed the order with the token that the order returned once. Only its hash is kept.</summary>
internal static class GuestTokens
{
    public static bool Matches(string? token, string? hash) =>
        token is not null && hash is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(token)), Convert.FromHexString(hash));

    /// <summary>64 lower-case hex digits.</summary>
    public static bool IsHash(string? text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigitLower);
}
