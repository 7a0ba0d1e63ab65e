using System.Linq.Expressions;
using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.OrderSubgraph.Delivery;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.Returns;
using Octomart.OrderSubgraph.Search;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Paging;

namespace Octomart.OrderSubgraph.SellerOrders;

/// <summary>Which returns a seller looks for.</summary>
/// <param name="Status">In one of these states; all when left out.</param>
internal sealed record ReturnWhere(IReadOnlyList<ReturnStatus>? Status = null);

/// <summary>A seller, with its orders and returns.</summary>
[Key("id")]
internal sealed class SellerType(string id)
{
    /// <summary>The seller's id.</summary>
    public string Id => id;

    /// <summary>The seller's parts of paid orders, the newest first. Null unless you are a member of the seller.</summary>
    /// <param name="where">Only these.</param>
    /// <param name="orderBy">The newest first by default.</param>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor, in the same order and with the same conditions.</param>
    [Authenticated]
    public async Task<Connection<SellerOrderType>?> OrdersAsync(
        IDocumentStore store, Caller caller, CancellationToken cancellationToken, SellerOrderWhere? where = null,
        OrderOrder orderBy = OrderOrder.Newest, int first = 20, string? after = null) =>
        caller.ActsFor(id) || caller.IsStaff()
            ? await SellerOrderListing.PageAsync(
                store, [part => part.SellerId == id && part.ReceivedAt != null], where, orderBy, first, after, cancellationToken)
            : null;

    /// <summary>What buyers send back to the seller, the newest first. Null unless you are a member of the seller.</summary>
    /// <param name="where">Only these.</param>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    [Authenticated]
    public async Task<Connection<ReturnType>?> ReturnsAsync(
        IDocumentStore store, Caller caller, CancellationToken cancellationToken, ReturnWhere? where = null, int first = 20, string? after = null)
    {
        if (!caller.ActsFor(id) && !caller.IsStaff())
        {
            return null;
        }

        var returns = store.Set<Return>();
        Expression<Func<Return, bool>> filter = where?.Status is { Count: > 0 } statuses
            ? item => item.SellerId == id && statuses.Contains(item.Status)
            : item => item.SellerId == id;
        var newestFirst = new DocumentQuery<Return>
        {
            Where = filter,
            OrderBy = item => item.RequestedAt,
            Descending = true,
            Limit = PageSize.Of(first),
            After = after,
        };
        var page = await returns.PageAsync(newestFirst, cancellationToken);
        return page.ToConnection(after, item => new ReturnType(item), token => returns.CountAsync(filter, token));
    }

    /// <summary>How the seller delivers; by the shop's methods when it has none of its own.</summary>
    public IDataLoaderResult<IReadOnlyList<DeliveryMethodType>?> DeliveryMethods(DeliveryMethods methods) =>
        methods.Load(id).Then(set => (IReadOnlyList<DeliveryMethodType>)[.. set.Methods.Select(method => new DeliveryMethodType(method))]);

    /// <summary>A seller for the gateway.</summary>
    [FederationResolver]
    public static SellerType Resolve(string id) => new(id);
}
