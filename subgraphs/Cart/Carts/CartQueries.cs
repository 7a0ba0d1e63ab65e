using GraphQL.DataLoader;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.Carts;

[QueryRoot]
internal sealed class CartQueries(DocumentLoader<Cart> carts, TimeProvider clock)
{
    /// <summary>
    /// A cart: your own when you are signed in, a guest's with its token. Null when there is none or it is not yours to open.
    /// </summary>
    /// <param name="id">The cart's id, which opens nothing by itself.</param>
    /// <param name="guestToken">The token that was told when the guest cart was made.</param>
    public IDataLoaderResult<CartType?> Cart(string id, Caller caller, string? guestToken = null) =>
        carts.Load(id).Then(cart => cart.MayOpen(caller.UserId, guestToken, clock.GetUtcNow()) ? new CartType(cart) : null);
}
