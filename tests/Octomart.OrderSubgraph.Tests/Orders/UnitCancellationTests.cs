using System.Text.Json;
using Octomart.Contracts.Events;
using Octomart.OrderSubgraph.Orders;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.Orders;

/// <summary>Cancelling some of an order: by its buyer, by one of its sellers, at once, and across crashes.</summary>
public sealed class UnitCancellationTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_buyer_cancels_one_of_two_units_and_gets_its_money_back_but_not_the_delivery()
    {
        var id = await _shop.ConfirmedAsync();
        var line = (await _shop.ReadAsync(id)).Text("sellerOrders.0.lines.0.id");

        var input = new { idempotencyKey = "c", orderId = id, reason = "One is {enough}", lines = new[] { new { lineId = line, quantity = 1 } } };
        var payload = await CancelAsync(Shop.Sam, input);
        var replay = await CancelAsync(Shop.Sam, input);

        Assert.Equal("PARTIALLY_CANCELLED", payload.Text("order.status"));
        Assert.Equal(("NEW", 1), (payload.Text("order.sellerOrders.0.status"), payload.At("order.sellerOrders.0.lines.0.cancelledQuantity").GetInt32()));
        Assert.Empty(replay.UserErrorCodes());
        await SettledAsync(id);
        var refund = Assert.Single(_shop.Others.Refunds.Values);
        Assert.Equal((1_200, 120, 0), (refund.Amount, refund.Commission, refund.Subsidy));
        Assert.Equal((9, 1), (_shop.Others.Stock["var_mug"], _shop.Others.Sold("var_mug")));
        Assert.Equal("The buyer cancelled 1 × Title of var_mug: One is {enough}", (await _shop.FindAsync(id)).Timeline[^1].Message);
        await Eventually.HoldsAsync(() => Task.FromResult(_shop.Announced.OfType<SellerOrderCancelled>().Any()), "the cancellation is announced");
        var told = Assert.Single(_shop.Announced.OfType<SellerOrderCancelled>());
        Assert.Equal((1_200, "BUYER", 1), (told.RefundAmount.MinorUnits, told.Reason, told.Lines[0].Quantity));
    }

    [Fact]
    public async Task The_delivery_goes_back_with_the_last_unit_of_a_sellers_part()
    {
        var id = await _shop.ConfirmedAsync(_shop.SamsMixedCart());
        var line = (await _shop.ReadAsync(id)).Text("sellerOrders.0.lines.0.id");

        await CancelLineAsync(Shop.Sam, id, line, 1);
        var payload = await CancelLineAsync(Shop.Sam, id, line, 1);

        Assert.Equal(["CANCELLED", "NEW"], payload.At("order.sellerOrders").EnumerateArray().Select(part => part.Text("status")));
        Assert.Equal("PARTIALLY_CANCELLED", payload.Text("order.status"));
        await SettledAsync(id);
        Assert.Equal([1_200, 1_200 + Shop.StandardDelivery], _shop.Others.Refunds.Values.Select(refund => refund.Amount));
        Assert.Equal("OPEN", _shop.Others.Payments[id].State);
        Assert.Equal((10, 49), (_shop.Others.Stock["var_mug"], _shop.Others.Stock["var_book"]));
    }

    [Fact]
    public async Task The_last_units_of_the_whole_order_cancel_it_as_such()
    {
        var id = await _shop.ConfirmedAsync();
        var line = (await _shop.ReadAsync(id)).Text("sellerOrders.0.lines.0.id");

        await CancelLineAsync(Shop.Sam, id, line, 1);
        var payload = await CancelLineAsync(Shop.Sam, id, line, 1);

        Assert.Equal("CANCELLED", payload.Text("order.status"));
        await SettledAsync(id);
        Assert.Equal("VOID", _shop.Others.Payments[id].State);
        Assert.Equal(10, _shop.Others.Stock["var_mug"]);
        await Eventually.HoldsAsync(() => Task.FromResult(_shop.Announced.OfType<OrderCancelled>().Any()), "the buyer is told");
        Assert.Single(_shop.Announced.OfType<SellerOrderCancelled>());
        Assert.Equal([1], _shop.Announced.OfType<OrderCancelled>().First().Unsold!.Select(line => line.Quantity));
    }

    [Fact]
    public async Task A_seller_cancels_its_part_of_an_order_of_several_sellers()
    {
        var id = await _shop.ConfirmedAsync(_shop.SamsMixedCart());
        var part = (await _shop.ReadAsync(id)).At("sellerOrders.1");

        var payload = await SellerCancelAsync(Shop.Page, new { idempotencyKey = "c", id = part.Text("id"), version = part.At("version").GetInt32(), reason = "Out of print" });

        Assert.Equal("CANCELLED", payload.Text("sellerOrder.status"));
        Assert.Equal(OrderStatus.PartiallyCancelled, (await _shop.FindAsync(id)).Status);
        await SettledAsync(id);
        Assert.Equal(1_500 + Shop.StandardDelivery, Assert.Single(_shop.Others.Refunds.Values).Amount);
        Assert.Equal((8, 50), (_shop.Others.Stock["var_mug"], _shop.Others.Stock["var_book"]));
        await Eventually.HoldsAsync(() => Task.FromResult(_shop.Announced.OfType<SellerOrderCancelled>().Any(e => e.Reason == "SELLER")), "the buyer is told");
    }

    [Fact]
    public async Task What_is_in_a_parcel_stays_and_the_rest_may_be_cancelled_without_the_delivery()
    {
        var id = await _shop.ConfirmedAsync();
        var part = await _shop.ShipAsync(id, Shop.Birch, quantity: 1);

        var tooMany = await CancelLineAsync(Shop.Sam, id, part.Text("lines.0.id"), 2);
        var whole = await CancelAsync(Shop.Sam, new { idempotencyKey = "w", orderId = id, reason = "x" });
        var rest = await SellerCancelAsync(Shop.Birch, new { idempotencyKey = "c", id = part.Text("id"), version = part.At("version").GetInt32(), reason = "The last one broke" });

        Assert.Equal(["QUANTITY_EXCEEDED"], tooMany.UserErrorCodes());
        Assert.Equal(["INVALID_TRANSITION"], whole.UserErrorCodes());
        Assert.Equal("SHIPPED", rest.Text("sellerOrder.status"));
        await SettledAsync(id);
        Assert.Equal(1_200, Assert.Single(_shop.Others.Refunds.Values).Amount);
        Assert.Equal(9, _shop.Others.Stock["var_mug"]);
    }

    [Fact]
    public async Task Racing_cancellations_never_give_back_more_than_there_is()
    {
        var id = await _shop.ConfirmedAsync();
        var part = (await _shop.ReadAsync(id)).At("sellerOrders.0");
        var line = part.Text("lines.0.id");

        var payloads = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => CancelLineAsync(Shop.Sam, id, line, 1)));

        Assert.Equal(2, payloads.Count(payload => payload.UserErrorCodes().Count == 0));
        await SettledAsync(id);
        Assert.Equal(10, _shop.Others.Stock["var_mug"]);
        Assert.Equal("VOID", _shop.Others.Payments[id].State);
    }

    [Fact]
    public async Task Racing_cancellations_of_one_line_take_nothing_from_the_others()
    {
        var id = await _shop.ConfirmedAsync(_shop.Others.AddCart(
            "crt_sam", userId: Shop.Sam.Id, lines: [new FakeCartLine("crl_1", "var_mug", "sel_birch", 2, 1_200), new FakeCartLine("crl_2", "var_book", "sel_birch", 1, 1_500) { WeightGrams = 100 }]));
        var line = (await _shop.ReadAsync(id)).Text("sellerOrders.0.lines.0.id");

        var payloads = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => CancelLineAsync(Shop.Sam, id, line, 1)));

        Assert.Equal(2, payloads.Count(payload => payload.UserErrorCodes().Count == 0));
        Assert.Equal(6, payloads.Count(payload => payload.UserErrorCodes() is ["QUANTITY_EXCEEDED"]));
        await SettledAsync(id);
        Assert.Equal((10, 49), (_shop.Others.Stock["var_mug"], _shop.Others.Stock["var_book"]));
        Assert.Equal(2 * 1_200, _shop.Others.Refunds.Values.Sum(refund => refund.Amount));
        Assert.Equal("OPEN", _shop.Others.Payments[id].State);
    }

    [Theory]
    [InlineData("stockRestock", false)]
    [InlineData("stockRestock", true)]
    [InlineData("refundOpen", false)]
    [InlineData("refundOpen", true)]
    public async Task A_service_that_is_away_is_asked_again_also_after_a_restart_and_holds_the_other_not_up(string field, bool afterEffect)
    {
        var id = await _shop.ConfirmedAsync();
        var line = (await _shop.ReadAsync(id)).Text("sellerOrders.0.lines.0.id");
        _shop.Others.Break(field, afterEffect);
        await CancelLineAsync(Shop.Sam, id, line, 1);
        await Eventually.HoldsAsync(async () => (await _shop.FindAsync(id)).DutyFailures > 0, "the duty fails");
        var owed = Assert.Single((await _shop.FindAsync(id)).GiveBacks);
        Assert.Equal((field == "stockRestock", field == "refundOpen"), (owed.OwesStock, owed.OwesMoney));

        await _shop.RestartAsync();
        _shop.Others.Mend(field);

        await _shop.RunUntilAsync(async () => (await _shop.FindAsync(id)).DutiesDueAt is null, "nothing is owed");
        Assert.Equal(1_200, Assert.Single(_shop.Others.Refunds.Values).Amount);
        Assert.Equal(9, _shop.Others.Stock["var_mug"]);
    }

    [Fact]
    public async Task A_whole_cancellation_takes_over_what_a_partial_one_still_owes()
    {
        var id = await _shop.ConfirmedAsync();
        var line = (await _shop.ReadAsync(id)).Text("sellerOrders.0.lines.0.id");
        _shop.Others.Break("stockRestock");
        _shop.Others.Break("refundOpen");
        await CancelLineAsync(Shop.Sam, id, line, 1);

        await CancelAsync(Shop.Sam, new { idempotencyKey = "w", orderId = id, reason = "None of it" });

        await _shop.RunUntilAsync(async () => (await _shop.FindAsync(id)).DutiesDueAt is null, "nothing is owed");
        Assert.Equal(("VOID", 10), (_shop.Others.Payments[id].State, _shop.Others.Stock["var_mug"]));
        Assert.Empty(_shop.Others.Refunds);
    }

    [Fact]
    public async Task An_unpaid_order_is_cancelled_as_a_whole_only()
    {
        var id = await _shop.PlacedAsync();
        var line = (await _shop.ReadAsync(id)).Text("sellerOrders.0.lines.0.id");

        Assert.Equal(["INVALID_TRANSITION"], (await CancelLineAsync(Shop.Sam, id, line, 1)).UserErrorCodes());
        Assert.Empty((await _shop.FindAsync(id)).GiveBacks);
    }

    public static TheoryData<string, int, string> BadLines => new()
    {
        { "", 1, "NOT_FOUND" },
        { "orl_unknown", 1, "NOT_FOUND" },
        { "*", 0, "QUANTITY_EXCEEDED" },
        { "*", -1, "QUANTITY_EXCEEDED" },
        { "*", 3, "QUANTITY_EXCEEDED" },
        { "*", int.MaxValue, "QUANTITY_EXCEEDED" },
    };

    [Theory]
    [MemberData(nameof(BadLines))]
    public async Task Bad_lines_are_refused_and_change_nothing(string lineId, int quantity, string code)
    {
        var id = await _shop.ConfirmedAsync();
        var part = (await _shop.ReadAsync(id)).At("sellerOrders.0");
        var lines = new[] { new { lineId = lineId == "*" ? part.Text("lines.0.id") : lineId, quantity } };

        Assert.Equal([code], (await CancelAsync(Shop.Sam, new { idempotencyKey = "c", orderId = id, reason = "x", lines })).UserErrorCodes());
        Assert.Equal([code], (await SellerCancelAsync(Shop.Birch, new { idempotencyKey = "c", id = part.Text("id"), version = part.At("version").GetInt32(), reason = "x", lines })).UserErrorCodes());
        Assert.Equal(OrderStatus.Confirmed, (await _shop.FindAsync(id)).Status);
    }

    [Fact]
    public async Task Each_line_is_named_once_and_at_least_one_is()
    {
        var id = await _shop.ConfirmedAsync();
        var line = (await _shop.ReadAsync(id)).Text("sellerOrders.0.lines.0.id");
        var one = new { lineId = line, quantity = 1 };

        Assert.Equal(["NOT_FOUND"], (await CancelAsync(Shop.Sam, new { idempotencyKey = "c", orderId = id, reason = "x", lines = new[] { one, one } })).UserErrorCodes());
        Assert.Equal(["INVALID"], (await CancelAsync(Shop.Sam, new { idempotencyKey = "c", orderId = id, reason = "x", lines = Array.Empty<object>() })).UserErrorCodes());
    }

    [Fact]
    public async Task Sellers_cancel_nothing_of_each_other()
    {
        var id = await _shop.ConfirmedAsync(_shop.SamsMixedCart());
        var order = await _shop.ReadAsync(id);
        var (mine, theirs) = (order.At("sellerOrders.0"), order.At("sellerOrders.1"));
        object Input(JsonElement part, JsonElement lineOf) => new
        {
            idempotencyKey = "c",
            id = part.Text("id"),
            version = part.At("version").GetInt32(),
            reason = "x",
            lines = new[] { new { lineId = lineOf.Text("lines.0.id"), quantity = 1 } },
        };

        Assert.Equal(["NOT_FOUND"], (await SellerCancelAsync(Shop.Birch, Input(theirs, theirs))).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await SellerCancelAsync(Shop.Birch, Input(mine, theirs))).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await CancelAsync(Shop.Birch, new { idempotencyKey = "c", orderId = id, reason = "x", lines = new[] { new { lineId = mine.Text("lines.0.id"), quantity = 1 } } })).UserErrorCodes());
        Assert.Equal(OrderStatus.Confirmed, (await _shop.FindAsync(id)).Status);
    }

    private Task SettledAsync(string id) => Eventually.HoldsAsync(async () => (await _shop.FindAsync(id)).DutiesDueAt is null, "nothing is owed");

    private Task<JsonElement> CancelLineAsync(TestUser who, string orderId, string lineId, int quantity) =>
        CancelAsync(who, new { idempotencyKey = Guid.NewGuid().ToString(), orderId, reason = "x", lines = new[] { new { lineId, quantity } } });

    private async Task<JsonElement> CancelAsync(TestUser who, object input) => (await _shop.Orders.As(who).DataAsync(
        $"mutation($input: OrderCancelInput!) {{ orderCancel(input: $input) {{ order {{ {Shop.OrderFields} }} userErrors {{ code field }} }} }}", new { input })).At("orderCancel");

    private async Task<JsonElement> SellerCancelAsync(TestUser who, object input) => (await _shop.Orders.As(who).DataAsync(
        "mutation($input: SellerOrderCancelInput!) { sellerOrderCancel(input: $input) { sellerOrder { id status } userErrors { code } } }", new { input })).At("sellerOrderCancel");
}
