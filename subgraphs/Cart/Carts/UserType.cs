using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;

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

    /// <summary>A user for the gateway.</summary>
    [FederationResolver]
    public static UserType Resolve(string id) => new(id);
}
