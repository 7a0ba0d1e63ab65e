using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.AppHost.Shop;

/// <summary>All eight. Seeds run in this order: accounts and sellers come before what refers to them.</summary>
public static class SubgraphCatalogue
{
    /// <summary>A fresh instance of each.</summary>
    public static IReadOnlyList<Subgraph> All =>
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
