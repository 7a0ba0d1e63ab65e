using System.Text.Json;

namespace Octomart.AuthSubgraph.Users;

/// <summary>What somebody is to the shop.</summary>
public enum Role
{
    /// <summary>Buys things. Everybody is one.</summary>
    Customer,

    /// <summary>Belongs to a seller that may trade.</summary>
    SellerMember,

    /// <summary>Helps customers.</summary>
    Support,

    /// <summary>Runs the shop.</summary>
    Admin,
}

internal static class RoleNames
{
    /// <summary>As tokens and the schema spell it: SELLER_MEMBER.</summary>
    public static string ToClaim(this Role role) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(role.ToString());

    /// <summary>The role of this spelling.</summary>
    public static Role Parse(string claim) => Enum.GetValues<Role>().First(role => role.ToClaim() == claim);
}
