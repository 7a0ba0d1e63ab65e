using GraphQL.DataLoader;
using Octomart.SellerSubgraph.Members;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.SellerSubgraph.Sellers;

/// <summary>Who may know of a seller: everybody once it was approved; before that its members, the shop's own people and services.</summary>
internal static class SellerVisibility
{
    /// <summary>The seller when the caller may know of it. One that they may not know of looks like none.</summary>
    public static IDataLoaderResult<SellerType?> IfKnownTo(this IDataLoaderResult<Seller?> result, Caller caller, MembershipsOfUser memberships) =>
        result.ThenAsync(async (seller, token) =>
            seller.IsKnownToShoppers || await IsInsiderAsync(caller, seller, memberships, token) ? new SellerType(seller) : null);

    /// <summary>The seller when the caller may see its page: while it sells, or as an insider.</summary>
    public static IDataLoaderResult<SellerType?> IfOpenTo(this IDataLoaderResult<Seller?> result, Caller caller, MembershipsOfUser memberships) =>
        result.ThenAsync(async (seller, token) =>
            seller.IsTrading || await IsInsiderAsync(caller, seller, memberships, token) ? new SellerType(seller) : null);

    private static async Task<bool> IsInsiderAsync(Caller caller, Seller seller, MembershipsOfUser memberships, CancellationToken cancellationToken) =>
        SeesAll(caller)
        || (caller.UserId is { } userId
            && (await memberships.Load(userId).GetResultAsync(cancellationToken) ?? []).Any(member => member.SellerId == seller.Id));

    /// <summary>Whether the caller may see every seller.</summary>
    public static bool SeesAll(Caller caller) => caller.IsService || caller.HasScope(SellerScopes.Admin);
}
