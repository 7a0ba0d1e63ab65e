using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.CartSubgraph.SavedItems;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Paging;

namespace Octomart.CartSubgraph.Carts;

/// <summary>A user, with their cart.</summary>
[Key("id")]
internal sealed class UserType(string id)
{
    /// <summary>The user's id.</summary>
    public string Id => id;

    /// <summary>The user's cart; null before anything was put in, and for everybody else.</summary>
    public IDataLoaderResult<CartType?>? Cart(Caller caller, DocumentLoader<Cart> carts) =>
        caller.Is(id) ? carts.Load(Carts.Cart.IdOfUser(id)).Then(cart => new CartType(cart)) : null;

    /// <summary>What the user keeps for later, newest first; null for everybody else.</summary>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    public IDataLoaderResult<Connection<SavedItemType>?>? SavedItems(
        Caller caller, DocumentLoader<SavedItemList> lists, int first = 20, string? after = null) =>
        Page(SavedItemKind.Later, caller, lists, first, after);

    /// <summary>What the user wishes for, newest first; null for everybody else.</summary>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    public IDataLoaderResult<Connection<SavedItemType>?>? WishList(
        Caller caller, DocumentLoader<SavedItemList> lists, int first = 20, string? after = null) =>
        Page(SavedItemKind.Wish, caller, lists, first, after);

    /// <summary>A user for the gateway.</summary>
    [FederationResolver]
    public static UserType Resolve(string id) => new(id);

    private IDataLoaderResult<Connection<SavedItemType>?>? Page(
        SavedItemKind list, Caller caller, DocumentLoader<SavedItemList> lists, int first, string? after) => caller.Is(id)
        ? lists.Load(SavedItemList.IdOf(id, list)).Map(Connection<SavedItemType>? (items) => items.Page(first, after))
        : null;
}
