using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.Contracts;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.PaymentSubgraph.Orders;

/// <summary>A seller's part of an order, of which this service knows what the seller earns.</summary>
[Key("id")]
internal sealed class SellerOrderType(string id)
{
    /// <summary>The seller order's id.</summary>
    public string Id => id;

    /// <summary>The shop's fee, frozen when the order was placed, less what refunds gave back of it. For the seller's own people.</summary>
    [RequiresScopes("finance:read")]
    public IDataLoaderResult<Money?> Commission(Caller caller, ShareBySellerOrder shares) =>
        shares.Load(id).ThenValue(share => caller.ActsFor(share.SellerId) ? share.CommissionLeft : (Money?)null);

    /// <summary>What the shop adds to this sale for discounts that it pays for, less what refunds took back of it. For the seller's own people.</summary>
    [RequiresScopes("finance:read")]
    public IDataLoaderResult<Money?> Subsidy(Caller caller, ShareBySellerOrder shares) =>
        shares.Load(id).ThenValue(share => caller.ActsFor(share.SellerId) ? share.SubsidyLeft : (Money?)null);

    /// <summary>What of this sale went back to the buyer or is on its way back. For the seller's own people.</summary>
    [RequiresScopes("finance:read")]
    public IDataLoaderResult<Money?> RefundedTotal(Caller caller, ShareBySellerOrder shares) =>
        shares.Load(id).ThenValue(share => caller.ActsFor(share.SellerId) ? share.Refunded : (Money?)null);

    /// <summary>What the seller keeps after commission and refunds, subsidies included. For the seller's own people.</summary>
    [RequiresScopes("finance:read")]
    public IDataLoaderResult<Money?> NetEarning(Caller caller, ShareBySellerOrder shares) =>
        shares.Load(id).ThenValue(share => caller.ActsFor(share.SellerId) ? share.Net : (Money?)null);

    /// <summary>A seller's part of an order by its reference.</summary>
    [FederationResolver]
    public static SellerOrderType Resolve(string id) => new(id);
}
