namespace Octomart.Hazards.Bench.Mutations;

/// <summary>Discounts beyond their limits.</summary>
internal static class PromotionMutations
{
    private const string Hazard = "a coupon's last use";
    private const string File = "subgraphs/Cart/Promotions/UsageCounts.cs";

    public static IReadOnlyList<Mutation> List { get; } =
    [
        new(
            Hazard,
            "one more than the limit may use it",
            File,
            "UsedInAll(promotion.Id) >= promotion.UsageLimit",
            "UsedInAll(promotion.Id) > promotion.UsageLimit",
            Proof.Tests("CartSubgraph", "Of_a_hundred_orders_that_race_for_the_last_use_one_wins")),
        new(
            Hazard,
            "a customer may use it once more than the limit",
            File,
            "UsedByCustomer(promotion.Id) >= promotion.PerCustomerLimit",
            "UsedByCustomer(promotion.Id) > promotion.PerCustomerLimit",
            Proof.Tests("CartSubgraph", "Of_a_hundred_orders_of_one_customer_one_gets_the_last_use")),
        new(
            Hazard,
            "two orders at once are both the first",
            "subgraphs/Cart/Promotions/Reservations/PromotionsReserve.cs",
            "counts.Await(work, input.OrderId, now);",
            "_ = now;",
            Proof.Tests("CartSubgraph", "Of_two_first_orders_at_once_one_is_the_first")),
        new(
            "guessed coupons",
            "codes are guessed without end",
            "subgraphs/Cart/Coupons/CouponGuard.cs",
            "tries.Count >= options.Value.MaxCouponTries",
            "tries.Count - 1_000 >= options.Value.MaxCouponTries",
            Proof.Tests("CartSubgraph", "Ten_wrong_guesses_sent_at_once_or_not_close_the_cart_to_coupons_for_a_while")),
        new(
            "a price changes in the cart",
            "a coupon that takes nothing off any more is dropped without a word",
            "subgraphs/Order/Placements/PlacementDesk.cs",
            "{ BlockingCoupons: { Count: > 0 } codes }",
            "{ BlockingCoupons: { Count: > 1_000 } codes }",
            Proof.Tests("OrderSubgraph", "A_coupon_that_takes_nothing_off_any_more_is_accepted_or_removed_before_anything_is_ordered")),
        new(
            "a price changes in the cart",
            "a price that has risen is paid without a word",
            "subgraphs/Cart/Pricing/PricedCart.cs",
            "!IsUnavailable && UnitPrice != Line.PriceWhenAdded",
            "!IsUnavailable && UnitPrice < Line.PriceWhenAdded",
            Proof.Tests("CartSubgraph", "Drift_is_disclosed_with_present_prices_and_the_remembered_ones_stay")),
        new(
            "a price changes in the cart",
            "an order comes to another total than the buyer saw",
            "subgraphs/Order/Placements/PlacementDesk.cs",
            "priced.Checkout.Total != input.ExpectedTotal.ToMoney()",
            "priced.Checkout.Total.Currency != input.ExpectedTotal.Currency",
            Proof.Tests("OrderSubgraph", "A_total_without_the_discount_is_not_what_the_buyer_agrees_to")),
    ];
}
