using Octomart.Contracts.Events;
using Octomart.OrderSubgraph.Returns;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.Returns;

/// <summary>From the request to the money, and every other way that a return can end.</summary>
public sealed class ReturnLifeTests : ReturnTest
{
    [Fact]
    public async Task A_return_goes_from_request_to_refund_and_its_units_back_on_sale()
    {
        var (orderId, part) = await Shop.DeliveredAsync();

        var requested = await RequestAsync(part, 1);
        var id = requested.Text("return.id");
        var approved = await DecideAsync(id, approve: true, note: "Workshop, Birch Road 1");
        var sent = await SendAsync(Shop.Sam, "returnMarkSent", "ReturnMarkSentInput", new { idempotencyKey = "s", id, carrier = "Parcel Co", trackingNumber = "PC 2" });
        var received = await ReceiveAsync(id, part, 1);

        Assert.Equal(("REQUESTED", 1_200, $"{part.Text("number")}-R1"), (requested.Text("return.status"), requested.At("return.refundable.minorUnits").GetInt64(), requested.Text("return.number")));
        Assert.Equal(("APPROVED", "Workshop, Birch Road 1"), (approved.Text("return.status"), approved.Text("return.note")));
        Assert.Equal(("IN_TRANSIT", "PC 2"), (sent.Text("return.status"), sent.Text("return.trackingNumber")));
        Assert.Equal("RECEIVED", received.Text("return.status"));
        await BecomesAsync(id, ReturnStatus.Refunded);
        var refund = Assert.Single(Shop.Others.Refunds.Values);
        Assert.Equal((1_200, 120L, id), (refund.Amount, refund.Commission, refund.ReturnId));
        Assert.Equal(9, Shop.Others.Stock["var_mug"]);
        await Eventually.HoldsAsync(() => Task.FromResult(Shop.Announced.OfType<ReturnChanged>().Count() == 5), "every step is announced");
        Assert.Equal(
            ["APPROVED", "IN_TRANSIT", "RECEIVED", "REFUNDED", "REQUESTED"], Shop.Announced.OfType<ReturnChanged>().Select(e => e.Status).Order());
        var accepted = Assert.Single(Shop.Announced.OfType<ReturnChanged>(), told => told.Accepted is not null);
        Assert.Equal(("RECEIVED", 1), (accepted.Status, Assert.Single(accepted.Accepted!).Quantity));

        var order = (await Shop.Orders.As(Shop.Sam).DataAsync(
            "query($id: ID!) { order(id: $id) { timeline { nodes { type } } returns { id status } sellerOrders { returns { id } lines { returnedQuantity returningQuantity } } } }", new { id = orderId })).At("order");
        Assert.Equal((id, id), (order.Text("returns.0.id"), order.Text("sellerOrders.0.returns.0.id")));
        Assert.Equal((1, 0), (order.At("sellerOrders.0.lines.0.returnedQuantity").GetInt32(), order.At("sellerOrders.0.lines.0.returningQuantity").GetInt32()));
        Assert.Equal(
            ["RETURN_REQUESTED", "RETURN_APPROVED", "RETURN_SENT", "RETURN_RECEIVED", "RETURN_REFUNDED"], order.At("timeline.nodes").EnumerateArray().Select(item => item.Text("type")).Where(type => type.StartsWith("RETURN_", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Units_that_are_not_accepted_are_neither_refunded_nor_restocked_and_may_be_returned_again()
    {
        var (_, part) = await Shop.DeliveredAsync();
        var id = (await RequestAsync(part, 2)).Text("return.id");
        await DecideAsync(id, approve: true);

        var unexplained = await ReceiveAsync(id, part, 1, restock: false, key: "r1");
        var received = await ReceiveAsync(id, part, 1, restock: false, note: "The other one is not ours", key: "r2");

        Assert.Equal(["INVALID"], unexplained.UserErrorCodes());
        Assert.Equal((1, "USED", false), (received.At("return.lines.0.acceptedQuantity").GetInt32(), received.Text("return.lines.0.condition"), received.At("return.lines.0.isRestocked").GetBoolean()));
        await BecomesAsync(id, ReturnStatus.Refunded);
        Assert.Equal(1_200, Assert.Single(Shop.Others.Refunds.Values).Amount);
        Assert.Equal(8, Shop.Others.Stock["var_mug"]);
        Assert.Equal(["QUANTITY_EXCEEDED"], (await RequestAsync(part, 2, key: "q2")).UserErrorCodes());
        Assert.Empty((await RequestAsync(part, 1, key: "q3")).UserErrorCodes());
    }

    [Fact]
    public async Task A_return_of_which_nothing_is_accepted_is_closed_without_money()
    {
        var (_, part) = await Shop.DeliveredAsync();
        var id = (await RequestAsync(part, 1)).Text("return.id");
        await DecideAsync(id, approve: true);

        var received = await ReceiveAsync(id, part, 0, note: "The parcel was empty");

        Assert.Equal(("CLOSED", 0), (received.Text("return.status"), received.At("return.refundable.minorUnits").GetInt64()));
        Assert.Empty(Shop.Others.Refunds);
        Assert.Equal(0, (await PartAsync(part)).Lines[0].ReturningQuantity);
    }

    [Fact]
    public async Task A_declined_or_withdrawn_return_frees_its_units()
    {
        var (_, part) = await Shop.DeliveredAsync();
        var declined = (await RequestAsync(part, 2, key: "1")).Text("return.id");
        await DecideAsync(declined, approve: false, note: "Worn");
        var withdrawn = (await RequestAsync(part, 2, key: "2")).Text("return.id");
        await SendAsync(Shop.Sam, "returnWithdraw", "ReturnWithdrawInput", new { idempotencyKey = "w", id = withdrawn });

        Assert.Equal([ReturnStatus.Rejected, ReturnStatus.Closed], [(await FindAsync(declined)).Status, (await FindAsync(withdrawn)).Status]);
        Assert.Empty((await RequestAsync(part, 2, key: "3")).UserErrorCodes());
    }

    [Fact]
    public async Task A_seller_has_a_queue_of_returns_by_status()
    {
        var (_, part) = await Shop.DeliveredAsync();
        var first = (await RequestAsync(part, 1, key: "1")).Text("return.id");
        Shop.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = (await RequestAsync(part, 1, key: "2")).Text("return.id");
        await DecideAsync(first, approve: true);

        Assert.Equal([second, first], await QueueAsync(Shop.Birch));
        Assert.Equal([second], await QueueAsync(Shop.Birch, "REQUESTED"));
        Assert.Null(await QueueAsync(Shop.Page));
        Assert.Null(await QueueAsync(Shop.Sam));
    }

    [Fact]
    public async Task States_are_minded_and_keys_replay()
    {
        var (_, part) = await Shop.DeliveredAsync();
        var requested = await RequestAsync(part, 1);
        var replay = await RequestAsync(part, 1);
        var id = requested.Text("return.id");
        Assert.Equal(id, replay.Text("return.id"));
        Assert.Equal(["IDEMPOTENCY_KEY_REUSED"], (await RequestAsync(part, 2)).UserErrorCodes());

        Assert.Equal(["INVALID_TRANSITION"], (await SendAsync(Shop.Sam, "returnMarkSent", "ReturnMarkSentInput", new { idempotencyKey = "s", id })).UserErrorCodes());
        Assert.Equal(["INVALID_TRANSITION"], (await ReceiveAsync(id, part, 1)).UserErrorCodes());
        await DecideAsync(id, approve: true, key: "d1");
        Assert.Equal(["INVALID_TRANSITION"], (await DecideAsync(id, approve: false, note: "x", key: "d2")).UserErrorCodes());
        await SendAsync(Shop.Sam, "returnMarkSent", "ReturnMarkSentInput", new { idempotencyKey = "s", id });
        Assert.Equal(["INVALID_TRANSITION"], (await SendAsync(Shop.Sam, "returnWithdraw", "ReturnWithdrawInput", new { idempotencyKey = "w", id })).UserErrorCodes());
        await ReceiveAsync(id, part, 1, key: "r1");
        Assert.Equal(["INVALID_TRANSITION"], (await ReceiveAsync(id, part, 1, key: "r2")).UserErrorCodes());
    }
}
