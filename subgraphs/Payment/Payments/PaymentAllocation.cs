using Octomart.Contracts;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Orders;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>What of a payment belongs to one seller's part of the order.</summary>
internal sealed class PaymentAllocation(Payment payment, PaymentShare share)
{
    /// <summary>The seller's part of the order.</summary>
    public SellerOrderType? SellerOrder => new(share.SellerOrderId);

    /// <summary>Who is paid.</summary>
    public SellerType? Seller => new(share.SellerId);

    /// <summary>What the buyer pays for it.</summary>
    public Money Amount => share.Amount;

    /// <summary>What of it was taken.</summary>
    public Money Captured => payment.IsPaid ? share.Amount : Money.Zero(share.Amount.Currency);

    /// <summary>What of it went back to the buyer or is on its way back.</summary>
    public Money Refunded => share.Refunded;
}
