using GraphQL.Federation;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Paging;

namespace Octomart.OrderSubgraph.Orders;

/// <summary>A user, with their orders.</summary>
[Key("id")]
internal sealed class UserType(string id)
{
    /// <summary>The user's id.</summary>
    public string Id => id;

    /// <summary>The user's orders, the newest first. Null for everybody else.</summary>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    [Authenticated]
    public async Task<Connection<OrderType>?> OrdersAsync(
        IDocumentStore store, Caller caller, CancellationToken cancellationToken, int first = 20, string? after = null)
    {
        if (!caller.Is(id) && !caller.IsStaff())
        {
            return null;
        }

        var orders = store.Set<Order>();
        var newestFirst = new DocumentQuery<Order>
        {
            Where = order => order.BuyerId == id,
            OrderBy = order => order.PlacedAt,
            Descending = true,
            Limit = PageSize.Of(first),
            After = after,
        };
        var page = await orders.PageAsync(newestFirst, cancellationToken);
        return page.ToConnection(after, order => new OrderType(order), token => orders.CountAsync(order => order.BuyerId == id, token));
    }

    /// <summary>A user for the gateway.</summary>
    [FederationResolver]
    public static UserType Resolve(string id) => new(id);
}
