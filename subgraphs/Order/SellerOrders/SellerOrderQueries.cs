using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.DataLoader;
using Octomart.OrderSubgraph.Orders;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.SellerOrders;

[QueryRoot]
internal sealed class SellerOrderQueries(DocumentLoader<SellerOrder> parts)
{
    /// <summary>One seller's part of an order. Null when there is none or it is not yours to open.</summary>
    /// <param name="id">The part's id.</param>
    [Authenticated]
    public IDataLoaderResult<SellerOrderType?> SellerOrder(string id, Caller caller) =>
        parts.Load(id).Then(part => part.MayOpen(caller) ? new SellerOrderType(part) : null);
}

[SubscriptionRoot]
internal sealed class SellerOrderSubscriptions(IDocumentStore store, OrderChanges changes)
{
    /// <summary>New work for a seller: its part of every order from the moment that it is paid for.</summary>
    /// <param name="sellerId">The seller, of which you are a member.</param>
    [Authenticated]
    public async IAsyncEnumerable<SellerOrderType?> SellerOrderReceived(
        string sellerId, Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (!caller.ActsFor(sellerId))
        {
            throw new ExecutionError("There is no such seller among yours.") { Code = "NOT_FOUND" };
        }

        using var received = changes.ReceivedSellerOrders.Subscribe(sellerId);
        await foreach (var id in received.ReadAllAsync(cancellationToken))
        {
            if (await store.Set<SellerOrder>().FindAsync(id, cancellationToken) is { } part && part.IsSellers(caller))
            {
                yield return new SellerOrderType(part);
            }
        }
    }
}
