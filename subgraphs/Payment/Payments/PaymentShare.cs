using Octomart.Contracts;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>
/// One seller's part of a payment, with the commission and the subsidy that were frozen when the order was placed. The subsidy is what the shop adds from
/// its own pocket, such as for a coupon that it pays for.
/// </summary>
internal sealed record PaymentShare
{
    /// <summary>The seller's part of the order.</summary>
    public required string SellerOrderId { get; init; }

    /// <summary>Who is paid.</summary>
    public required string SellerId { get; init; }

    /// <summary>What the buyer pays for it.</summary>
    public required Money Amount { get; init; }

    /// <summary>The shop's fee, contained in amount and subsidy.</summary>
    public required Money Commission { get; init; }

    /// <summary>What has gone back to the buyer or is on its way back.</summary>
    public required Money Refunded { get; init; }

    /// <summary>How much of the commission was given up by refunds.</summary>
    public required Money CommissionRefunded { get; init; }

    /// <summary>What the shop adds to the amount.</summary>
    public Money Subsidy { get => OrNothing(field); init; }

    /// <summary>How much of the subsidy the shop took back by refunds.</summary>
    public Money SubsidyRefunded { get => OrNothing(field); init; }

    /// <summary>What of the amount a bank has taken back for a buyer who disputes it.</summary>
    public Money Disputed { get => OrNothing(field); init; }

    /// <summary>What of the commission is on that.</summary>
    public Money CommissionDisputed { get => OrNothing(field); init; }

    /// <summary>What of the subsidy is on that.</summary>
    public Money SubsidyDisputed { get => OrNothing(field); init; }

    /// <summary>When it becomes available to its seller; null until the seller has shipped it.</summary>
    public DateTimeOffset? ReleaseAt { get; init; }

    /// <summary>Whether it is available to its seller: refunds are taken from there.</summary>
    public bool IsReleased { get; init; }

    /// <summary>What may still be refunded.</summary>
    public Money Refundable => Amount - Refunded - Disputed;

    /// <summary>What of the fee has not been given up, and is not disputed.</summary>
    public Money CommissionLeft => Commission - CommissionRefunded - CommissionDisputed;

    /// <summary>What of the subsidy has not been taken back, and is not disputed.</summary>
    public Money SubsidyLeft => Subsidy - SubsidyRefunded - SubsidyDisputed;

    /// <summary>Whether there is anything to reverse.</summary>
    public bool HasRest => Refundable.MinorUnits > 0 || CommissionLeft.MinorUnits > 0 || SubsidyLeft.MinorUnits > 0;

    /// <summary>What the seller keeps after commission, refunds and disputes.</summary>
    public Money Net => Refundable + SubsidyLeft - CommissionLeft;

    // Shares that were stored before there were subsidies, or disputes, have none.
    private Money OrNothing(Money stored) => stored.Currency is null ? Money.Zero(Amount.Currency) : stored;
}
