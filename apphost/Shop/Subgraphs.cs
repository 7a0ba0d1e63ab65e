using Octomart.AiSubgraph;
using Octomart.AuthSubgraph;
using Octomart.CartSubgraph;
using Octomart.NotificationSubgraph;
using Octomart.OrderSubgraph;
using Octomart.PaymentSubgraph;
using Octomart.ProductSubgraph;
using Octomart.SellerSubgraph;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.AppHost.Shop;

/// <summary>All eight. Seeds run in this order: accounts and sellers come before what refers to them.</summary>
internal static class Subgraphs
{
    public static IReadOnlyList<Subgraph> All() =>
    [
        new AuthSubgraph.AuthSubgraph(),
        new SellerSubgraph.SellerSubgraph(),
        new ProductSubgraph.ProductSubgraph(),
        new CartSubgraph.CartSubgraph(),
        new OrderSubgraph.OrderSubgraph(),
        new PaymentSubgraph.PaymentSubgraph(),
        new NotificationSubgraph.NotificationSubgraph(),
        new AiSubgraph.AiSubgraph(),
    ];
}
