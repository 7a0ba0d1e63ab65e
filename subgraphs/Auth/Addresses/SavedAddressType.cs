namespace Octomart.AuthSubgraph.Addresses;

/// <summary>An entry of somebody's address book.</summary>
/// <param name="address">The entry.</param>
public sealed class SavedAddressType(SavedAddress address)
{
    /// <summary>Opaque; for changing or removing the entry.</summary>
    public string Id => address.Id;

    /// <summary>Whether it is offered first.</summary>
    public bool IsDefault => address.IsDefault;

    /// <summary>Who receives the parcel.</summary>
    public string Name => address.Name;

    /// <summary>Street and number.</summary>
    public string Line1 => address.Line1;

    /// <summary>Flat, floor, company.</summary>
    public string? Line2 => address.Line2;

    /// <summary>City or town.</summary>
    public string City => address.City;

    /// <summary>State, province or county, where addresses have one.</summary>
    public string? Region => address.Region;

    /// <summary>Postal code; empty where there are none.</summary>
    public string PostalCode => address.PostalCode;

    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public string CountryCode => address.CountryCode;

    /// <summary>For the carrier.</summary>
    public string? Phone => address.Phone;
}
