using System.Text.Json;
using Octomart.Contracts.Events;
using Octomart.OrderSubgraph.Orders;
using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.OrderSubgraph.Tests.Placements;

public sealed class OrderPlaceTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task An_order_is_split_by_seller_with_frozen_snapshots_and_sums_that_agree()
    {
        var cart = _shop.SamsMixedCart();

        var payload = await _shop.PlaceAsync(cart);

        Assert.Empty(payload.UserErrorCodes());
        var order = payload.At("order");
        Assert.Equal("PENDING_PAYMENT", order.Text("status"));
        Assert.Equal("usr_sam", order.Text("buyer.id"));
        Assert.Matches("^OM-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{3}$", order.Text("number"));
        Assert.Equal(3_900, order.At("itemsTotal.minorUnits").GetInt64());
        Assert.Equal(980, order.At("shippingTotal.minorUnits").GetInt64());
        Assert.Equal(4_880, order.At("total.minorUnits").GetInt64());
        Assert.Equal(383 + 239 + 78 + 78, order.At("taxTotal.minorUnits").GetInt64());
        Assert.Equal(["sel_birch", "sel_page"], order.At("sellerOrders").EnumerateArray().Select(part => part.Text("seller.id")));
        Assert.Equal([2_890L, 1_990L], order.At("sellerOrders").EnumerateArray().Select(part => part.At("total.minorUnits").GetInt64()));
        Assert.Equal($"{order.Text("number")}-2", order.Text("sellerOrders.1.number"));
        Assert.Equal("Title of var_mug", order.Text("sellerOrders.0.lines.0.titleSnapshot"));
        Assert.Equal("SKU var_mug", order.Text("sellerOrders.0.lines.0.skuSnapshot"));
        Assert.Equal(JsonValueKind.Null, payload.At("guestTokenOnce").ValueKind);
    }

    [Fact]
    public async Task Stock_is_reserved_the_payment_opened_with_shares_that_sum_to_it_and_the_cart_emptied()
    {
        var cart = _shop.SamsMixedCart();

        var id = (await _shop.PlaceAsync(cart)).Text("order.id");

        Assert.Equal(8, _shop.Others.Stock["var_mug"]);
        Assert.Empty(cart.Lines);
        var payment = _shop.Others.Payments[id].Input;
        Assert.Equal("usr_sam", payment.Text("buyerId"));
        Assert.Equal(4_880, payment.At("amount.minorUnits").GetInt64());
        Assert.Equal(4_880, payment.At("shares").EnumerateArray().Sum(share => share.At("amount.minorUnits").GetInt64()));
        Assert.Equal([240L, 150L], payment.At("shares").EnumerateArray().Select(share => share.At("commission.minorUnits").GetInt64()));
        await Eventually.HoldsAsync(() => Task.FromResult(_shop.Announced.OfType<OrderPlaced>().Any(e => e.Order.OrderId == id && e.Order.SellerOrders.Count == 2)), "OrderPlaced is announced");
    }

    [Fact]
    public async Task A_guests_order_opens_with_its_token_only_and_so_does_its_payment()
    {
        var cart = _shop.Others.AddCart("crt_guest", guestToken: "secret", lines: new FakeCartLine("crl_1", "var_mug", "sel_birch", 1, 1_200));

        var payload = await _shop.PlaceAsync(cart);

        var (id, number, token) = (payload.Text("order.id"), payload.Text("order.number"), payload.Text("guestTokenOnce"));
        Assert.Equal(SubgraphDefaults.Identity.SecretToken.HashOf(token), _shop.Others.Payments[id].Input.Text("guestTokenHash"));
        Assert.Equal(id, await OpenAsync(_shop.Orders.Anonymous(), "id", id, token));
        Assert.Equal(id, await OpenAsync(_shop.Orders.Anonymous(), "number", number, token));
        Assert.Null(await OpenAsync(_shop.Orders.Anonymous(), "id", id, null));
        Assert.Null(await OpenAsync(_shop.Orders.Anonymous(), "number", number, "secret"));
        Assert.Null(await OpenAsync(_shop.Orders.As(Shop.Sam), "id", id, null));
    }

    [Theory]
    [InlineData("expectedTotal", """{ "minorUnits": 1, "currency": "EUR" }""", "TOTAL_CHANGED")]
    [InlineData("expectedTotal", """{ "minorUnits": 2890, "currency": "USD" }""", "CURRENCY_MISMATCH")]
    [InlineData("cartVersion", "7", "CART_CHANGED")]
    [InlineData("cartId", "\"crt_unknown\"", "NOT_FOUND")]
    [InlineData("deliveryBySeller", "[]", "DELIVERY_NOT_AVAILABLE")]
    [InlineData("deliveryBySeller", """[{ "sellerId": "sel_birch", "code": "DRONE" }]""", "DELIVERY_NOT_AVAILABLE")]
    [InlineData("deliveryBySeller", """[{ "sellerId": "sel_birch", "code": "STANDARD" }, { "sellerId": "sel_page", "code": "STANDARD" }]""", "DELIVERY_NOT_AVAILABLE")]
    [InlineData("deliveryBySeller", """[{ "sellerId": "sel_birch", "code": "STANDARD" }, { "sellerId": "sel_birch", "code": "EXPRESS" }]""", "INVALID")]
    [InlineData("idempotencyKey", "\"\"", "INVALID")]
    [InlineData("email", "\"nobody\"", "INVALID")]
    [InlineData("shippingAddress", """{ "name": " ", "line1": "x", "city": "x", "postalCode": "1", "countryCode": "DE" }""", "INVALID")]
    [InlineData("shippingAddress", """{ "name": "x", "line1": "x", "city": "x", "postalCode": "1", "countryCode": "Germany" }""", "INVALID")]
    public async Task Bad_input_orders_nothing_and_names_its_field(string field, string json, string code)
    {
        var cart = _shop.SamsCart();
        var input = Shop.InputFor(cart);
        input[field] = JsonDocument.Parse(json).RootElement;

        var payload = await Shop.PlaceAsync(_shop.Orders.As(Shop.Sam), input);

        Assert.Equal([code], payload.UserErrorCodes());
        Assert.StartsWith($"""["input","{field}""", payload.At("userErrors.0.field").GetRawText(), StringComparison.Ordinal);
        Assert.Empty(_shop.Others.Reservations);
        Assert.Empty(_shop.Others.Payments);
        Assert.Single(cart.Lines);
    }

    [Fact]
    public async Task A_cart_of_which_there_is_too_little_is_told_so_and_which_lines()
    {
        var cart = _shop.SamsCart();
        cart.Blocking.Add("crl_1");
        cart.Short.Add("crl_1");

        var payload = await _shop.PlaceAsync(cart);

        Assert.Equal(["INSUFFICIENT_STOCK"], payload.UserErrorCodes());
        Assert.Empty(_shop.Others.Reservations);
    }

    [Fact]
    public async Task An_empty_cart_or_one_with_problems_orders_nothing()
    {
        var cart = _shop.SamsCart();
        cart.Blocking.Add("crl_1");
        var blocked = await _shop.PlaceAsync(cart);
        cart.Blocking.Clear();
        var input = Shop.InputFor(cart);
        cart.Lines.Clear();
        var empty = await Shop.PlaceAsync(_shop.Orders.As(Shop.Sam), input);

        Assert.Equal(["CART_CHANGED"], blocked.UserErrorCodes());
        Assert.Equal("crl_1", blocked.Text("userErrors.0.lineIds.0"));
        Assert.Equal(["CART_EMPTY"], empty.UserErrorCodes());
    }

    [Fact]
    public async Task A_guest_needs_the_carts_token_and_an_address_to_be_written_to()
    {
        var cart = _shop.Others.AddCart("crt_guest", guestToken: "secret", lines: new FakeCartLine("crl_1", "var_mug", "sel_birch", 1, 1_200));
        var withoutEmail = Shop.InputFor(cart);
        withoutEmail["email"] = null;
        var withoutToken = Shop.InputFor(cart);
        withoutToken["guestToken"] = null;
        var withAnother = Shop.InputFor(cart);
        withAnother["guestToken"] = "guessed";

        Assert.Equal(["INVALID"], (await Shop.PlaceAsync(_shop.Orders.Anonymous(), withoutEmail)).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await Shop.PlaceAsync(_shop.Orders.Anonymous(), withoutToken)).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await Shop.PlaceAsync(_shop.Orders.Anonymous(), withAnother)).UserErrorCodes());
    }

    [Fact]
    public async Task Another_users_cart_is_an_unknown_cart()
    {
        var payload = await Shop.PlaceAsync(_shop.Orders.As(new TestUser("usr_eve")), Shop.InputFor(_shop.SamsCart()));

        Assert.Equal(["NOT_FOUND"], payload.UserErrorCodes());
    }

    [Fact]
    public async Task Too_little_stock_names_the_lines_and_takes_nothing()
    {
        _shop.Others.Stock["var_book"] = 0;
        var cart = _shop.SamsMixedCart();

        var payload = await _shop.PlaceAsync(cart);

        Assert.Equal(["INSUFFICIENT_STOCK"], payload.UserErrorCodes());
        Assert.Equal("""["crl_2"]""", payload.At("userErrors.0.lineIds").GetRawText());
        Assert.Equal(10, _shop.Others.Stock["var_mug"]);
        Assert.Equal(2, cart.Lines.Count);
        Assert.Empty(_shop.Others.Payments);
    }

    [Fact]
    public async Task The_same_key_gives_the_same_order_and_another_input_is_refused()
    {
        var cart = _shop.SamsCart();
        var input = Shop.InputFor(cart, "key-1");
        using var sam = _shop.Orders.As(Shop.Sam);
        var first = await Shop.PlaceAsync(sam, input);

        var replay = await Shop.PlaceAsync(sam, input);
        input["shippingAddress"] = Shop.Address("AT");
        var other = await Shop.PlaceAsync(sam, input);

        Assert.Equal(first.Text("order.id"), replay.Text("order.id"));
        Assert.Equal(["IDEMPOTENCY_KEY_REUSED"], other.UserErrorCodes());
        Assert.Equal(2, _shop.Others.Reserved("var_mug"));
    }

    [Fact]
    public async Task A_guest_who_repeats_the_request_is_told_the_same_token()
    {
        var cart = _shop.Others.AddCart("crt_guest", guestToken: "secret", lines: new FakeCartLine("crl_1", "var_mug", "sel_birch", 1, 1_200));
        var input = Shop.InputFor(cart, "key-1");

        var first = await Shop.PlaceAsync(_shop.Orders.Anonymous(), input);
        var replay = await Shop.PlaceAsync(_shop.Orders.Anonymous(), input);

        Assert.Equal(first.Text("guestTokenOnce"), replay.Text("guestTokenOnce"));
        Assert.Equal(first.Text("order.id"), replay.Text("order.id"));
    }

    [StoresFact]
    public async Task One_key_sent_ten_times_at_once_makes_one_order()
    {
        var input = Shop.InputFor(_shop.SamsCart(), "key-1");
        using var sam = _shop.Orders.As(Shop.Sam);

        var payloads = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Shop.PlaceAsync(sam, input)));

        Assert.Single(payloads.Select(payload => payload.Text("order.id")).Distinct());
        Assert.Equal(2, _shop.Others.Reserved("var_mug"));
        Assert.Single(_shop.Others.Payments);
    }

    [Fact]
    public async Task A_twin_that_finds_the_cart_emptied_by_the_other_gets_the_others_answer()
    {
        var input = Shop.InputFor(_shop.SamsCart(), "key-1");
        using var sam = _shop.Orders.As(Shop.Sam);
        var delay = _shop.Others.DelayNext("cartForPlacement");
        var overtaken = Shop.PlaceAsync(sam, input);
        await delay.Reached;

        var first = await Shop.PlaceAsync(sam, input);
        delay.LetGo();
        var second = await overtaken;

        Assert.Equal(first.Text("order.id"), second.Text("order.id"));
        Assert.Empty(_shop.Others.Carts["crt_sam"].Lines);
        Assert.Equal(2, _shop.Others.Reserved("var_mug"));
    }

    [StoresFact]
    public async Task Of_two_orders_from_one_cart_at_once_one_stands_and_the_other_leaves_nothing()
    {
        var cart = _shop.SamsCart();
        using var sam = _shop.Orders.As(Shop.Sam);
        var (one, two) = (Shop.InputFor(cart, "key-1"), Shop.InputFor(cart, "key-2"));

        var payloads = await Task.WhenAll(Shop.PlaceAsync(sam, one), Shop.PlaceAsync(sam, two));

        Assert.Single(payloads, payload => payload.UserErrorCodes().Count == 0);
        Assert.Single(payloads, payload => payload.UserErrorCodes() is ["CART_CHANGED"] or ["CART_EMPTY"]);
        await Eventually.HoldsAsync(() => Task.FromResult(_shop.Others.Reserved("var_mug") == 2 && _shop.Others.Payments.Values.Count(p => p.State == "OPEN") == 1), "the loser's stock and payment are given back");
        Assert.Equal(8, _shop.Others.Stock["var_mug"]);
        Assert.Empty(cart.Lines);
    }

    [StoresFact]
    public async Task Fifty_buyers_of_ten_units_at_once_make_exactly_ten_orders()
    {
        var carts = Enumerable.Range(0, 50)
            .Select(i => _shop.Others.AddCart($"crt_{i}", userId: $"usr_{i}", lines: new FakeCartLine($"crl_{i}", "var_mug", "sel_birch", 1, 1_200)))
            .ToList();

        var payloads = await Task.WhenAll(carts.Select(cart => _shop.PlaceAsync(cart)));

        Assert.Equal(10, payloads.Count(payload => payload.UserErrorCodes().Count == 0));
        Assert.Equal(40, payloads.Count(payload => payload.UserErrorCodes() is ["INSUFFICIENT_STOCK"]));
        Assert.Equal(0, _shop.Others.Stock["var_mug"]);
        Assert.Equal(10, _shop.Others.Reserved("var_mug"));
        Assert.Equal(10, _shop.Others.Payments.Count);
        Assert.Equal(40, carts.Count(cart => cart.Lines.Count == 1));
        Assert.Equal(10, await _shop.Orders.Store.Set<Order>().CountAsync(null, default));
    }

    private static async Task<string?> OpenAsync(GraphQLClient client, string by, string value, string? guestToken)
    {
        var type = by == "id" ? "ID" : "String";
        var data = await client.DataAsync($"query($v: {type}!, $guestToken: String) {{ order({by}: $v, guestToken: $guestToken) {{ id }} }}", new { v = value, guestToken });
        return data.At("order").ValueKind == JsonValueKind.Object ? data.Text("order.id") : null;
    }
}
