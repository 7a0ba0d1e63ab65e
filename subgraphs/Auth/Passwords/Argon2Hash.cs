using System.Globalization;

namespace Octomart.AuthSubgraph.Passwords;

/// <summary>
/// A password hash with all that is needed to compute it again, in the PHC notation that other Argon2 libraries read too.
/// </summary>
/// <param name="MemoryKiB">Memory in KiB.</param>
/// <param name="Iterations">Passes.</param>
/// <param name="Lanes">Degree of parallelism.</param>
/// <param name="Salt">Random, one a hash.</param>
/// <param name="Tag">The hash itself.</param>
internal sealed record Argon2Hash(int MemoryKiB, int Iterations, int Lanes, byte[] Salt, byte[] Tag)
{
    public static Argon2Hash Parse(string text)
    {
        if (text.Split('$') is not ["", "argon2id", "v=19", var cost, var salt, var tag] || cost.Split(',') is not [var m, var t, var p])
        {
            throw new FormatException("This is no Argon2id hash in PHC notation.");
        }

        return new Argon2Hash(NumberOf(m), NumberOf(t), NumberOf(p), Decode(salt), Decode(tag));
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"$argon2id$v=19$m={MemoryKiB},t={Iterations},p={Lanes}${Encode(Salt)}${Encode(Tag)}");

    private static int NumberOf(string assignment) => int.Parse(assignment.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture);

    // PHC uses plain base 64 without padding.
    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    private static byte[] Decode(string text) => Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
}
