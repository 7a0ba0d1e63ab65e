using System.Globalization;
using System.Numerics;

namespace Octomart.PaymentSubgraph.Payouts.Accounts;

/// <summary>An international bank account number (ISO 13616) whose check digits are right. It is passed on to the provider, and never stored.</summary>
internal sealed record Iban
{
    private readonly string _digits;

    private Iban(string digits) => _digits = digits;

    /// <summary>All that is kept of it.</summary>
    public string LastFour => _digits[^4..];

    /// <summary>How its owner knows it.</summary>
    public string Label => $"{_digits[..2]} •••• {LastFour}";

    /// <summary>Blanks do not count; null when it is none.</summary>
    public static Iban? Parse(string text)
    {
        var digits = text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return digits.Length is >= 15 and <= 34 && digits.All(char.IsAsciiLetterOrDigit) && digits[..2].All(char.IsAsciiLetter)
            && BigInteger.Parse(string.Concat((digits[4..] + digits[..4]).Select(ValueOf)), CultureInfo.InvariantCulture) % 97 == 1
            ? new Iban(digits)
            : null;
    }

    /// <summary>Not the number: records print their members, and logs are kept.</summary>
    public override string ToString() => Label;

    private static string ValueOf(char digit) => (char.IsAsciiDigit(digit) ? digit - '0' : digit - 'A' + 10).ToString(CultureInfo.InvariantCulture);
}
