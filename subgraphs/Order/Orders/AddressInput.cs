using GraphQL;

namespace Octomart.OrderSubgraph.Orders;

/// <summary>Where a parcel goes.</summary>
/// <param name="Name">Who receives it.</param>
/// <param name="Line1">Street and number.</param>
/// <param name="City">City or town.</param>
/// <param name="PostalCode">Postal code; empty where there are none.</param>
/// <param name="CountryCode">ISO 3166-1 alpha-2, such as DE.</param>
/// <param name="Line2">Flat, floor, company.</param>
/// <param name="Region">State, province or county.</param>
/// <param name="Phone">For the carrier.</param>
internal sealed record AddressInput(
    string Name, string Line1, string City, string PostalCode, string CountryCode, string? Line2 = null, string? Region = null,
    string? Phone = null)
{
    private const int MaxLength = 120;

    /// <summary>What is wrong with it, with paths below the input field of this name.</summary>
    [Ignore]
    public IReadOnlyList<OrderError> Check(string field)
    {
        (string Name, string? Value, bool IsRequired)[] texts =
        [
            ("name", Name, true), ("line1", Line1, true), ("city", City, true),
            ("postalCode", PostalCode, false), ("line2", Line2, false), ("region", Region, false), ("phone", Phone, false),
        ];
        var errors = texts
            .Where(text => text.IsRequired && string.IsNullOrWhiteSpace(text.Value))
            .Select(text => OrderError.Invalid("This must not be empty.", field, text.Name))
            .Concat(texts.Where(text => text.Value is { Length: > MaxLength } || text.Value?.Any(char.IsControl) == true)
                .Select(text => OrderError.Invalid($"This takes at most {MaxLength} characters in one line.", field, text.Name)));
        var country = CountryCode.Trim();
        return country.Length == 2 && country.All(char.IsAsciiLetter)
            ? [.. errors]
            : [.. errors, OrderError.Invalid("This is no ISO 3166-1 alpha-2 code, such as DE.", field, "countryCode")];
    }

    /// <summary>Without superfluous blanks.</summary>
    [Ignore]
    public PostalAddress ToAddress() => new(
        Name.Trim(), Line1.Trim(), Optional(Line2), City.Trim(), Optional(Region), PostalCode.Trim(), CountryCode.Trim().ToUpperInvariant(),
        Optional(Phone));

    private static string? Optional(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
