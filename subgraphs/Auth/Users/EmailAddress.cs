using System.Net.Mail;

namespace Octomart.AuthSubgraph.Users;

/// <summary>An address that mail can be sent to, with the form in which addresses are compared.</summary>
/// <param name="Value">As typed, without surrounding blanks.</param>
/// <param name="Normalized">
/// Lower case. Dots and plus tags stay: whether they matter is the mail provider's business, and dropping them would let one person
/// take another's address.
/// </param>
internal readonly record struct EmailAddress(string Value, string Normalized)
{
    private const int MaxLength = 254; // RFC 5321, 4.5.3.1.3 less the angle brackets.

    /// <summary>Reads an address; null when no mail could be sent to it.</summary>
    public static EmailAddress? Parse(string text)
    {
        var value = text.Trim();
        return value.Length <= MaxLength && MailAddress.TryCreate(value, out var address) && address.Address == value && HasDomain(address.Host)
            ? new EmailAddress(value, Normalize(value))
            : null;
    }

    /// <summary>The compared form of any text, address or not.</summary>
    public static string Normalize(string text) => text.Trim().ToLowerInvariant();

    private static bool HasDomain(string host) =>
        host.IndexOf('.', StringComparison.Ordinal) > 0 && !host.EndsWith('.') && !host.StartsWith('[');
}
