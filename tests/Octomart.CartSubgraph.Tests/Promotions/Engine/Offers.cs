using Octomart.CartSubgraph.Promotions;
using Octomart.CartSubgraph.Promotions.Engine;
using Octomart.Contracts;

namespace Octomart.CartSubgraph.Tests.Promotions.Engine;

/// <summary>Offers and lines for tests of the engine.</summary>
internal static class Offers
{
    public const string Shop = Promotion.Shop;

    public static Promotion Of(string id, PromotionBenefit benefit, string funder = Promotion.Shop, PromotionConditions? conditions = null, bool isExclusive = false) => new()
    {
        Id = id,
        Name = id,
        Funder = funder,
        Benefit = benefit,
        Conditions = conditions ?? PromotionConditions.None,
        IsExclusive = isExclusive,
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    public static OfferedLine Line(string id, long price, int quantity = 1, string seller = "sel_a", string currency = "EUR", params string[] categories) =>
        new($"crl_{id}", $"prd_{id}", seller, categories, new Money(price, currency), quantity);

    public static long[] Discounts(this CartOffers offers, IReadOnlyList<OfferedLine> lines) => [.. lines.Index().Select(line => offers.DiscountOf(line.Index))];

    public static long[] Subsidies(this CartOffers offers, IReadOnlyList<OfferedLine> lines) => [.. lines.Index().Select(line => offers.SubsidyOf(line.Index))];
}
