namespace Octomart.OrderSubgraph.Orders;

/// <summary>Where a parcel goes, as it was when the order was placed.</summary>
internal sealed class AddressType(PostalAddress address)
{
    /// <summary>Who receives it.</summary>
    public string Name => address.Name;

    /// <summary>Street and number.</summary>
    public string Line1 => address.Line1;

    /// <summary>Flat, floor, company.</summary>
    public string? Line2 => address.Line2;

    /// <summary>City or town.</summary>
    public string City => address.City;

    /// <summary>State, province or county.</summary>
    public string? Region => address.Region;

    /// <summary>Postal code; empty where there are none.</summary>
    public string PostalCode => address.PostalCode;

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string CountryCode => address.CountryCode;

    /// <summary>For the carrier.</summary>
    public string? Phone => address.Phone;
}
