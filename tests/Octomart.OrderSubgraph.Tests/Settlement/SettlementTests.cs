using Octomart.Contracts.Events;
using Octomart.OrderSubgraph.Orders;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.Settlement;

public sealed class SettlementTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_paid_order_is_confirmed_once_its_stock_is_sold_and_reaches_its_sellers()
    {
        var id = await _shop.PlacedAsync(_shop.SamsMixedCart());
        Assert.Equal(0, await SellersOrdersAsync(Shop.Birch, "sel_birch"));

        await _shop.PayAsync(id);
        await _shop.PayAsync(id);
        await _shop.BecomesAsync(id, OrderStatus.Confirmed);

        var order = await _shop.ReadAsync(id);
        Assert.Equal(["PLACED", "PAID", "CONFIRMED"], order.At("timeline.nodes").EnumerateArray().Select(item => item.Text("type")));
        Assert.Equal(["NEW", "NEW"], order.At("sellerOrders").EnumerateArray().Select(part => part.Text("status")));
        Assert.Equal(2, _shop.Others.Sold("var_mug"));
        Assert.Equal(1, await SellersOrdersAsync(Shop.Birch, "sel_birch"));
        await Eventually.HoldsAsync(() => Task.FromResult(_shop.Announced.OfType<OrderConfirmed>().Count() == 1), "OrderConfirmed is announced");
        Assert.Single(_shop.Announced.OfType<OrderConfirmed>());
    }

    [Fact]
    public async Task Stock_that_is_gone_after_payment_cancels_the_order_and_gives_the_money_back()
    {
        var id = await _shop.PlacedAsync();
        _shop.Others.Reservations[id] = ("RELEASED", []);

        await _shop.PayAsync(id);

        await _shop.BecomesAsync(id, OrderStatus.Cancelled);
        Assert.Equal(CancelReason.StockGone, (await _shop.FindAsync(id)).CancelReason);
        await Eventually.HoldsAsync(() => Task.FromResult(_shop.Others.Payments[id].State == "VOID"), "the money goes back");
        await Eventually.HoldsAsync(() => Task.FromResult(_shop.Announced.OfType<OrderCancelled>().Any(e => e.Reason == "STOCK_GONE")), "the buyer is told");
        Assert.Null(_shop.Announced.OfType<OrderCancelled>().First().Unsold);
    }

    [Fact]
    public async Task A_failed_payment_may_be_tried_again()
    {
        var id = await _shop.PlacedAsync();

        await _shop.Orders.PublishAsync(new PaymentFailed("pay_1", id, "CARD_DECLINED", _shop.Clock.GetUtcNow()));
        await _shop.BecomesAsync(id, OrderStatus.PaymentFailed);
        await _shop.PayAsync(id);

        await _shop.BecomesAsync(id, OrderStatus.Confirmed);
    }

    [Fact]
    public async Task An_order_that_is_not_paid_in_time_expires_and_gives_everything_back()
    {
        var id = await _shop.PlacedAsync();

        _shop.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(OrderStatus.PendingPayment, (await _shop.FindAsync(id)).Status);
        await _shop.RunUntilAsync(async () => (await _shop.FindAsync(id)).Status == OrderStatus.Cancelled, "the order expires", TimeSpan.FromSeconds(20));

        await Eventually.HoldsAsync(() => Task.FromResult(_shop.Others.Stock["var_mug"] == 10 && _shop.Others.Payments[id].State == "VOID"), "stock and payment are given back");
        Assert.Equal("EXPIRED", (await _shop.ReadAsync(id)).Text("cancelReason"));
        Assert.Equal(0, await SellersOrdersAsync(Shop.Birch, "sel_birch"));
    }

    [Fact]
    public async Task Money_that_comes_after_the_expiry_goes_back()
    {
        var id = await _shop.PlacedAsync();
        _shop.Clock.Advance(TimeSpan.FromMinutes(15));
        await _shop.RunUntilAsync(async () => (await _shop.FindAsync(id)) is { Status: OrderStatus.Cancelled, DutiesDueAt: null }, "the order expires and its duties are done");
        _shop.Others.Payments[id] = _shop.Others.Payments[id] with { State = "CAPTURED" };

        await _shop.PayAsync(id);

        await Eventually.HoldsAsync(() => Task.FromResult(_shop.Others.Payments[id].State == "VOID"), "the money goes back");
        Assert.Equal(OrderStatus.Cancelled, (await _shop.FindAsync(id)).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_commit_of_stock_without_an_answer_is_asked_for_again_also_after_a_restart(bool afterEffect)
    {
        var id = await _shop.PlacedAsync();
        _shop.Others.Break("stockCommit", afterEffect);
        await _shop.PayAsync(id);
        await Eventually.HoldsAsync(async () => (await _shop.FindAsync(id)).DutyFailures > 0, "the commit fails");

        await _shop.RestartAsync();
        _shop.Others.Mend("stockCommit");

        await _shop.RunUntilAsync(async () => (await _shop.FindAsync(id)).Status == OrderStatus.Confirmed, "the order is confirmed");
        Assert.Equal(2, _shop.Others.Sold("var_mug"));
        Assert.Equal(8, _shop.Others.Stock["var_mug"]);
    }

    [Fact]
    public async Task A_message_of_an_unknown_order_changes_nothing()
    {
        await _shop.Orders.PublishAsync(new PaymentFailed("pay_1", "ord_unknown", "CARD_DECLINED", _shop.Clock.GetUtcNow()));
        var id = await _shop.ConfirmedAsync();

        Assert.Equal(OrderStatus.Confirmed, (await _shop.FindAsync(id)).Status);
    }

    [Fact]
    public async Task A_refund_that_the_provider_refuses_stands_on_the_timeline_and_is_told_to_who_waits_for_it()
    {
        var id = await _shop.ConfirmedAsync();
        var line = (await _shop.ReadAsync(id)).Text("sellerOrders.0.lines.0.id");
        await _shop.Orders.As(Shop.Sam).DataAsync(
            "mutation($input: OrderCancelInput!) { orderCancel(input: $input) { userErrors { code } } }",
            new { input = new { idempotencyKey = "c", orderId = id, reason = "x", lines = new[] { new { lineId = line, quantity = 1 } } } });
        await Eventually.HoldsAsync(async () => (await _shop.FindAsync(id)).DutiesDueAt is null, "the money is on its way");
        var giveBack = Assert.Single((await _shop.FindAsync(id)).GiveBacks);

        await _shop.Orders.PublishAsync(new PaymentRefundFailed("pay_1", id, "ref_1", giveBack.Id, giveBack.Amount, "Account closed", _shop.Clock.GetUtcNow()));
        await Eventually.HoldsAsync(() => Task.FromResult(_shop.Announced.OfType<OrderRefundFailed>().Any()), "buyer and staff are told");

        var order = await _shop.FindAsync(id);
        Assert.Equal(("REFUND_FAILED", 0), (Assert.Single(order.GiveBacks).RefundRefusal, Assert.Single(order.GiveBacks).Refunded?.MinorUnits));
        Assert.Equal(OrderEventKind.RefundFailed, order.Timeline[^1].Kind);
        Assert.DoesNotContain("closed", order.Timeline[^1].Message, StringComparison.Ordinal);
        Assert.Equal((id, giveBack.Amount), (_shop.Announced.OfType<OrderRefundFailed>().First().Order.OrderId, _shop.Announced.OfType<OrderRefundFailed>().First().Amount));
    }

    [Fact]
    public async Task A_refund_that_had_arrived_and_comes_back_is_told_and_stays_failed_when_the_duty_is_answered_again()
    {
        var id = await _shop.ConfirmedAsync();
        var line = (await _shop.ReadAsync(id)).Text("sellerOrders.0.lines.0.id");
        await _shop.Orders.As(Shop.Sam).DataAsync(
            "mutation($input: OrderCancelInput!) { orderCancel(input: $input) { userErrors { code } } }",
            new { input = new { idempotencyKey = "c", orderId = id, reason = "x", lines = new[] { new { lineId = line, quantity = 1 } } } });
        await Eventually.HoldsAsync(async () => (await _shop.FindAsync(id)).DutiesDueAt is null, "the money is on its way");
        var giveBack = Assert.Single((await _shop.FindAsync(id)).GiveBacks);

        await _shop.Orders.PublishAsync(new PaymentRefunded("pay_1", id, "ref_1", giveBack.Amount, "Cancelled", _shop.Clock.GetUtcNow()));
        await Eventually.HoldsAsync(async () => (await _shop.FindAsync(id)).Timeline[^1].Kind == OrderEventKind.Refunded, "the refund");
        await _shop.Orders.PublishAsync(new PaymentRefundFailed("pay_1", id, "ref_1", giveBack.Id, giveBack.Amount, "Sent back", _shop.Clock.GetUtcNow(), HasComeBack: true));
        await Eventually.HoldsAsync(() => Task.FromResult(_shop.Announced.OfType<OrderRefundFailed>().Any()), "buyer and staff are told");

        var order = await _shop.FindAsync(id);
        Assert.Contains("came back", order.Timeline[^1].Message, StringComparison.Ordinal);
        var failed = Assert.Single(order.GiveBacks);
        Assert.Equal(("REFUND_FAILED", 0), (failed.RefundRefusal, failed.Refunded?.MinorUnits));
        Assert.Equal(failed, failed.Answered(giveBack.Amount, null));
    }

    private async Task<int> SellersOrdersAsync(TestUser member, string sellerId) => (await _shop.Orders.As(member).DataAsync(
        "query($r: [_Any!]!) { _entities(representations: $r) { ... on Seller { orders { totalCount } } } }", new { r = new[] { new { __typename = "Seller", id = sellerId } } }))
        .At("_entities.0.orders.totalCount").GetInt32();
}
