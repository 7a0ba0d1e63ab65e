using FsCheck.Xunit;
using Octomart.CartSubgraph.Promotions;
using Octomart.CartSubgraph.Promotions.Engine;
using Octomart.Contracts;
using static Octomart.CartSubgraph.Tests.Promotions.Engine.Offers;

namespace Octomart.CartSubgraph.Tests.Promotions.Engine;

/// <summary>What holds for any cart and any offers, in currencies of 0, 2 and 3 digits.</summary>
public sealed class PromotionEngineProperties
{
    private static readonly string[] Currencies = ["JPY", "USD", "TND"];
    private static readonly string[] Sellers = ["sel_a", "sel_b", "sel_c"];

    [Property(MaxTest = 3000)]
    public void A_line_never_costs_less_than_nothing_nor_more_than_its_price(int seed)
    {
        var shop = new RandomShop(seed);

        var offers = shop.Apply();

        for (var line = 0; line < shop.Lines.Count; line++)
        {
            Assert.InRange(offers.DiscountOf(line), 0, shop.Lines[line].Price);
            Assert.InRange(offers.SubsidyOf(line), 0, offers.DiscountOf(line));
            Assert.All(offers.Applied, offer => Assert.True(offer.Shares[line] >= 0));
        }
    }

    [Property(MaxTest = 3000)]
    public void The_parts_come_to_the_whole_seen_from_lines_and_from_offers(int seed)
    {
        var shop = new RandomShop(seed);

        var offers = shop.Apply();

        Assert.Equal(offers.Total, offers.Discounts(shop.Lines).Sum());
        Assert.Equal(offers.Total, offers.Promotions.Sum(promotion => offers.TotalOf(promotion.Id)));
        Assert.Equal(offers.Applied.Where(offer => offer.Promotion.IsFundedByShop).Sum(offer => offer.Total), offers.Subsidies(shop.Lines).Sum());
    }

    [Property(MaxTest = 2000)]
    public void A_sellers_offer_touches_nothing_of_others_and_delivery_is_free_once(int seed)
    {
        var shop = new RandomShop(seed);

        var offers = shop.Apply();

        Assert.All(offers.Applied.Where(offer => !offer.Promotion.IsFundedByShop), offer =>
            Assert.All(offer.Shares.Index(), share => Assert.True(share.Item == 0 || shop.Lines[share.Index].SellerId == offer.Promotion.Funder)));
        Assert.Equal(offers.FreeDelivery.Length, offers.FreeDelivery.Select(offer => offer.SellerId).Distinct().Count());
        Assert.All(offers.FreeDelivery.Where(offer => !offer.Promotion.IsFundedByShop), offer => Assert.Equal(offer.Promotion.Funder, offer.SellerId));
    }

    [Property(MaxTest = 2000)]
    public void Of_each_funding_one_coupon_counts_and_an_exclusive_offer_is_alone(int seed)
    {
        var shop = new RandomShop(seed);

        var offers = shop.Apply();

        var used = offers.Promotions.ToList();
        Assert.True(!used.Any(promotion => promotion.IsExclusive) || used.Count == 1);
        Assert.All(used.Intersect(shop.Coupons).CountBy(promotion => promotion.Funder), funder => Assert.Equal(1, funder.Value));
    }

    [Property(MaxTest = 2000)]
    public void The_buyer_never_pays_more_than_with_any_single_offer_that_applies_by_itself(int seed)
    {
        var shop = new RandomShop(seed);

        var total = shop.Apply().Total;

        Assert.All(shop.Automatic, promotion => Assert.True(total >= PromotionEngine.Apply(shop.Lines, [promotion], [], shop.Currency).Total));
    }

    [Property(MaxTest = 1000)]
    public void The_order_in_which_offers_are_read_does_not_matter(int seed)
    {
        var shop = new RandomShop(seed);

        var shuffled = PromotionEngine.Apply(shop.Lines, shop.Automatic.Reverse(), shop.Coupons, shop.Currency);

        Assert.Equal(shop.Apply().Discounts(shop.Lines), shuffled.Discounts(shop.Lines));
    }

    private sealed class RandomShop
    {
        private readonly Random _random;

        public RandomShop(int seed)
        {
            _random = new Random(seed);
            Currency = Pick(Currencies);
            Lines = [.. Enumerable.Range(0, _random.Next(0, 8)).Select(i => Line($"{i}", Price(), _random.Next(1, 12), Pick(Sellers), Currency, [.. Some("cat_a", "cat_b", "cat_c")]))];
            Automatic = [.. Enumerable.Range(0, _random.Next(0, 6)).Select(i => Promotion($"pro_auto{i}"))];
            Coupons = [.. Enumerable.Range(0, _random.Next(0, 4)).Select(i => Promotion($"pro_coupon{i}"))];
        }

        public string Currency { get; }

        public IReadOnlyList<OfferedLine> Lines { get; }

        public IReadOnlyList<Promotion> Automatic { get; }

        public IReadOnlyList<Promotion> Coupons { get; }

        public CartOffers Apply() => PromotionEngine.Apply(Lines, Automatic, Coupons, Currency);

        private Promotion Promotion(string id)
        {
            var funder = _random.Next(2) == 0 ? Offers.Shop : Pick(Sellers);
            return Of(id, Benefit(), funder, new PromotionConditions
            {
                CategoryIds = [.. Some("cat_a", "cat_b", "cat_c")],
                ProductIds = [.. Some("prd_0", "prd_1")],
                SellerIds = funder == Offers.Shop ? [.. Some(Sellers)] : [],
                MinimumSubtotals = _random.Next(3) == 0 ? [new Money(Price() + 1, Currency)] : [],
            }, _random.Next(6) == 0);
        }

        private PromotionBenefit Benefit() => _random.Next(4) switch
        {
            0 => PromotionBenefit.Percentage(_random.Next(1, 10_001)),
            1 => PromotionBenefit.Amount(new Money(Price() + 1, Currency)),
            2 => PromotionBenefit.BuyXGetY(_random.Next(1, 4), _random.Next(1, 4), _random.Next(1, 10_001)),
            _ => PromotionBenefit.FreeDelivery,
        };

        // Mostly everyday prices, sometimes none, sometimes enormous ones.
        private long Price() => _random.Next(10) switch { 0 => _random.Next(0, 3), 1 => _random.NextInt64(1, 1_000_000_000_000), _ => _random.Next(1, 20_000) };

        private string Pick(string[] values) => values[_random.Next(values.Length)];

        private IEnumerable<T> Some<T>(params T[] values) => values.Where(_ => _random.Next(3) == 0);
    }
}
