using Octomart.CartSubgraph.Promotions.Management;
using Octomart.CartSubgraph.Pricing;
using Octomart.CartSubgraph.Promotions;
using Octomart.CartSubgraph.Promotions.Engine;
using Octomart.Contracts;

namespace Octomart.CartSubgraph.Coupons;

/// <summary>A coupon that was entered.</summary>
internal sealed class AppliedCouponType(PricedCoupon coupon, string currency)
{
    /// <summary>The coupon, in capitals.</summary>
    public string Code => coupon.Code;

    /// <summary>What it offers; null when there is no such offer any more.</summary>
    public PromotionType? Promotion => coupon.Promotion is { } promotion ? new PromotionType(promotion) : null;

    /// <summary>What it takes off all lines; zero while it takes nothing off.</summary>
    public Money Discount => new(coupon.Discount, currency);

    /// <summary>Why it takes nothing off; null when it applies.</summary>
    public CouponProblem? Problem => coupon.Problem;

    /// <summary>The seller who pays for it; null when the shop does.</summary>
    public SellerType? FundedBySeller => coupon.Promotion?.SellerId is { } id ? new SellerType(id) : null;
}

/// <summary>A promotion that does something for a cart.</summary>
internal sealed class CartPromotionType(Promotion promotion, CartOffers offers, string currency)
{
    /// <summary>What it offers.</summary>
    public PromotionType Promotion => new(promotion);

    /// <summary>The coupon that was entered; null when it applies by itself.</summary>
    public string? Code => promotion.Code;

    /// <summary>What it takes off all lines; zero when it makes delivery free.</summary>
    public Money Discount => new(offers.TotalOf(promotion.Id), currency);

    /// <summary>The sellers whose delivery it makes free.</summary>
    public IReadOnlyList<SellerType> FreeDeliveryOf =>
        [.. offers.FreeDelivery.Where(offer => offer.Promotion.Id == promotion.Id).Select(offer => new SellerType(offer.SellerId))];

    /// <summary>The seller who pays for it; null when the shop does.</summary>
    public SellerType? FundedBySeller => promotion.SellerId is { } id ? new SellerType(id) : null;
}
