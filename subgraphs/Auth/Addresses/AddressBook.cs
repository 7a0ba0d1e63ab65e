using System.Collections.Immutable;
using Octomart.AuthSubgraph.Users;

namespace Octomart.AuthSubgraph.Addresses;

/// <summary>The rules of an address book: entries are complete, and one of them, the first to begin with, is the default.</summary>
internal static class AddressBook
{
    private const int MaxLength = 120;

    public static SavedAddress Read(AddressSaveInput input, string id) => new(
        id,
        input.IsDefault,
        input.Name.Trim(),
        input.Line1.Trim(),
        Optional(input.Line2),
        input.City.Trim(),
        Optional(input.Region),
        input.PostalCode.Trim(),
        input.CountryCode.Trim().ToUpperInvariant(),
        Optional(input.Phone));

    public static IEnumerable<AuthError> Check(SavedAddress address)
    {
        (string Field, string? Value, bool IsRequired)[] texts =
        [
            ("name", address.Name, true), ("line1", address.Line1, true), ("line2", address.Line2, false), ("city", address.City, true),
            ("region", address.Region, false), ("postalCode", address.PostalCode, false), ("phone", address.Phone, false),
        ];
        foreach (var (field, value, isRequired) in texts)
        {
            if (isRequired && string.IsNullOrEmpty(value))
            {
                yield return AuthError.Invalid(field, "This must not be empty.");
            }
            else if (value is { Length: > MaxLength } || value?.Any(char.IsControl) == true)
            {
                yield return AuthError.Invalid(field, $"This takes at most {MaxLength} characters in one line.");
            }
        }

        if (address.CountryCode.Length != 2 || !address.CountryCode.All(char.IsAsciiLetterUpper))
        {
            yield return AuthError.Invalid("countryCode", "This is no ISO 3166-1 alpha-2 code, such as DE.");
        }
    }

    public static ImmutableArray<SavedAddress> Save(ImmutableArray<SavedAddress> book, SavedAddress address)
    {
        if (!address.IsDefault && book.Any(known => known.Id != address.Id && known with { Id = address.Id, IsDefault = false } == address))
        {
            return book;
        }

        var others = book.RemoveAll(known => known.Id == address.Id);
        return WithOneDefault(address.IsDefault ? [.. others.Select(other => other with { IsDefault = false }), address] : [.. others, address]);
    }

    public static ImmutableArray<SavedAddress> Remove(ImmutableArray<SavedAddress> book, string id) =>
        WithOneDefault(book.RemoveAll(address => address.Id == id));

    private static ImmutableArray<SavedAddress> WithOneDefault(ImmutableArray<SavedAddress> book) =>
        book.IsEmpty || book.Any(address => address.IsDefault) ? book : book.SetItem(0, book[0] with { IsDefault = true });

    private static string? Optional(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
