using Octomart.Contracts;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Orders;
using Octomart.PaymentSubgraph.Refunds;

namespace Octomart.PaymentSubgraph.Disputes;

/// <summary>What of a dispute concerns one seller's part of the order.</summary>
internal sealed class DisputeAllocation(RefundAllocation part)
{
    /// <summary>The seller's part of the order.</summary>
    public SellerOrderType? SellerOrder => new(part.SellerOrderId);

    /// <summary>Whose earnings it concerns.</summary>
    public SellerType? Seller => new(part.SellerId);

    /// <summary>What of the withdrawn amount it is.</summary>
    public Money Amount => part.Amount;
}
