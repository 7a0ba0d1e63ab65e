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
        Assert.Equal(["PLACED", "PAID", "CONFIRMED", "ACCEPTED", "SHIPPED", "PARCEL_MOVED", "PARCEL_MOVED", "DELIVERED"], order.At("timeline.nodes").EnumerateArray().Select(item => item.Text("type")).Where(type => type != "INVOICE_ISSUED"));
        await Eventually.HoldsAsync(() => Task.FromResult(_shop.Announced.OfType<ParcelDelivered>().Count() == 1), "ParcelDelivered is announced");
    }

    [Fact]
    public async Task A_buyer_follows_a_parcel_to_the_door()
    {
        var (orderId, fulfilmentId) = await ShippedAsync();
        await using var updates = Updates(_shop.Orders.As(Shop.Sam), new { id = fulfilmentId });
        Assert.Equal("1 SHIPPED -", await NextAsync(updates));

        await _shop.RunUntilAsync(async () => (await _shop.FindAsync(orderId)).Status == OrderStatus.Delivered, "the order is delivered");

        Assert.Equal(["2 IN_TRANSIT", "3 OUT_FOR_DELIVERY", "4 DELIVERED"], await RestAsync(updates));
    }

    [Fact]
    public async Task A_lost_connection_goes_on_behind_its_last_cursor_also_after_a_restart()
    {
        var (orderId, fulfilmentId) = await ShippedAsync();
        await _shop.RunUntilAsync(async () => (await _shop.FindAsync(orderId)).Status == OrderStatus.Delivered, "the order is delivered");
        await _shop.RestartAsync();
        await using var resumed = Updates(_shop.Orders.As(Shop.Sam), new { id = fulfilmentId, after = "2" });
        await using var whole = Updates(_shop.Orders.As(Shop.Birch), new { id = fulfilmentId, after = "0" });

        Assert.Equal("2 DELIVERED -", await NextAsync(resumed));
        Assert.Equal(["3 OUT_FOR_DELIVERY", "4 DELIVERED"], await RestAsync(resumed));
        Assert.Equal("0 DELIVERED -", await NextAsync(whole));
        Assert.Equal(["1 SHIPPED", "2 IN_TRANSIT", "3 OUT_FOR_DELIVERY", "4 DELIVERED"], await RestAsync(whole));
    }

    [Fact]
    public async Task Nobody_else_follows_it_and_bad_cursors_are_refused()
    {
        var (_, fulfilmentId) = await ShippedAsync();
        (GraphQLClient Client, string? After, string Code)[] cases =
        [
            (_shop.Orders.Anonymous(), null, "NOT_FOUND"), (_shop.Orders.As(Shop.Page), null, "NOT_FOUND"), (_shop.Orders.As(new TestUser("usr_eve")), null, "NOT_FOUND"),
            (_shop.Orders.As(Shop.Sam), "5", "INVALID_CURSOR"), (_shop.Orders.As(Shop.Sam), "x", "INVALID_CURSOR"),
        ];
        foreach (var (client, after, code) in cases)
        {
            await using var updates = Updates(client, new { id = fulfilmentId, after });

            Assert.True(await updates.MoveNextAsync());
            Assert.Equal(code, updates.Current.Text("errors.0.extensions.code"));
        }
    }

    private IAsyncEnumerator<JsonElement> Updates(GraphQLClient client, object variables) => client.SubscribeAsync(
        "subscription($id: ID!, $after: String) { trackingUpdated(fulfilmentId: $id, after: $after) { cursor fulfilment { status } event { status } } }", variables, _patience.Token)
        .GetAsyncEnumerator(_patience.Token);

    private static async Task<string> NextAsync(IAsyncEnumerator<JsonElement> updates)
    {
        Assert.True(await updates.MoveNextAsync());
        var update = updates.Current.At("data.trackingUpdated");
        return update.At("event").ValueKind == JsonValueKind.Null ? $"{update.Text("cursor")} {update.Text("fulfilment.status")} -" : $"{update.Text("cursor")} {update.Text("event.status")}";
    }

    private static async Task<IReadOnlyList<string>> RestAsync(IAsyncEnumerator<JsonElement> updates)
    {
        var rest = new List<string>();
        while (await updates.MoveNextAsync())
        {
            rest.Add($"{updates.Current.Text("data.trackingUpdated.cursor")} {updates.Current.Text("data.trackingUpdated.event.status")}");
        }

        return rest;
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
