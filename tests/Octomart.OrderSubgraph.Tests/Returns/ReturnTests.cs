using System.Text.Json;
using Octomart.Contracts;
using Octomart.Contracts.Events;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.Returns;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.OrderSubgraph.Tests.Returns;

public sealed class ReturnTests : IAsyncLifetime
{
    private const string Fields =
        "return { id number status reason note carrier trackingNumber refundable { minorUnits } sellerOrder { id } lines { quantity acceptedQuantity condition isRestocked line { id returningQuantity returnedQuantity } } } userErrors { code field lineIds }";

    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_return_goes_from_request_to_refund_and_its_units_back_on_sale()
    {
        var (orderId, part) = await _shop.DeliveredAsync();

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
        var refund = Assert.Single(_shop.Others.Refunds.Values);
        Assert.Equal((1_200, 120L, id), (refund.Amount, refund.Commission, refund.ReturnId));
        Assert.Equal(9, _shop.Others.Stock["var_mug"]);
        await Eventually.HoldsAsync(() => Task.FromResult(_shop.Announced.OfType<ReturnChanged>().Count() == 5), "every step is announced");
        Assert.Equal(
            ["APPROVED", "IN_TRANSIT", "RECEIVED", "REFUNDED", "REQUESTED"], _shop.Announced.OfType<ReturnChanged>().Select(e => e.Status).Order());

        var order = (await _shop.Orders.As(Shop.Sam).DataAsync(
            "query($id: ID!) { order(id: $id) { timeline { nodes { type } } returns { id status } sellerOrders { returns { id } lines { returnedQuantity returningQuantity } } } }", new { id = orderId })).At("order");
        Assert.Equal((id, id), (order.Text("returns.0.id"), order.Text("sellerOrders.0.returns.0.id")));
        Assert.Equal((1, 0), (order.At("sellerOrders.0.lines.0.returnedQuantity").GetInt32(), order.At("sellerOrders.0.lines.0.returningQuantity").GetInt32()));
        Assert.Equal(
            ["RETURN_REQUESTED", "RETURN_APPROVED", "RETURN_SENT", "RETURN_RECEIVED", "RETURN_REFUNDED"], order.At("timeline.nodes").EnumerateArray().Select(item => item.Text("type")).Where(type => type.StartsWith("RETURN_", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Units_that_are_not_accepted_are_neither_refunded_nor_restocked_and_may_be_returned_again()
    {
        var (_, part) = await _shop.DeliveredAsync();
        var id = (await RequestAsync(part, 2)).Text("return.id");
        await DecideAsync(id, approve: true);

        var unexplained = await ReceiveAsync(id, part, 1, restock: false, key: "r1");
        var received = await ReceiveAsync(id, part, 1, restock: false, note: "The other one is not ours", key: "r2");

        Assert.Equal(["INVALID"], unexplained.UserErrorCodes());
        Assert.Equal((1, "USED", false), (received.At("return.lines.0.acceptedQuantity").GetInt32(), received.Text("return.lines.0.condition"), received.At("return.lines.0.isRestocked").GetBoolean()));
        await BecomesAsync(id, ReturnStatus.Refunded);
        Assert.Equal(1_200, Assert.Single(_shop.Others.Refunds.Values).Amount);
        Assert.Equal(8, _shop.Others.Stock["var_mug"]);
        Assert.Equal(["QUANTITY_EXCEEDED"], (await RequestAsync(part, 2, key: "q2")).UserErrorCodes());
        Assert.Empty((await RequestAsync(part, 1, key: "q3")).UserErrorCodes());
    }

    [Fact]
    public async Task A_return_of_which_nothing_is_accepted_is_closed_without_money()
    {
        var (_, part) = await _shop.DeliveredAsync();
        var id = (await RequestAsync(part, 1)).Text("return.id");
        await DecideAsync(id, approve: true);

        var received = await ReceiveAsync(id, part, 0, note: "The parcel was empty");

        Assert.Equal(("CLOSED", 0), (received.Text("return.status"), received.At("return.refundable.minorUnits").GetInt64()));
        Assert.Empty(_shop.Others.Refunds);
        Assert.Equal(0, (await PartAsync(part)).Lines[0].ReturningQuantity);
    }

    [Fact]
    public async Task A_declined_or_withdrawn_return_frees_its_units()
    {
        var (_, part) = await _shop.DeliveredAsync();
        var declined = (await RequestAsync(part, 2, key: "1")).Text("return.id");
        await DecideAsync(declined, approve: false, note: "Worn");
        var withdrawn = (await RequestAsync(part, 2, key: "2")).Text("return.id");
        await SendAsync(Shop.Sam, "returnWithdraw", "ReturnWithdrawInput", new { idempotencyKey = "w", id = withdrawn });

        Assert.Equal([ReturnStatus.Rejected, ReturnStatus.Closed], [(await FindAsync(declined)).Status, (await FindAsync(withdrawn)).Status]);
        Assert.Empty((await RequestAsync(part, 2, key: "3")).UserErrorCodes());
    }

    [Fact]
    public async Task Racing_requests_never_return_more_than_arrived()
    {
        var (_, part) = await _shop.DeliveredAsync();

        var payloads = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => RequestAsync(part, 1, key: $"k{i}")));

        Assert.Equal(2, payloads.Count(payload => payload.UserErrorCodes().Count == 0));
        Assert.All(payloads.SelectMany(payload => payload.UserErrorCodes()), code => Assert.Equal("QUANTITY_EXCEEDED", code));
    }

    [StoresFact]
    public async Task A_return_received_many_times_at_once_is_refunded_once()
    {
        var (_, part) = await _shop.DeliveredAsync();
        var id = (await RequestAsync(part, 2)).Text("return.id");
        await DecideAsync(id, approve: true);

        var payloads = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => ReceiveAsync(id, part, 2, key: $"k{i}")));

        Assert.Single(payloads, payload => payload.UserErrorCodes().Count == 0);
        await BecomesAsync(id, ReturnStatus.Refunded);
        Assert.Equal(2_400, Assert.Single(_shop.Others.Refunds.Values).Amount);
        Assert.Equal(10, _shop.Others.Stock["var_mug"]);
    }

    [Theory]
    [InlineData("stockRestock", false)]
    [InlineData("stockRestock", true)]
    [InlineData("refundOpen", false)]
    [InlineData("refundOpen", true)]
    public async Task A_refund_without_an_answer_is_asked_for_again_also_after_a_restart(string field, bool afterEffect)
    {
        var (orderId, part) = await _shop.DeliveredAsync();
        var id = (await RequestAsync(part, 1)).Text("return.id");
        await DecideAsync(id, approve: true);
        _shop.Others.Break(field, afterEffect);
        await ReceiveAsync(id, part, 1);
        await Eventually.HoldsAsync(async () => (await _shop.FindAsync(orderId)).DutyFailures > 0, "the duty fails");

        await _shop.RestartAsync();
        _shop.Others.Mend(field);

        await _shop.RunUntilAsync(async () => (await _shop.FindAsync(orderId)).DutiesDueAt is null, "nothing is owed");
        Assert.Equal(ReturnStatus.Refunded, (await FindAsync(id)).Status);
        Assert.Equal((1_200, 9), (Assert.Single(_shop.Others.Refunds.Values).Amount, _shop.Others.Stock["var_mug"]));
    }

    [Fact]
    public async Task Only_what_has_arrived_can_be_returned()
    {
        var orderId = await _shop.ConfirmedAsync();
        var part = await _shop.ShipAsync(orderId, Shop.Birch, quantity: 1);
        Assert.Equal(["QUANTITY_EXCEEDED"], (await RequestAsync(part, 1, key: "1")).UserErrorCodes());

        await _shop.ArriveAsync(orderId);

        Assert.Equal(["QUANTITY_EXCEEDED"], (await RequestAsync(part, 2, key: "2")).UserErrorCodes());
        Assert.Empty((await RequestAsync(part, 1, key: "3")).UserErrorCodes());
    }

    [Fact]
    public async Task After_the_time_for_returns_none_is_taken()
    {
        await _shop.DisposeAsync();
        _shop = await Shop.OpenAsync(KeyValuePair.Create("Octomart:Order:ReturnWindow", (string?)"00:05:00"));
        var (_, part) = await _shop.DeliveredAsync();
        _shop.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Empty((await RequestAsync(part, 1, key: "1")).UserErrorCodes());

        _shop.Clock.Advance(TimeSpan.FromMinutes(3));
        var late = await RequestAsync(part, 1, key: "2");

        Assert.Equal(["RETURN_WINDOW_CLOSED"], late.UserErrorCodes());
        Assert.Equal(part.Text("lines.0.id"), late.Text("userErrors.0.lineIds.0"));
    }

    [Fact]
    public async Task Guests_return_with_their_token()
    {
        var cart = _shop.Others.AddCart("crt_guest", guestToken: "cart-token", lines: new FakeCartLine("crl_1", "var_mug", "sel_birch", 2, 1_200));
        var placed = await _shop.PlaceAsync(cart);
        var (orderId, guestToken) = (placed.Text("order.id"), placed.Text("guestTokenOnce"));
        await _shop.PayAsync(orderId);
        await _shop.BecomesAsync(orderId, OrderStatus.Confirmed);
        var part = await ShipAsGuestAsync(orderId, guestToken);

        object Input(string key, string? token) => new { idempotencyKey = key, sellerOrderId = part.Text("id"), reason = "Too small", guestToken = token, lines = new[] { new { lineId = part.Text("lines.0.id"), quantity = 1 } } };
        var without = await MutateAsync(_shop.Orders.Anonymous(), "returnRequest", "ReturnRequestInput", Input("1", null));
        var guessed = await MutateAsync(_shop.Orders.Anonymous(), "returnRequest", "ReturnRequestInput", Input("2", "guessed"));
        var with = await MutateAsync(_shop.Orders.Anonymous(), "returnRequest", "ReturnRequestInput", Input("3", guestToken));

        Assert.Equal(["NOT_FOUND"], without.UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], guessed.UserErrorCodes());
        var id = with.Text("return.id");
        await DecideAsync(id, approve: true);
        Assert.Equal("IN_TRANSIT", (await MutateAsync(_shop.Orders.Anonymous(), "returnMarkSent", "ReturnMarkSentInput", new { idempotencyKey = "s", id, guestToken })).Text("return.status"));
        Assert.Equal(["NOT_FOUND"], (await MutateAsync(_shop.Orders.Anonymous(), "returnMarkSent", "ReturnMarkSentInput", new { idempotencyKey = "s", id, guestToken = "guessed" })).UserErrorCodes());
        Assert.Equal(JsonValueKind.Null, (await _shop.Orders.Anonymous().DataAsync("query($id: ID!) { return(id: $id) { id } }", new { id })).At("return").ValueKind);
        Assert.Equal(id, (await _shop.Orders.Anonymous().DataAsync("query($id: ID!, $t: String) { return(id: $id, guestToken: $t) { id } }", new { id, t = guestToken })).Text("return.id"));
    }

    [Fact]
    public async Task Others_see_and_change_nothing_of_a_return()
    {
        var (_, part) = await _shop.DeliveredAsync();
        Assert.Equal(["NOT_FOUND"], (await RequestAsync(part, 1, by: new TestUser("usr_eve"))).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await RequestAsync(part, 1, by: Shop.Birch)).UserErrorCodes());
        var id = (await RequestAsync(part, 1)).Text("return.id");

        Assert.Equal(["NOT_FOUND"], (await DecideAsync(id, approve: true, by: Shop.Page)).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await SendAsync(new TestUser("usr_eve"), "returnWithdraw", "ReturnWithdrawInput", new { idempotencyKey = "w", id })).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await SendAsync(Shop.Birch, "returnWithdraw", "ReturnWithdrawInput", new { idempotencyKey = "w", id })).UserErrorCodes());
        var decide = "mutation($input: ReturnDecideInput!) { returnDecide(input: $input) { userErrors { code } } }";
        Assert.Equal(["FORBIDDEN"], (await _shop.Orders.As(Shop.Sam).SendAsync(decide, new { input = new { idempotencyKey = "d", id, approve = true } })).ErrorCodes);
        Assert.Equal(["UNAUTHENTICATED"], (await _shop.Orders.Anonymous().SendAsync(decide, new { input = new { idempotencyKey = "d", id, approve = true } })).ErrorCodes);

        var representations = new { r = new[] { new { __typename = "Return", id } } };
        const string entity = "query($r: [_Any!]!) { _entities(representations: $r) { ... on Return { id status } } }";
        Assert.Equal(id, (await _shop.Orders.As(Shop.Sam).DataAsync(entity, representations)).Text("_entities.0.id"));
        Assert.Equal(id, (await _shop.Orders.As(Shop.Birch).DataAsync(entity, representations)).Text("_entities.0.id"));
        foreach (var client in new[] { _shop.Orders.Anonymous(), _shop.Orders.As(new TestUser("usr_eve")), _shop.Orders.As(Shop.Page) })
        {
            Assert.Equal(JsonValueKind.Null, (await client.DataAsync(entity, representations)).At("_entities.0").ValueKind);
            Assert.Equal(JsonValueKind.Null, (await client.DataAsync("query($id: ID!) { return(id: $id) { id } }", new { id })).At("return").ValueKind);
        }
    }

    [Fact]
    public async Task A_seller_has_a_queue_of_returns_by_status()
    {
        var (_, part) = await _shop.DeliveredAsync();
        var first = (await RequestAsync(part, 1, key: "1")).Text("return.id");
        _shop.Clock.Advance(TimeSpan.FromSeconds(1));
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
        var (_, part) = await _shop.DeliveredAsync();
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

    public static TheoryData<string, int, string, string, string> BadRequests => new()
    {
        { "*", 1, "", "k", "INVALID" },
        { "*", 1, new string('x', 301), "k", "INVALID" },
        { "*", 1, "x", "", "INVALID" },
        { "*", 0, "x", "k", "QUANTITY_EXCEEDED" },
        { "*", -1, "x", "k", "QUANTITY_EXCEEDED" },
        { "*", 3, "x", "k", "QUANTITY_EXCEEDED" },
        { "orl_unknown", 1, "x", "k", "NOT_FOUND" },
    };

    [Theory]
    [MemberData(nameof(BadRequests))]
    public async Task Bad_requests_are_refused(string lineId, int quantity, string reason, string idempotencyKey, string code)
    {
        var (_, part) = await _shop.DeliveredAsync();
        var lines = new[] { new { lineId = lineId == "*" ? part.Text("lines.0.id") : lineId, quantity } };

        Assert.Equal([code], (await SendAsync(Shop.Sam, "returnRequest", "ReturnRequestInput", new { idempotencyKey, sellerOrderId = part.Text("id"), reason, lines })).UserErrorCodes());
        Assert.Equal(0, await _shop.Orders.Store.Set<Return>().CountAsync(null, default));
    }

    [Fact]
    public async Task Bad_answers_are_refused()
    {
        var (_, part) = await _shop.DeliveredAsync();
        var id = (await RequestAsync(part, 1)).Text("return.id");

        Assert.Equal(["INVALID"], (await DecideAsync(id, approve: false)).UserErrorCodes());
        Assert.Equal(["INVALID"], (await DecideAsync(id, approve: true, note: new string('x', 301))).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await DecideAsync("ret_unknown", approve: true)).UserErrorCodes());
        await DecideAsync(id, approve: true);
        Assert.Equal(["INVALID"], (await SendAsync(Shop.Sam, "returnMarkSent", "ReturnMarkSentInput", new { idempotencyKey = "s", id, carrier = "a\nb" })).UserErrorCodes());
        Assert.Equal(["INVALID"], (await SendAsync(Shop.Sam, "returnMarkSent", "ReturnMarkSentInput", new { idempotencyKey = "s", id, trackingNumber = " " })).UserErrorCodes());
        Assert.Equal(["QUANTITY_EXCEEDED"], (await ReceiveAsync(id, part, 2, note: "x")).UserErrorCodes());
        Assert.Equal(["QUANTITY_EXCEEDED"], (await ReceiveAsync(id, part, -1, note: "x")).UserErrorCodes());
        Assert.Equal(ReturnStatus.Approved, (await FindAsync(id)).Status);
    }

    [Theory]
    [InlineData("JPY", 1_000, 3)]
    [InlineData("USD", 1_001, 3)]
    [InlineData("TND", 10_000, 7)]
    public void Units_that_go_back_one_by_one_are_worth_exactly_the_line(string currency, long total, int quantity)
    {
        var amount = new Money(total, currency);
        var line = new OrderLine("orl_1", "crl_1", "var_1", "prd_1", "T", "S", null, quantity, amount, amount, amount, amount);
        var sum = Money.Zero(currency);
        for (var i = 0; i < quantity; i++)
        {
            var share = line.ShareOf(line.Total, 1);
            Assert.InRange(share.MinorUnits, total / quantity, (total / quantity) + 1);
            sum += share;
            line = i % 2 == 0 ? line with { ReturnedQuantity = line.ReturnedQuantity + 1 } : line with { CancelledQuantity = line.CancelledQuantity + 1 };
        }

        Assert.Equal(amount, sum);
    }

    private Task<JsonElement> RequestAsync(JsonElement part, int quantity, string key = "q", TestUser? by = null) => SendAsync(
        by ?? Shop.Sam, "returnRequest", "ReturnRequestInput",
        new { idempotencyKey = key, sellerOrderId = part.Text("id"), reason = "Too small", lines = new[] { new { lineId = part.Text("lines.0.id"), quantity } } });

    private Task<JsonElement> DecideAsync(string id, bool approve, string? note = null, string? key = null, TestUser? by = null) =>
        SendAsync(by ?? Shop.Birch, "returnDecide", "ReturnDecideInput", new { idempotencyKey = key ?? Guid.NewGuid().ToString(), id, approve, note });

    private Task<JsonElement> ReceiveAsync(string id, JsonElement part, int quantity, bool restock = true, string? note = null, string? key = null) => SendAsync(
        Shop.Birch, "returnReceive", "ReturnReceiveInput",
        new { idempotencyKey = key ?? Guid.NewGuid().ToString(), id, note, lines = new[] { new { lineId = part.Text("lines.0.id"), quantity, condition = "USED", restock } } });

    private Task<JsonElement> SendAsync(TestUser who, string mutation, string inputType, object input) => MutateAsync(_shop.Orders.As(who), mutation, inputType, input);

    private static async Task<JsonElement> MutateAsync(GraphQLClient client, string mutation, string inputType, object input) =>
        (await client.DataAsync($"mutation($input: {inputType}!) {{ {mutation}(input: $input) {{ {Fields} }} }}", new { input })).At(mutation);

    private async Task<IReadOnlyList<string>?> QueueAsync(TestUser who, string? status = null)
    {
        var seller = (await _shop.Orders.As(who).DataAsync(
            "query($r: [_Any!]!, $where: ReturnWhere) { _entities(representations: $r) { ... on Seller { returns(where: $where) { totalCount nodes { id } } } } }",
            new { r = new[] { new { __typename = "Seller", id = "sel_birch" } }, where = status is null ? null : new { status = new[] { status } } })).At("_entities.0");
        return seller.At("returns").ValueKind == JsonValueKind.Null ? null : [.. seller.At("returns.nodes").EnumerateArray().Select(node => node.Text("id"))];
    }

    private async Task<JsonElement> ShipAsGuestAsync(string orderId, string guestToken)
    {
        var part = Assert.Single(await _shop.Orders.Store.Set<SellerOrder>().ListAsync(new() { Where = part => part.OrderId == orderId }, default));
        await SendPartAsync("sellerOrderAccept", "SellerOrderAcceptInput", new { idempotencyKey = "a", id = part.Id, version = (int)part.Version });
        part = Assert.Single(await _shop.Orders.Store.Set<SellerOrder>().ListAsync(new() { Where = part => part.OrderId == orderId }, default));
        await SendPartAsync("sellerOrderShip", "SellerOrderShipInput", new { idempotencyKey = "s", sellerOrderId = part.Id, version = (int)part.Version, carrier = "Parcel Co", trackingNumber = "PC 1" });
        await _shop.ArriveAsync(orderId);
        return (await _shop.Orders.Anonymous().DataAsync("query($id: ID!, $t: String) { order(id: $id, guestToken: $t) { sellerOrders { id lines { id } } } }", new { id = orderId, t = guestToken })).At("order.sellerOrders.0");
    }

    private async Task SendPartAsync(string mutation, string inputType, object input) => Assert.Empty(
        (await _shop.Orders.As(Shop.Birch).DataAsync($"mutation($input: {inputType}!) {{ {mutation}(input: $input) {{ userErrors {{ code }} }} }}", new { input })).At(mutation).UserErrorCodes());

    private async Task<Return> FindAsync(string id) => (await _shop.Orders.Store.Set<Return>().FindAsync(id, default))!;

    private async Task<SellerOrder> PartAsync(JsonElement part) => (await _shop.Orders.Store.Set<SellerOrder>().FindAsync(part.Text("id"), default))!;

    private Task BecomesAsync(string id, ReturnStatus status) => Eventually.HoldsAsync(async () => (await FindAsync(id)).Status == status, $"the return becomes {status}");
}
