using System.Text.Json;

namespace Octomart.SellerSubgraph.Members;

/// <summary>What somebody may do for a seller.</summary>
public enum SellerRole
{
    /// <summary>Everything.</summary>
    Owner,

    /// <summary>Everything but to change who belongs to it.</summary>
    Manager,

    /// <summary>The daily work: products, stock and orders.</summary>
    Staff,
}

internal static class SellerRoleNames
{
    /// <summary>As events and the schema spell it: OWNER.</summary>
    public static string ToEventName(this SellerRole role) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(role.ToString());
}
