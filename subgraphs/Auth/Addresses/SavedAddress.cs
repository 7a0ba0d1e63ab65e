namespace Octomart.AuthSubgraph.Addresses;

/// <summary>An entry of somebody's address book.</summary>
/// <param name="Id">Opaque.</param>
/// <param name="IsDefault">Offered first; one entry of a book is.</param>
public sealed record SavedAddress(
    string Id,
    bool IsDefault,
    string Name,
    string Line1,
    string? Line2,
    string City,
    string? Region,
    string PostalCode,
    string CountryCode,
    string? Phone);
