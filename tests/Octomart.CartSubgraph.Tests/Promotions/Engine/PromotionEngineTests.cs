using Octomart.CartSubgraph.Promotions;
using Octomart.CartSubgraph.Promotions.Engine;
using Octomart.Contracts;
using static Octomart.CartSubgraph.Tests.Promotions.Engine.Offers;

namespace Octomart.CartSubgraph.Tests.Promotions.Engine;

/// <summary>The rules of promotions, one by one.</summary>
public sealed class PromotionEngineTests
{
    private static readonly Promotion Tenth = Of("pro_tenth", PromotionBenefit.Percentage(1_000));
    private static readonly Promotion Five = Of("pro_five", PromotionBenefit.Amount(new Money(500, "EUR"), new Money(600, "JPY")));
    private static readonly Promotion ThreeForTwo = Of("pro_three", PromotionBenefit.BuyXGetY(2, 1), "sel_a");

    [Fact]
    public void A_percentage_is_rounded_once_and_its_shares_come_to_it()
    {
        OfferedLine[] lines = [Line("a", 333), Line("b", 333), Line("c", 333)];

        Assert.Equal([34, 33, 33], Automatic(lines, Tenth).Discounts(lines));
    }

    [Theory]
    [InlineData("JPY", 600, new long[] { 200, 400 })]
    [InlineData("EUR", 500, new long[] { 167, 333 })]
    public void An_amount_is_split_by_price_in_whole_minor_units(string currency, long sum, long[] shares)
    {
        OfferedLine[] lines = [Line("a", 1_000, currency: currency), Line("b", 1_000, 2, currency: currency)];

        var offers = PromotionEngine.Apply(lines, [Five], [], currency);

        Assert.Equal(sum, offers.Total);
        Assert.Equal(shares, offers.Discounts(lines));
    }

    [Fact]
    public void An_amount_does_not_apply_in_another_currency_and_never_exceeds_the_price()
    {
        OfferedLine[] dinars = [Line("a", 5_000, currency: "TND")];
        OfferedLine[] cheap = [Line("a", 300), Line("b", 100)];

        Assert.Equal(0, PromotionEngine.Apply(dinars, [Five], [], "TND").Total);
        Assert.Equal(CouponProblem.Currency, PromotionMatch.Of(Five, dinars, "TND").Problem);
        Assert.Equal([300, 100], Automatic(cheap, Five).Discounts(cheap));
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 100)]
    [InlineData(5, 100)]
    [InlineData(6, 200)]
    public void Three_for_two_gives_the_cheapest_of_every_three(int quantity, long expected)
    {
        OfferedLine[] lines = [Line("cheap", 100, quantity)];

        Assert.Equal(expected, Automatic(lines, ThreeForTwo).Total);
    }

    [Fact]
    public void The_cheapest_units_are_given_over_all_lines_of_the_seller()
    {
        OfferedLine[] lines = [Line("dear", 900, 4), Line("mid", 500), Line("cheap", 200), Line("foreign", 50, 9, seller: "sel_b")];

        var offers = Automatic(lines, ThreeForTwo);

        Assert.Equal([0, 500, 200, 0], offers.Discounts(lines));
        Assert.Equal([0, 0, 0, 0], offers.Subsidies(lines));
    }

    [Fact]
    public void Half_off_the_second_takes_half_of_the_cheaper_one()
    {
        OfferedLine[] lines = [Line("a", 999), Line("b", 501)];

        Assert.Equal([0, 251], Automatic(lines, Of("pro_half", PromotionBenefit.BuyXGetY(1, 1, 5_000))).Discounts(lines));
    }

    [Fact]
    public void Each_line_gets_the_best_of_the_offers_that_apply_by_themselves()
    {
        OfferedLine[] lines = [Line("a", 1_000, 3), Line("b", 1_000, seller: "sel_b")];

        var offers = Automatic(lines, Tenth, ThreeForTwo);

        Assert.Equal([1_000, 100], offers.Discounts(lines));
        Assert.Equal([0, 100], offers.Subsidies(lines));
    }

    [Fact]
    public void Coupons_come_after_on_what_is_left_the_sellers_first()
    {
        OfferedLine[] lines = [Line("a", 1_000)];
        var seller = Of("pro_seller", PromotionBenefit.Percentage(5_000), "sel_a");

        var offers = PromotionEngine.Apply(lines, [Tenth], [Of("pro_shop", PromotionBenefit.Percentage(1_000)), seller], "EUR");

        // 1000 - 100 automatic = 900; half of it from the seller; a tenth of the other half from the shop.
        Assert.Equal([100 + 450 + 45], offers.Discounts(lines));
        Assert.Equal([100 + 45], offers.Subsidies(lines));
    }

    [Fact]
    public void Of_two_coupons_of_one_funding_the_first_counts()
    {
        OfferedLine[] lines = [Line("a", 1_000)];

        Assert.Equal(100, PromotionEngine.Apply(lines, [], [Tenth, Five], "EUR").Total);
    }

    [Fact]
    public void An_exclusive_offer_stands_alone_when_it_is_the_better_one()
    {
        OfferedLine[] lines = [Line("a", 1_000)];
        var half = Of("pro_half", PromotionBenefit.Percentage(5_000), isExclusive: true);
        var twentieth = Of("pro_twentieth", PromotionBenefit.Percentage(500), isExclusive: true);

        Assert.Equal(500, PromotionEngine.Apply(lines, [Tenth], [half], "EUR").Total);
        Assert.Equal(100, PromotionEngine.Apply(lines, [Tenth], [twentieth], "EUR").Total);
    }

    [Fact]
    public void Conditions_choose_the_items_and_the_minimum_counts_before_discounts()
    {
        OfferedLine[] lines = [Line("a", 2_000, categories: ["cat_mugs", "cat_kitchen"]), Line("b", 3_000), Line("c", 4_000, seller: "sel_b")];
        Promotion With(PromotionConditions conditions) => Tenth with { Conditions = conditions };

        Assert.Equal([200, 0, 0], Automatic(lines, With(new PromotionConditions { CategoryIds = ["cat_kitchen"] })).Discounts(lines));
        Assert.Equal([200, 300, 0], Automatic(lines, With(new PromotionConditions { CategoryIds = ["cat_kitchen"], ProductIds = ["prd_b"] })).Discounts(lines));
        Assert.Equal([0, 0, 400], Automatic(lines, With(new PromotionConditions { SellerIds = ["sel_b"] })).Discounts(lines));
        Assert.Equal(900, Automatic(lines, With(new PromotionConditions { MinimumSubtotals = [new Money(9_000, "EUR")] })).Total);
        Assert.Equal(0, Automatic(lines, With(new PromotionConditions { MinimumSubtotals = [new Money(9_001, "EUR")] })).Total);
        Assert.Equal(CouponProblem.MinimumNotReached, PromotionMatch.Of(With(new PromotionConditions { SellerIds = ["sel_b"], MinimumSubtotals = [new Money(4_001, "EUR")] }), lines, "EUR").Problem);
        Assert.Equal(CouponProblem.NoMatchingItems, PromotionMatch.Of(With(new PromotionConditions { ProductIds = ["prd_z"] }), lines, "EUR").Problem);
    }

    [Fact]
    public void Delivery_is_free_once_a_seller_and_its_own_offer_comes_first()
    {
        OfferedLine[] lines = [Line("a", 100), Line("b", 100, seller: "sel_b")];
        var shop = Of("pro_shop", PromotionBenefit.FreeDelivery);
        var own = Of("pro_z_own", PromotionBenefit.FreeDelivery, "sel_b");

        var offers = Automatic(lines, shop, own);

        Assert.Equal([("sel_a", "pro_shop"), ("sel_b", "pro_z_own")], offers.FreeDelivery.Select(offer => (offer.SellerId, offer.Promotion.Id)).Order());
        Assert.Equal(0, offers.Total);
    }

    [Fact]
    public void Nothing_comes_of_an_empty_cart_or_of_items_that_cost_nothing()
    {
        OfferedLine[] free = [Line("a", 0, 5)];

        Assert.Equal(0, Automatic([], Tenth, Five, ThreeForTwo).Total);
        Assert.Equal(0, Automatic(free, Tenth, Five, ThreeForTwo).Total);
    }

    private static CartOffers Automatic(IReadOnlyList<OfferedLine> lines, params Promotion[] promotions) => PromotionEngine.Apply(lines, promotions, [], "EUR");
}
