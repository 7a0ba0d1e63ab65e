using Octomart.Store;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>Leads from a seller's part of an order, whose id it bears, to the payment.</summary>
internal sealed record SellerOrderPayment : Document
{
    /// <summary>The payment of the whole order.</summary>
    public required string PaymentId { get; init; }
}
