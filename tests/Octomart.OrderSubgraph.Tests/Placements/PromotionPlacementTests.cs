using System.Text.Json;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.Placements;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.Placements;

/// <summary>Orders with promotions: what they cost, who pays for what, and that every use of a coupon ends up used or free.</summary>
public sealed class PromotionPlacementTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Discounts_are_frozen_in_the_order_and_the_shop_adds_what_it_pays_for()
    {
        var id = await _shop.PlacedAsync(_shop.SamsCouponCart());

        var order = await _shop.FindAsync(id);
        Assert.Equal((3_900, 1_000, 490, Shop.CouponTotal), (order.ItemsTotal.MinorUnits, order.DiscountTotal.MinorUnits, order.ShippingTotal.MinorUnits, order.Total.MinorUnits));
        var shares = _shop.Others.Payments[id].Input.At("shares").EnumerateArray().ToList();
        Assert.Equal((1_400, 600 + Shop.StandardDelivery, 200), Share(shares[0]));
        Assert.Equal((1_500 + Shop.StandardDelivery, 0, 150), Share(shares[1]));
        Assert.Equal(("RESERVED", 1_000 + Shop.StandardDelivery), (_shop.Others.CouponUses[id].State, _shop.Others.CouponUses[id].Uses[0].Discount));
        var shown = (await _shop.Orders.As(Shop.Sam).DataAsync("query($id: ID!) { order(id: $id) { discountTotal { minorUnits } promotions { code name discount { minorUnits } } } }", new { id })).At("order");
        Assert.Equal(("TENOFF", 1_490), (shown.Text("promotions.0.code"), shown.At("promotions.0.discount.minorUnits").GetInt64()));

        static (long, long, long) Share(JsonElement share) =>
            (share.At("amount.minorUnits").GetInt64(), share.At("subsidy.minorUnits").GetInt64(), share.At("commission.minorUnits").GetInt64());
    }

    [Fact]
    public async Task A_total_without_the_discount_is_not_what_the_buyer_agrees_to()
    {
        var cart = _shop.SamsCouponCart();
        var input = Shop.InputFor(cart);
        input["expectedTotal"] = new { minorUnits = Shop.CouponTotal + 1_000, currency = "EUR" };

        Assert.Equal(["TOTAL_CHANGED"], (await Shop.PlaceAsync(_shop.Orders.As(Shop.Sam), input)).UserErrorCodes());
        Assert.Empty(_shop.Others.CouponUses);
    }

    [Fact]
    public async Task A_coupon_that_takes_nothing_off_any_more_is_accepted_or_removed_before_anything_is_ordered()
    {
        var cart = _shop.SamsCart();
        cart.BlockingCoupons.Add("TENOFF");

        var refused = await _shop.PlaceAsync(cart);
        Assert.Equal(["CART_CHANGED"], refused.UserErrorCodes());
        Assert.Contains("TENOFF", refused.Text("userErrors.0.message"), StringComparison.Ordinal);
        Assert.Empty(_shop.Others.Reservations);

        cart.BlockingCoupons.Clear();
        Assert.Empty((await _shop.PlaceAsync(cart)).UserErrorCodes());
    }

    [Fact]
    public async Task A_use_is_for_good_once_the_order_is_paid_and_free_when_it_is_cancelled()
    {
        var id = await _shop.ConfirmedAsync(_shop.SamsCouponCart());
        await SettledAsync(id);
        Assert.Equal(("COMMITTED", 0), (_shop.Others.CouponUses[id].State, _shop.Others.Coupons["prm_10"]));

        await _shop.Orders.As(Shop.Sam).DataAsync(
            "mutation($input: OrderCancelInput!) { orderCancel(input: $input) { userErrors { code } } }", new { input = new { idempotencyKey = "c", orderId = id, reason = "x" } });

        await SettledAsync(id);
        Assert.Equal(("RELEASED", 1), (_shop.Others.CouponUses[id].State, _shop.Others.Coupons["prm_10"]));
    }

    [Fact]
    public async Task An_unpaid_order_gives_its_coupon_back_when_it_expires()
    {
        var id = await _shop.PlacedAsync(_shop.SamsCouponCart());

        await _shop.RunUntilAsync(async () => (await _shop.FindAsync(id)) is { Status: OrderStatus.Cancelled, DutiesDueAt: null }, "the order expires", TimeSpan.FromMinutes(1));

        Assert.Equal(1, _shop.Others.Coupons["prm_10"]);
    }

    [Fact]
    public async Task Of_orders_that_race_for_the_last_use_one_wins_and_the_others_take_nothing()
    {
        _shop.SamsCouponCart();
        var carts = Enumerable.Range(0, 6).Select(i =>
        {
            var cart = _shop.Others.AddCart($"crt_{i}", userId: $"usr_{i}", lines: new FakeCartLine("crl_1", "var_mug", "sel_birch", 1, 1_200) { Discount = 500, Subsidy = 500 });
            cart.Promotions.Add(new FakePromotion("prm_10", "TENOFF", null, 500));
            return cart;
        }).ToList();

        var payloads = await Task.WhenAll(carts.Select(cart => _shop.PlaceAsync(cart)));

        Assert.Single(payloads, payload => payload.UserErrorCodes().Count == 0);
        Assert.All(payloads.SelectMany(payload => payload.UserErrorCodes()), code => Assert.Equal("COUPON_EXHAUSTED", code));
        await Eventually.HoldsAsync(() => Task.FromResult(_shop.Others.Stock["var_mug"] == 9), "the losers give their stock back");
        Assert.Equal(0, _shop.Others.Coupons["prm_10"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_hold_without_an_answer_is_unwound(bool afterEffect)
    {
        var cart = _shop.SamsCouponCart();
        _shop.Others.Break("promotionsReserve", afterEffect);

        Assert.Equal(["TEMPORARILY_UNAVAILABLE"], (await _shop.PlaceAsync(cart)).UserErrorCodes());

        await Eventually.HoldsAsync(
            () => Task.FromResult(_shop.Others.Coupons["prm_10"] == 1 && _shop.Others.Stock["var_mug"] == 10 && _shop.Others.Stock["var_book"] == 50), "nothing is taken");
        await Eventually.HoldsAsync(async () => Assert.Single(await _shop.Orders.Store.Set<Placement>().ListAsync(new(), default)).State == PlacementState.Failed, "it has ended");
    }

    [Theory]
    [InlineData("promotionsReserve", false)]
    [InlineData("promotionsReserve", true)]
    public async Task A_crash_while_the_coupon_is_held_is_finished_after_the_restart(string step, bool afterEffect)
    {
        var cart = _shop.SamsCouponCart();
        var reached = _shop.Others.HangAt(step, afterEffect);
        _ = _shop.PlaceAsync(cart);
        await reached;

        await _shop.RestartAsync();
        _shop.Others.Mend(step);

        await _shop.RunUntilAsync(async () => (await _shop.Orders.Store.Set<Order>().CountAsync(null, default)) == 1, "the order is placed");
        Assert.Equal(0, _shop.Others.Coupons["prm_10"]);
        Assert.Single(_shop.Others.CouponUses);
    }

    [Fact]
    public async Task A_cancelled_line_gives_back_what_was_paid_and_the_subsidy_of_it_and_the_last_one_the_deliverys()
    {
        var id = await _shop.ConfirmedAsync(_shop.SamsCouponCart());
        var line = (await _shop.ReadAsync(id)).Text("sellerOrders.0.lines.0.id");

        foreach (var key in new[] { "a", "b" })
        {
            await _shop.Orders.As(Shop.Sam).DataAsync(
                "mutation($input: OrderCancelInput!) { orderCancel(input: $input) { userErrors { code } } }",
                new { input = new { idempotencyKey = key, orderId = id, reason = "x", lines = new[] { new { lineId = line, quantity = 1 } } } });
        }

        await SettledAsync(id);
        Assert.Equal([(700, 300L, 100L), (700, 300 + Shop.StandardDelivery, 100L)], _shop.Others.Refunds.Values.Select(refund => (refund.Amount, refund.Subsidy, refund.Commission)));
        Assert.Equal("COMMITTED", _shop.Others.CouponUses[id].State);
    }

    [Fact]
    public async Task An_order_that_costs_nothing_is_confirmed_at_once()
    {
        var cart = _shop.Others.AddCart("crt_sam", userId: Shop.Sam.Id, lines: new FakeCartLine("crl_1", "var_mug", "sel_birch", 1, 1_200) { Discount = 1_200, Subsidy = 1_200 });
        cart.Promotions.Add(new FakePromotion("prm_all", "FREE", null, 1_200));
        cart.FreeDelivery.Add(("sel_birch", false));
        _shop.Others.Coupons["prm_all"] = 1;

        var payload = await _shop.PlaceAsync(cart);

        Assert.Empty(payload.UserErrorCodes());
        Assert.Equal(("CONFIRMED", 0), (payload.Text("order.status"), payload.At("order.total.minorUnits").GetInt64()));
        Assert.Equal(1, _shop.Others.Sold("var_mug"));
        await SettledAsync(payload.Text("order.id"));
        Assert.Equal("COMMITTED", _shop.Others.CouponUses[payload.Text("order.id")].State);

        // Payment announces it, too; that changes nothing.
        await _shop.PayAsync(payload.Text("order.id"));
        Assert.Equal(["PLACED", "PAID", "CONFIRMED"], (await _shop.ReadAsync(payload.Text("order.id"))).At("timeline.nodes").EnumerateArray().Select(item => item.Text("type")));
    }

    [Fact]
    public async Task An_order_without_promotions_asks_nothing_about_them()
    {
        var id = await _shop.ConfirmedAsync();
        await SettledAsync(id);

        Assert.DoesNotContain(_shop.Others.Fakes.Calls, call => call.Field.StartsWith("promotions", StringComparison.Ordinal));
    }

    private Task SettledAsync(string id) => Eventually.HoldsAsync(async () => (await _shop.FindAsync(id)).DutiesDueAt is null, "nothing is owed");
}
