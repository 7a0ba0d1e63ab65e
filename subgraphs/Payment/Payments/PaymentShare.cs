using Octomart.Contracts;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>One seller's part of a payment, with the commission that was frozen when the order was placed.</summary>
internal sealed record PaymentShare
{
    /// <summary>The seller's part of the order.</summary>
    public required string SellerOrderId { get; init; }

    /// <summary>Who is paid.</summary>
    public required string SellerId { get; init; }

    /// <summary>What the buyer pays for it.</summary>
    public required Money Amount { get; init; }

    /// <summary>The shop's fee, contained in the amount.</summary>
    public required Money Commission { get; init; }

    /// <summary>What has gone back to the buyer or is on its way back.</summary>
    public required Money Refunded { get; init; }

    /// <summary>How much of the commission was given up by refunds.</summary>
    public required Money CommissionRefunded { get; init; }

    /// <summary>What may still be refunded.</summary>
    public Money Refundable => Amount - Refunded;

    /// <summary>What the seller keeps after commission and refunds.</summary>
    public Money Net => Amount - Commission - (Refunded - CommissionRefunded);
}
