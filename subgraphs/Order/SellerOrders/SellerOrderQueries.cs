using GraphQL.DataLoader;
using Octomart.OrderSubgraph.Orders;
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
        parts.Load(id).Then(part => part.MayRead(caller) ? new SellerOrderType(part) : null);
}
