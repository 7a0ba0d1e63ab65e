using System.Text.Json;
using Octomart.Contracts.Events;
using Octomart.OrderSubgraph.Orders;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.Fulfilments;

public sealed class ParcelTrackerTests : IAsyncLifetime
{
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(60));
    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync()
    {
        await _shop.DisposeAsync();
        _patience.Dispose();
    }

    [Fact]
    public async Task A_parcel_moves_by_the_clock_until_it_has_arrived_and_a_restart_loses_nothing()
    {
        var (orderId, _) = await ShippedAsync();

        _shop.Clock.Advance(TimeSpan.FromSeconds(4));
        await Eventually.HoldsAsync(async () => (await StatusAsync(orderId)) == "IN_TRANSIT", "the parcel is in transit");
        await _shop.RestartAsync();
        _shop.Clock.Advance(TimeSpan.FromSeconds(8));

        await _shop.RunUntilAsync(async () => (await _shop.FindAsync(orderId)).Status == OrderStatus.Delivered, "the order is delivered");
        var order = await _shop.ReadAsync(orderId);
        Assert.Equal(["SHIPPED", "IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED"], order.At("sellerOrders.0.fulfilments.0.events").EnumerateArray().Select(item => item.Text("status")));
        Assert.Equal(["PLACED", "PAID", "CONFIRMED", "ACCEPTED", "SHIPPED", "PARCEL_MOVED", "PARCEL_MOVED", "DELIVERED"], order.At("timeline").EnumerateArray().Select(item => item.Text("type")));
        await Eventually.HoldsAsync(() => Task.FromResult(_shop.Announced.OfType<ParcelDelivered>().Count() == 1), "ParcelDelivered is announced");
    }

    [Fact]
    public async Task A_buyer_follows_a_parcel_to_the_door()
    {
        var (orderId, fulfilmentId) = await ShippedAsync();
        await using var updates = _shop.Orders.As(Shop.Sam)
            .SubscribeAsync("subscription($id: ID!) { trackingUpdated(fulfilmentId: $id) { status } }", new { id = fulfilmentId }, _patience.Token)
            .GetAsyncEnumerator(_patience.Token);
        Assert.True(await updates.MoveNextAsync());
        Assert.Equal("SHIPPED", updates.Current.Text("data.trackingUpdated.status"));

        await _shop.RunUntilAsync(async () => (await _shop.FindAsync(orderId)).Status == OrderStatus.Delivered, "the order is delivered");

        var seen = new List<string>();
        while (await updates.MoveNextAsync())
        {
            seen.Add(updates.Current.Text("data.trackingUpdated.status"));
        }

        Assert.Equal("DELIVERED", seen[^1]);
    }

    [Fact]
    public async Task Nobody_else_follows_it()
    {
        var (_, fulfilmentId) = await ShippedAsync();
        foreach (var client in new[] { _shop.Orders.Anonymous(), _shop.Orders.As(Shop.Page), _shop.Orders.As(new TestUser("usr_eve")) })
        {
            await using var updates = client
                .SubscribeAsync("subscription($id: ID!) { trackingUpdated(fulfilmentId: $id) { status } }", new { id = fulfilmentId }, _patience.Token)
                .GetAsyncEnumerator(_patience.Token);

            Assert.True(await updates.MoveNextAsync());
            Assert.Equal("NOT_FOUND", updates.Current.Text("errors.0.extensions.code"));
        }
    }

    private async Task<string> StatusAsync(string orderId) => (await _shop.ReadAsync(orderId)).Text("sellerOrders.0.fulfilments.0.status");

    private async Task<(string OrderId, string FulfilmentId)> ShippedAsync()
    {
        var orderId = await _shop.ConfirmedAsync();
        var part = (await _shop.ReadAsync(orderId)).At("sellerOrders.0");
        using var birch = _shop.Orders.As(Shop.Birch);
        var accepted = await birch.DataAsync(
            "mutation($input: SellerOrderAcceptInput!) { sellerOrderAccept(input: $input) { sellerOrder { version } userErrors { code } } }",
            new { input = new { idempotencyKey = "a", id = part.Text("id"), version = part.At("version").GetInt32() } });
        var version = accepted.At("sellerOrderAccept.sellerOrder.version").GetInt32();
        JsonElement shipped = await birch.DataAsync(
            "mutation($input: SellerOrderShipInput!) { sellerOrderShip(input: $input) { sellerOrder { fulfilments { id } } userErrors { code } } }",
            new { input = new { idempotencyKey = "s", sellerOrderId = part.Text("id"), version, carrier = "Parcel Co", trackingNumber = "PC 1" } });
        return (orderId, shipped.Text("sellerOrderShip.sellerOrder.fulfilments.0.id"));
    }
}
