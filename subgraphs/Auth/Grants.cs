using Octomart.AuthSubgraph.Users;

namespace Octomart.AuthSubgraph;

/// <summary>Which scopes a role brings.</summary>
internal static class Grants
{
    public const string UsersRead = "users:read";

    /// <summary>To see all orders. It changes none: that takes an administrator's role.</summary>
    public const string OrdersAdmin = "orders:admin";

    private static readonly string[] Customer = ["orders:buyer"];

    private static readonly string[] SellerMember =
    [
        "products:read", "products:write", "inventory:read", "inventory:write", "orders:read", "orders:write", "returns:write", "refunds:write", "delivery:write",
        "finance:read", "promotions:read", "promotions:write", "webhooks:write", "payouts:write",
    ];

    private static readonly string[] Support = [UsersRead, OrdersAdmin];

    private static readonly string[] Admin =
    [
        .. SellerMember, "sellers:admin", UsersRead, "products:admin", "categories:write", "reviews:moderate", "finance:admin", "finance:write",
        "notifications:admin", "taxes:admin", "promotions:admin", OrdersAdmin,
    ];

    /// <summary>The scopes of all these roles, each once.</summary>
    public static IEnumerable<string> ScopesOf(IEnumerable<Role> roles) => roles.SelectMany(ScopesOf).Distinct();

    private static string[] ScopesOf(Role role) => role switch
    {
        Role.Customer => Customer,
        Role.SellerMember => SellerMember,
        Role.Support => Support,
        Role.Admin => Admin,
        _ => [],
    };
}
