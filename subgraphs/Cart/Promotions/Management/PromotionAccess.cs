using Octomart.SubgraphDefaults.Identity;

namespace Octomart.CartSubgraph.Promotions.Management;

/// <summary>Whose promotions somebody may see and change: sellers their own, the shop's marketing all.</summary>
internal static class PromotionAccess
{
    public const string Read = "promotions:read";
    public const string Write = "promotions:write";
    public const string Admin = "promotions:admin";

    public static bool MayRead(this Caller caller, Promotion promotion) => caller.HasScope(Admin) || MayDo(caller, Read, promotion.SellerId);

    public static bool MayWrite(this Caller caller, string? sellerId) => caller.HasScope(Admin) || MayDo(caller, Write, sellerId);

    private static bool MayDo(Caller caller, string scope, string? sellerId) =>
        sellerId is not null && caller.HasScope(scope) && caller.SellerIds.Contains(sellerId);
}
