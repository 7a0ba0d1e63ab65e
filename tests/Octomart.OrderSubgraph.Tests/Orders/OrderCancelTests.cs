using System.Text.Json;
using Octomart.OrderSubgraph.Orders;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.Orders;

public sealed class OrderCancelTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_buyer_cancels_before_shipping_and_gets_everything_back(bool isPaid)
    {
        var id = isPaid ? await _shop.ConfirmedAsync() : await _shop.PlacedAsync();

        var payload = await CancelAsync(_shop.Orders.As(Shop.Sam), new { idempotencyKey = "c", orderId = id, reason = "Changed my mind" });
        var replay = await CancelAsync(_shop.Orders.As(Shop.Sam), new { idempotencyKey = "c", orderId = id, reason = "Changed my mind" });
        var again = await CancelAsync(_shop.Orders.As(Shop.Sam), new { idempotencyKey = "c2", orderId = id, reason = "Changed my mind" });

        Assert.Equal("CANCELLED", payload.Text("order.status"));
        Assert.Equal(2, payload.At("order.sellerOrders.0.lines.0.cancelledQuantity").GetInt32());
        Assert.Empty(replay.UserErrorCodes());
        Assert.Equal(["INVALID_TRANSITION"], again.UserErrorCodes());
        await Eventually.HoldsAsync(() => Task.FromResult(_shop.Others.Stock["var_mug"] == 10 && _shop.Others.Payments[id].State == "VOID"), "stock and money are given back");
    }

    [Fact]
    public async Task Nobody_else_cancels_it()
    {
        var id = await _shop.ConfirmedAsync();
        foreach (var client in new[] { _shop.Orders.Anonymous(), _shop.Orders.As(new TestUser("usr_eve")), _shop.Orders.As(Shop.Birch) })
        {
            Assert.Equal(["NOT_FOUND"], (await CancelAsync(client, new { idempotencyKey = "c", orderId = id, reason = "x", guestToken = "guessed" })).UserErrorCodes());
        }
    }

    [Theory]
    [InlineData("", "c")]
    [InlineData("reason", "")]
    public async Task A_cancellation_needs_a_reason_and_a_key(string reason, string idempotencyKey)
    {
        var id = await _shop.PlacedAsync();

        Assert.Equal(["INVALID"], (await CancelAsync(_shop.Orders.As(Shop.Sam), new { idempotencyKey, orderId = id, reason })).UserErrorCodes());
        Assert.Equal(OrderStatus.PendingPayment, (await _shop.FindAsync(id)).Status);
    }

    private static async Task<JsonElement> CancelAsync(GraphQLClient client, object input) => (await client.DataAsync(
        $"mutation($input: OrderCancelInput!) {{ orderCancel(input: $input) {{ order {{ {Shop.OrderFields} }} userErrors {{ code field }} }} }}", new { input })).At("orderCancel");
}
