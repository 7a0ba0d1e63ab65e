using System.Text.Json;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.Search;

public sealed class OrderSearchTests : IAsyncLifetime
{
    private const string Orders = "query($where: OrderWhere, $orderBy: OrderOrder! = NEWEST, $first: Int! = 20, $after: String) { orders(where: $where, orderBy: $orderBy, first: $first, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }";
    private const string Parts = "query($ids: [ID!], $where: SellerOrderWhere, $orderBy: OrderOrder! = NEWEST) { sellerOrders(sellerIds: $ids, where: $where, orderBy: $orderBy) { totalCount nodes { id seller { id } } } }";

    private readonly List<string> _ids = [];
    private Shop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        _shop.Others.Stock["var_mug"] = 1_000;

        // 0: Sam, Birch, 12 EUR and delivery; 1: Sam, Birch and Page; 2: a guest, Page, cancelled; each a minute apart.
        _ids.Add(await _shop.ConfirmedAsync(_shop.SamsCart(1)));
        _shop.Clock.Advance(TimeSpan.FromMinutes(1));
        _ids.Add(await _shop.PlacedAsync(_shop.SamsMixedCart()));
        _shop.Clock.Advance(TimeSpan.FromMinutes(1));
        var guest = await _shop.PlaceAsync(_shop.Others.AddCart("crt_guest", guestToken: "secret", lines: new FakeCartLine("crl_1", "var_book", "sel_page", 1, 1_500)));
        _ids.Add(guest.Text("order.id"));
        await _shop.Orders.Anonymous().DataAsync(
            "mutation($input: OrderCancelInput!) { orderCancel(input: $input) { userErrors { code } } }",
            new { input = new { idempotencyKey = "c", orderId = _ids[2], reason = "x", guestToken = guest.Text("guestTokenOnce") } });
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Every_condition_narrows_the_list_and_the_count()
    {
        var first = await _shop.FindAsync(_ids[0]);
        (object? Where, int[] Found)[] cases =
        [
            (null, [2, 1, 0]),
            (new { status = new[] { "CONFIRMED" } }, [0]),
            (new { status = new[] { "PENDING_PAYMENT", "CANCELLED" } }, [2, 1]),
            (new { sellerId = "sel_page" }, [2, 1]),
            (new { sellerId = "sel_birch", status = new[] { "PENDING_PAYMENT" } }, [1]),
            (new { buyerId = Shop.Sam.Id }, [1, 0]),
            (new { email = "guest@example.com" }, [2]),
            (new { number = new { eq = first.Number.ToLowerInvariant() } }, [0]),
            (new { number = new { startsWith = first.Number[..9] } }, [0]),
            (new { number = new { @in = new[] { first.Number, "OM-0000-0000-000" } } }, [0]),
            (new { placedAt = new { gte = first.PlacedAt.AddSeconds(1), lte = first.PlacedAt.AddSeconds(61) } }, [1]),
            (new { total = new { currency = "EUR", gte = 1_990, lte = 1_990 } }, [2]),
            (new { total = new { currency = "EUR", lte = 1_990 } }, [2, 0]),
            (new { total = new { currency = "USD" } }, []),
        ];
        foreach (var (where, found) in cases)
        {
            var page = (await _shop.Orders.As(Shop.Support).DataAsync(Orders, new { where })).At("orders");

            Assert.Equal((JsonSerializer.Serialize(where), string.Join(' ', found.Select(index => _ids[index]))), (JsonSerializer.Serialize(where), string.Join(' ', Ids(page))));
            Assert.Equal(found.Length, page.At("totalCount").GetInt32());
        }
    }

    [Fact]
    public async Task Orders_are_sorted_by_time_or_by_amounts_of_one_currency()
    {
        var euros = new { total = new { currency = "EUR" } };

        Assert.Equal([_ids[0], _ids[1], _ids[2]], Ids((await _shop.Orders.As(Shop.Admin).DataAsync(Orders, new { orderBy = "OLDEST" })).At("orders")));
        Assert.Equal([_ids[1], _ids[2], _ids[0]], Ids((await _shop.Orders.As(Shop.Admin).DataAsync(Orders, new { orderBy = "DEAREST", where = euros })).At("orders")));
        Assert.Equal([_ids[0], _ids[2], _ids[1]], Ids((await _shop.Orders.As(Shop.Admin).DataAsync(Orders, new { orderBy = "CHEAPEST", where = euros })).At("orders")));
        Assert.Equal(["INVALID_ORDER"], (await _shop.Orders.As(Shop.Admin).SendAsync(Orders, new { orderBy = "DEAREST" })).ErrorCodes);
        Assert.Equal(["INVALID_PAGE_SIZE"], (await _shop.Orders.As(Shop.Admin).SendAsync(Orders, new { first = 101 })).ErrorCodes);
        Assert.Equal(["INVALID_CONDITION"], (await _shop.Orders.As(Shop.Admin).SendAsync(Orders, new { where = new { number = new { @in = Enumerable.Repeat("x", 101) } } })).ErrorCodes);
    }

    [Fact]
    public async Task Pages_neither_repeat_nor_miss_anything_while_orders_come_in()
    {
        var seen = new List<string>();
        string? after = null;
        for (var page = 0; page < 3; page++)
        {
            var found = (await _shop.Orders.As(Shop.Admin).DataAsync(Orders, new { first = 1, after })).At("orders");
            seen.AddRange(Ids(found));
            after = found.Text("pageInfo.endCursor");
            _shop.Clock.Advance(TimeSpan.FromSeconds(1));
            await _shop.PlacedAsync(_shop.Others.AddCart($"crt_{page}", userId: Shop.Sam.Id, lines: new FakeCartLine("crl_1", "var_mug", "sel_birch", 1, 1_200)));
        }

        Assert.Equal([_ids[2], _ids[1], _ids[0]], seen);
    }

    [Fact]
    public async Task Parts_are_found_across_sellers()
    {
        (object? Ids, object? Where, int Count)[] cases =
        [
            (null, null, 4), (new[] { "sel_birch" }, null, 2), (new[] { "sel_page" }, new { status = new[] { "CANCELLED" } }, 1), (null, new { deliveryCode = "EXPRESS" }, 0),
            (null, new { countryCode = "de" }, 4), (null, new { total = new { currency = "EUR", gte = 2_890 } }, 1),
            (null, new { number = new { startsWith = (await _shop.FindAsync(_ids[1])).Number } }, 2),
        ];
        foreach (var (ids, where, count) in cases)
        {
            var page = (await _shop.Orders.As(Shop.Support).DataAsync(Parts, new { ids, where })).At("sellerOrders");
            Assert.Equal((JsonSerializer.Serialize(where), count, count), (JsonSerializer.Serialize(where), page.At("totalCount").GetInt32(), page.At("nodes").GetArrayLength()));
        }
    }

    [Fact]
    public async Task A_seller_searches_its_own_paid_parts_only()
    {
        const string own = "query($r: [_Any!]!, $where: SellerOrderWhere) { _entities(representations: $r) { ... on Seller { orders(where: $where) { totalCount } } } }";
        var r = new[] { new { __typename = "Seller", id = "sel_birch" } };
        var number = (await _shop.FindAsync(_ids[0])).Number;
        var unpaid = (await _shop.FindAsync(_ids[1])).Number;

        Assert.Equal(1, (await _shop.Orders.As(Shop.Birch).DataAsync(own, new { r, where = new { number = new { startsWith = number } } })).At("_entities.0.orders.totalCount").GetInt32());
        Assert.Equal(0, (await _shop.Orders.As(Shop.Birch).DataAsync(own, new { r, where = new { number = new { startsWith = unpaid } } })).At("_entities.0.orders.totalCount").GetInt32());
        Assert.Equal(JsonValueKind.Null, (await _shop.Orders.As(Shop.Page).DataAsync(own, new { r })).At("_entities.0.orders").ValueKind);
        Assert.Equal(1, (await _shop.Orders.As(Shop.Support).DataAsync(own, new { r })).At("_entities.0.orders.totalCount").GetInt32());
    }

    [Fact]
    public async Task Others_find_nothing()
    {
        foreach (var (client, code) in new[] { (_shop.Orders.Anonymous(), "UNAUTHENTICATED"), (_shop.Orders.As(Shop.Sam), "FORBIDDEN"), (_shop.Orders.As(Shop.Birch), "FORBIDDEN") })
        {
            Assert.Equal([code], (await client.SendAsync(Orders, new { })).ErrorCodes);
            Assert.Equal([code], (await client.SendAsync(Parts, new { })).ErrorCodes);
        }
    }

    [Fact]
    public async Task Support_sees_an_order_with_its_parts_and_changes_nothing()
    {
        var order = await _shop.ReadAsync(_ids[0], Shop.Support);
        var cancelled = await _shop.Orders.As(Shop.Support).DataAsync(
            "mutation($input: OrderCancelInput!) { orderCancel(input: $input) { userErrors { code } } }", new { input = new { idempotencyKey = "s", orderId = _ids[0], reason = "x" } });
        var accepted = await _shop.Orders.As(Shop.Support).SendAsync(
            "mutation($input: SellerOrderAcceptInput!) { sellerOrderAccept(input: $input) { userErrors { code } } }", new { input = new { idempotencyKey = "a", id = order.Text("sellerOrders.0.id"), version = 2 } });

        Assert.Equal("NEW", order.Text("sellerOrders.0.status"));
        Assert.Equal(["NOT_FOUND"], cancelled.At("orderCancel").UserErrorCodes());
        Assert.Equal(["FORBIDDEN"], accepted.ErrorCodes);
    }

    private static IEnumerable<string> Ids(JsonElement page) => page.At("nodes").EnumerateArray().Select(node => node.Text("id"));
}
