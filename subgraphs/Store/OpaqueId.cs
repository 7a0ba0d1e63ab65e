using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Octomart.Store;

/// <summary>
/// Makes ids such as <c>ord_06bq3k9m2v7x1n4c8z5t0w</c>: a prefix that names the kind, then 48 bits of time and 80 random bits in
/// lower-case Crockford base 32, so that ids sort by age and cannot be guessed.
/// </summary>
public static class OpaqueId
{
    private const int MaxLength = 100;
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>A new id of this kind.</summary>
    public static string New(string prefix, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        ArgumentNullException.ThrowIfNull(clock);
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        BinaryPrimitives.WriteUInt64BigEndian(bytes, ((ulong)clock.GetUtcNow().ToUnixTimeMilliseconds() << 16) | BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]));
        return $"{prefix}_{Encode(bytes)}";
    }

    /// <summary>The same id for the same parts, for rows whose key is another system's: imports, events, seeds.</summary>
    public static string From(string prefix, params ReadOnlySpan<string> parts)
    {
        var hash = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\u001f', parts)));
        return $"{prefix}_{Encode(hash.AsSpan(0, 16))}";
    }

    /// <summary>Whether a text from outside could be an id of ours or of a system beside us: short, without anything odd.</summary>
    public static bool IsWellFormed(string? text) =>
        text is { Length: > 0 and <= MaxLength } && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.' or ':');

    private static string Encode(ReadOnlySpan<byte> bytes)
    {
        var value = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return string.Create(26, value, static (text, v) =>
        {
            for (var i = text.Length - 1; i >= 0; i--)
            {
                text[i] = Alphabet[(int)(v & 31)];
                v >>= 5;
            }
        });
    }
}
