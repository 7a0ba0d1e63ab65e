using System.Text.Json;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.Orders;

/// <summary>Every id, as everybody: a foreign one answers exactly like an unknown one.</summary>
public sealed class OrderAccessTests : IAsyncLifetime
{
    private const string Entities =
        "query($r: [_Any!]!) { _entities(representations: $r) { ... on Order { number } ... on SellerOrder { number order { number } } ... on OrderLine { skuSnapshot } ... on Fulfilment { carrier } } }";

    private Shop _shop = null!;
    private JsonElement _order;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        _order = await _shop.ReadAsync(await _shop.ConfirmedAsync(_shop.SamsMixedCart()));
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task The_buyer_sees_all_of_it()
    {
        var data = await EntitiesAsync(_shop.Orders.As(Shop.Sam));

        Assert.All(data.Take(4), entity => Assert.Equal(JsonValueKind.Object, entity.ValueKind));
        Assert.Equal(JsonValueKind.Null, data[4].ValueKind);
        Assert.Equal(_order.Text("number"), data[1].Text("order.number"));
    }

    [Fact]
    public async Task A_seller_sees_its_own_part_and_nothing_else()
    {
        var data = await EntitiesAsync(_shop.Orders.As(Shop.Birch));

        Assert.Equal(JsonValueKind.Null, data[0].ValueKind);
        Assert.Equal(_order.Text("sellerOrders.0.number"), data[1].Text("number"));
        Assert.Equal(JsonValueKind.Null, data[1].At("order").ValueKind);
        Assert.Equal(JsonValueKind.Null, data[2].ValueKind);
        Assert.Equal("SKU var_mug", data[3].Text("skuSnapshot"));
        Assert.Equal(JsonValueKind.Null, (await _shop.ReadAsync(_order.Text("id"), Shop.Birch)).ValueKind);
    }

    [Fact]
    public async Task Everybody_else_sees_nothing_by_any_id()
    {
        foreach (var client in new[] { _shop.Orders.Anonymous(), _shop.Orders.As(new TestUser("usr_eve")), _shop.Orders.As(TestUser.SellerMember("usr_x", "sel_other")) })
        {
            Assert.All(await EntitiesAsync(client), entity => Assert.Equal(JsonValueKind.Null, entity.ValueKind));
            var data = await client.DataAsync("query($id: ID!, $n: String!) { byId: order(id: $id) { id } byNumber: order(number: $n) { id } none: order { id } }", new { id = _order.Text("id"), n = _order.Text("number") });
            Assert.Equal("""{"byId":null,"byNumber":null,"none":null}""", data.GetRawText());
        }
    }

    [Fact]
    public async Task A_seller_does_not_see_what_is_not_paid_for()
    {
        var unpaid = await _shop.ReadAsync((await _shop.PlaceAsync(_shop.Others.AddCart("crt_2", userId: Shop.Sam.Id, lines: new FakeCartLine("crl_1", "var_mug", "sel_birch", 1, 1_200)))).Text("order.id"));
        const string query = "query($id: ID!) { sellerOrder(id: $id) { number } }";

        var forSeller = await _shop.Orders.As(Shop.Birch).DataAsync(query, new { id = unpaid.Text("sellerOrders.0.id") });
        var forBuyer = await _shop.Orders.As(Shop.Sam).DataAsync(query, new { id = unpaid.Text("sellerOrders.0.id") });

        Assert.Equal(JsonValueKind.Null, forSeller.At("sellerOrder").ValueKind);
        Assert.Equal(JsonValueKind.Object, forBuyer.At("sellerOrder").ValueKind);
    }

    [Fact]
    public async Task Lists_of_others_are_null_and_ones_own_is_paged()
    {
        for (var i = 0; i < 4; i++)
        {
            _shop.Clock.Advance(TimeSpan.FromSeconds(1));
            await _shop.PlaceAsync(_shop.Others.AddCart($"crt_{i}", userId: Shop.Sam.Id, lines: new FakeCartLine("crl_1", "var_mug", "sel_birch", 1, 1_200)));
        }

        const string query = "query($r: [_Any!]!, $after: String) { _entities(representations: $r) { ... on User { orders(first: 2, after: $after) { nodes { id placedAt sellerOrders { id } } totalCount pageInfo { hasNextPage endCursor } } } ... on Seller { orders { totalCount } } } }";
        object[] r = [new { __typename = "User", id = "usr_sam" }, new { __typename = "Seller", id = "sel_birch" }];
        var ids = new List<string>();
        string? after = null;
        do
        {
            var page = (await _shop.Orders.As(Shop.Sam).DataAsync(query, new { r, after })).At("_entities.0.orders");
            Assert.Equal(5, page.At("totalCount").GetInt32());
            ids.AddRange(page.At("nodes").EnumerateArray().Select(node => node.Text("id")));
            after = page.At("pageInfo.hasNextPage").GetBoolean() ? page.Text("pageInfo.endCursor") : null;
        }
        while (after is not null);

        Assert.Equal(5, ids.Distinct().Count());
        Assert.Equal(_order.Text("id"), ids[^1]);
        Assert.Equal("""[{"orders":null},{"orders":null}]""", (await _shop.Orders.As(new TestUser("usr_eve")).DataAsync(query, new { r })).At("_entities").GetRawText());
    }

    private async Task<List<JsonElement>> EntitiesAsync(GraphQLClient client) => [.. (await client.DataAsync(Entities, new
    {
        r = new object[]
        {
            new { __typename = "Order", id = _order.Text("id") },
            new { __typename = "SellerOrder", id = _order.Text("sellerOrders.0.id") },
            new { __typename = "SellerOrder", id = _order.Text("sellerOrders.1.id") },
            new { __typename = "OrderLine", id = _order.Text("sellerOrders.0.lines.0.id") },
            new { __typename = "Fulfilment", id = "ful_unknown_1" },
        },
    })).At("_entities").EnumerateArray()];
}
