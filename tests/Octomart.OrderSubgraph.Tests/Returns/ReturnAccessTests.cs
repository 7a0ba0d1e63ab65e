using System.Text.Json;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.Returns;

/// <summary>Whose returns they are.</summary>
public sealed class ReturnAccessTests : ReturnTest
{
    [Fact]
    public async Task Guests_return_with_their_token()
    {
        var cart = Shop.Others.AddCart("crt_guest", guestToken: "cart-token", lines: new FakeCartLine("crl_1", "var_mug", "sel_birch", 2, 1_200));
        var placed = await Shop.PlaceAsync(cart);
        var (orderId, guestToken) = (placed.Text("order.id"), placed.Text("guestTokenOnce"));
        await Shop.PayAsync(orderId);
        await Shop.BecomesAsync(orderId, OrderStatus.Confirmed);
        var part = await ShipAsGuestAsync(orderId, guestToken);

        object Input(string key, string? token) => new { idempotencyKey = key, sellerOrderId = part.Text("id"), reason = "Too small", guestToken = token, lines = new[] { new { lineId = part.Text("lines.0.id"), quantity = 1 } } };
        var without = await MutateAsync(Shop.Orders.Anonymous(), "returnRequest", "ReturnRequestInput", Input("1", null));
        var guessed = await MutateAsync(Shop.Orders.Anonymous(), "returnRequest", "ReturnRequestInput", Input("2", "guessed"));
        var with = await MutateAsync(Shop.Orders.Anonymous(), "returnRequest", "ReturnRequestInput", Input("3", guestToken));

        Assert.Equal(["NOT_FOUND"], without.UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], guessed.UserErrorCodes());
        var id = with.Text("return.id");
        await DecideAsync(id, approve: true);
        Assert.Equal("IN_TRANSIT", (await MutateAsync(Shop.Orders.Anonymous(), "returnMarkSent", "ReturnMarkSentInput", new { idempotencyKey = "s", id, guestToken })).Text("return.status"));
        Assert.Equal(["NOT_FOUND"], (await MutateAsync(Shop.Orders.Anonymous(), "returnMarkSent", "ReturnMarkSentInput", new { idempotencyKey = "s", id, guestToken = "guessed" })).UserErrorCodes());
        Assert.Equal(JsonValueKind.Null, (await Shop.Orders.Anonymous().DataAsync("query($id: ID!) { return(id: $id) { id } }", new { id })).At("return").ValueKind);
        Assert.Equal(id, (await Shop.Orders.Anonymous().DataAsync("query($id: ID!, $t: String) { return(id: $id, guestToken: $t) { id } }", new { id, t = guestToken })).Text("return.id"));
    }

    [Fact]
    public async Task Others_see_and_change_nothing_of_a_return()
    {
        var (_, part) = await Shop.DeliveredAsync();
        Assert.Equal(["NOT_FOUND"], (await RequestAsync(part, 1, by: new TestUser("usr_eve"))).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await RequestAsync(part, 1, by: Shop.Birch)).UserErrorCodes());
        var id = (await RequestAsync(part, 1)).Text("return.id");

        Assert.Equal(["NOT_FOUND"], (await DecideAsync(id, approve: true, by: Shop.Page)).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await SendAsync(new TestUser("usr_eve"), "returnWithdraw", "ReturnWithdrawInput", new { idempotencyKey = "w", id })).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await SendAsync(Shop.Birch, "returnWithdraw", "ReturnWithdrawInput", new { idempotencyKey = "w", id })).UserErrorCodes());
        var decide = "mutation($input: ReturnDecideInput!) { returnDecide(input: $input) { userErrors { code } } }";
        Assert.Equal(["FORBIDDEN"], (await Shop.Orders.As(Shop.Sam).SendAsync(decide, new { input = new { idempotencyKey = "d", id, approve = true } })).ErrorCodes);
        Assert.Equal(["UNAUTHENTICATED"], (await Shop.Orders.Anonymous().SendAsync(decide, new { input = new { idempotencyKey = "d", id, approve = true } })).ErrorCodes);

        var representations = new { r = new[] { new { __typename = "Return", id } } };
        const string entity = "query($r: [_Any!]!) { _entities(representations: $r) { ... on Return { id status } } }";
        Assert.Equal(id, (await Shop.Orders.As(Shop.Sam).DataAsync(entity, representations)).Text("_entities.0.id"));
        Assert.Equal(id, (await Shop.Orders.As(Shop.Birch).DataAsync(entity, representations)).Text("_entities.0.id"));
        foreach (var client in new[] { Shop.Orders.Anonymous(), Shop.Orders.As(new TestUser("usr_eve")), Shop.Orders.As(Shop.Page) })
        {
            Assert.Equal(JsonValueKind.Null, (await client.DataAsync(entity, representations)).At("_entities.0").ValueKind);
            Assert.Equal(JsonValueKind.Null, (await client.DataAsync("query($id: ID!) { return(id: $id) { id } }", new { id })).At("return").ValueKind);
        }
    }

    private async Task<JsonElement> ShipAsGuestAsync(string orderId, string guestToken)
    {
        var part = Assert.Single(await Shop.Orders.Store.Set<SellerOrder>().ListAsync(new() { Where = part => part.OrderId == orderId }, default));
        await SendPartAsync("sellerOrderAccept", "SellerOrderAcceptInput", new { idempotencyKey = "a", id = part.Id, version = (int)part.Version });
        part = Assert.Single(await Shop.Orders.Store.Set<SellerOrder>().ListAsync(new() { Where = part => part.OrderId == orderId }, default));
        await SendPartAsync("sellerOrderShip", "SellerOrderShipInput", new { idempotencyKey = "s", sellerOrderId = part.Id, version = (int)part.Version, carrier = "Parcel Co", trackingNumber = "PC 1" });
        await Shop.ArriveAsync(orderId);
        return (await Shop.Orders.Anonymous().DataAsync("query($id: ID!, $t: String) { order(id: $id, guestToken: $t) { sellerOrders { id lines { id } } } }", new { id = orderId, t = guestToken })).At("order.sellerOrders.0");
    }

    private async Task SendPartAsync(string mutation, string inputType, object input) => Assert.Empty(
        (await Shop.Orders.As(Shop.Birch).DataAsync($"mutation($input: {inputType}!) {{ {mutation}(input: $input) {{ userErrors {{ code }} }} }}", new { input })).At(mutation).UserErrorCodes());
}
