using System.Text.Json;

namespace Octomart.SellerSubgraph.Sellers;

/// <summary>Where a seller stands with the shop.</summary>
public enum SellerStatus
{
    /// <summary>Waits for the shop's decision.</summary>
    Applied,

    /// <summary>May sell.</summary>
    Approved,

    /// <summary>Was turned down; its slug is free again.</summary>
    Rejected,

    /// <summary>May not sell for the time being.</summary>
    Suspended,
}

internal static class SellerStatusNames
{
    /// <summary>As events and the schema spell it: APPROVED.</summary>
    public static string ToEventName(this SellerStatus status) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(status.ToString());
}
