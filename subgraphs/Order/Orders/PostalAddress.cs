namespace Octomart.OrderSubgraph.Orders;

/// <summary>Where a parcel goes, as it was when the order was placed.</summary>
internal sealed record PostalAddress(
    string Name, string Line1, string? Line2, string City, string? Region, string PostalCode, string CountryCode, string? Phone);
