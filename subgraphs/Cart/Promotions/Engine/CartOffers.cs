using System.Collections.Immutable;

namespace Octomart.CartSubgraph.Promotions.Engine;

/// <summary>What offers take off a cart, in minor units.</summary>
internal sealed record CartOffers(ImmutableArray<AppliedOffer> Applied, ImmutableArray<FreeDeliveryOffer> FreeDelivery)
{
    public static CartOffers None { get; } = new([], []);

    public long Total => Applied.Sum(offer => offer.Total);

    /// <summary>Everything off a line.</summary>
    public long DiscountOf(int line) => Applied.Sum(offer => offer.Shares[line]);

    /// <summary>What the shop pays of it.</summary>
    public long SubsidyOf(int line) => Applied.Where(offer => offer.Promotion.IsFundedByShop).Sum(offer => offer.Shares[line]);

    /// <summary>Whether this offer takes anything off or makes a delivery free.</summary>
    public bool Uses(string promotionId) =>
        Applied.Any(offer => offer.Promotion.Id == promotionId) || FreeDelivery.Any(offer => offer.Promotion.Id == promotionId);

    /// <summary>What this offer takes off all lines.</summary>
    public long TotalOf(string promotionId) => Applied.Where(offer => offer.Promotion.Id == promotionId).Sum(offer => offer.Total);

    /// <summary>Every offer that does something.</summary>
    public IEnumerable<Promotion> Promotions =>
        Applied.Select(offer => offer.Promotion).Concat(FreeDelivery.Select(offer => offer.Promotion)).DistinctBy(promotion => promotion.Id);
}

/// <summary>What one offer takes off each line.</summary>
internal sealed record AppliedOffer(Promotion Promotion, ImmutableArray<long> Shares)
{
    public long Total { get; } = Shares.Sum();
}

/// <summary>An offer that makes a seller's delivery free.</summary>
internal sealed record FreeDeliveryOffer(string SellerId, Promotion Promotion);
