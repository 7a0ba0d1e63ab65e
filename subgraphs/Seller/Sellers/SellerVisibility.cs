using GraphQL.DataLoader;
using Octomart.SellerSubgraph.Members;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.SellerSubgraph.Sellers;

/// <summary>
/// Who may know of a seller: everybody once it was approved; before that its members, the shop's own people and services.
/// </summary>
internal static class SellerVisibility
{
    /// <summary>The seller when the caller may know of it. One that they may not know of looks like none.</summary>
    public static IDataLoaderResult<SellerType?> IfKnownTo(
        this IDataLoaderResult<Seller?> result, Caller caller, MembershipsOfUser memberships) =>
        result.ThenLoad(seller => seller.IsKnownToShoppers ? Show(seller) : ForInsiders(seller, caller, memberships));

    /// <summary>The seller when the caller may see its page: while it sells, or as an insider.</summary>
    public static IDataLoaderResult<SellerType?> IfOpenTo(
        this IDataLoaderResult<Seller?> result, Caller caller, MembershipsOfUser memberships) =>
        result.ThenLoad(seller => seller.IsTrading ? Show(seller) : ForInsiders(seller, caller, memberships));

    /// <summary>Whether the caller may see every seller.</summary>
    public static bool SeesAll(Caller caller) => caller.IsService || caller.HasScope(SellerScopes.Admin);

    private static IDataLoaderResult<SellerType?> ForInsiders(Seller seller, Caller caller, MembershipsOfUser memberships)
    {
        if (SeesAll(caller))
        {
            return Show(seller);
        }

        return caller.UserId is { } userId
            ? memberships.Load(userId).Then(own => own.Any(member => member.SellerId == seller.Id) ? new SellerType(seller) : null)
            : LoaderResult.Of<SellerType>(null);
    }

    private static IDataLoaderResult<SellerType?> Show(Seller seller) => LoaderResult.Of(new SellerType(seller));
}
