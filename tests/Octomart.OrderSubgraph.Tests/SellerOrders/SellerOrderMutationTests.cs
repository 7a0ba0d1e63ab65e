using System.Text.Json;
using Octomart.Contracts.Events;
using Octomart.OrderSubgraph.Orders;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.SellerOrders;

public sealed class SellerOrderMutationTests : IAsyncLifetime
{
    private const string PartFields = "id version status lines { id quantity fulfilledQuantity } fulfilments { id status lines { quantity } }";
    private Shop _shop = null!;
    private string _orderId = "";
    private JsonElement _part;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        _orderId = await _shop.ConfirmedAsync();
        _part = (await _shop.ReadAsync(_orderId)).At("sellerOrders.0");
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_seller_accepts_and_ships_all_that_is_left()
    {
        var accepted = await AcceptAsync(Shop.Birch, new { idempotencyKey = "a", id = PartId, version = Version });
        var shipped = await ShipAsync(Shop.Birch, new { idempotencyKey = "s", sellerOrderId = PartId, version = VersionOf(accepted), carrier = "Parcel Co", trackingNumber = "PC 1" });

        Assert.Equal("ACCEPTED", accepted.Text("sellerOrder.status"));
        Assert.Equal("SHIPPED", shipped.Text("sellerOrder.status"));
        Assert.Equal(2, shipped.At("sellerOrder.fulfilments.0.lines.0.quantity").GetInt32());
        Assert.Equal(OrderStatus.Shipped, (await _shop.FindAsync(_orderId)).Status);
        await Eventually.HoldsAsync(() => Task.FromResult(_shop.Announced.OfType<SellerOrderShipped>().Any(e => e.TrackingNumber == "PC 1" && e.Order.OrderId == _orderId)), "the buyer is told");
    }

    [Fact]
    public async Task Parcels_may_be_partial_and_never_more_than_is_left()
    {
        var accepted = await AcceptAsync(Shop.Birch, new { idempotencyKey = "a", id = PartId, version = Version });
        object Ship(JsonElement payload, int quantity, string key) => new
        {
            idempotencyKey = key,
            sellerOrderId = PartId,
            version = VersionOf(payload),
            carrier = "Parcel Co",
            trackingNumber = key,
            lines = new[] { new { lineId = _part.Text("lines.0.id"), quantity } },
        };

        var first = await ShipAsync(Shop.Birch, Ship(accepted, 1, "s1"));
        var tooMany = await ShipAsync(Shop.Birch, Ship(first, 2, "s2"));
        var second = await ShipAsync(Shop.Birch, Ship(first, 1, "s3"));

        Assert.Equal("PARTIALLY_SHIPPED", first.Text("sellerOrder.status"));
        Assert.Equal(["QUANTITY_EXCEEDED"], tooMany.UserErrorCodes());
        Assert.Equal("SHIPPED", second.Text("sellerOrder.status"));
        Assert.Equal(2, second.At("sellerOrder.fulfilments").GetArrayLength());
    }

    [Fact]
    public async Task A_repeated_shipment_makes_one_parcel()
    {
        var accepted = await AcceptAsync(Shop.Birch, new { idempotencyKey = "a", id = PartId, version = Version });
        var input = new { idempotencyKey = "s", sellerOrderId = PartId, version = VersionOf(accepted), carrier = "Parcel Co", trackingNumber = "PC 1" };

        var payloads = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ShipAsync(Shop.Birch, input)));

        Assert.All(payloads, payload => Assert.Equal(1, payload.At("sellerOrder.fulfilments").GetArrayLength()));
    }

    [Fact]
    public async Task Others_change_nothing_and_learn_nothing()
    {
        var input = new { idempotencyKey = "a", id = PartId, version = Version };

        Assert.Equal(["NOT_FOUND"], (await AcceptAsync(Shop.Page, input)).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await AcceptAsync(Shop.Birch, new { idempotencyKey = "b", id = "sor_unknown", version = 1 })).UserErrorCodes());
        Assert.Equal(["FORBIDDEN"], (await _shop.Orders.As(Shop.Sam).SendAsync(AcceptMutation, new { input })).ErrorCodes);
        Assert.Equal(["UNAUTHENTICATED"], (await _shop.Orders.Anonymous().SendAsync(AcceptMutation, new { input })).ErrorCodes);
    }

    [Fact]
    public async Task States_and_versions_are_minded()
    {
        var early = await ShipAsync(Shop.Birch, new { idempotencyKey = "s", sellerOrderId = PartId, version = Version, carrier = "Parcel Co", trackingNumber = "PC 1" });
        var accepted = await AcceptAsync(Shop.Birch, new { idempotencyKey = "a", id = PartId, version = Version });
        var stale = await AcceptAsync(Shop.Birch, new { idempotencyKey = "b", id = PartId, version = Version });
        var twice = await AcceptAsync(Shop.Birch, new { idempotencyKey = "c", id = PartId, version = VersionOf(accepted) });

        Assert.Equal(["INVALID_TRANSITION"], early.UserErrorCodes());
        Assert.Equal(["VERSION_CONFLICT"], stale.UserErrorCodes());
        Assert.Equal(["INVALID_TRANSITION"], twice.UserErrorCodes());
    }

    [Theory]
    [InlineData("", "PC 1", null)]
    [InlineData("Parcel Co", "", null)]
    [InlineData("Parcel Co", "PC\n1", null)]
    [InlineData("Parcel Co", "PC 1", "http://parcel.example")]
    [InlineData("Parcel Co", "PC 1", "javascript:alert(1)")]
    public async Task A_parcel_needs_a_carrier_a_number_and_a_decent_address(string carrier, string trackingNumber, string? trackingUrl) =>
        Assert.Equal(["INVALID"], (await ShipAsync(Shop.Birch, new { idempotencyKey = "s", sellerOrderId = PartId, version = Version, carrier, trackingNumber, trackingUrl })).UserErrorCodes());

    [Fact]
    public async Task A_seller_cancels_an_order_that_is_its_alone()
    {
        var payload = await CancelAsync(Shop.Birch, new { idempotencyKey = "c", id = PartId, version = Version, reason = "Broken in the workshop" });

        Assert.Equal("CANCELLED", payload.Text("sellerOrder.status"));
        Assert.Equal(CancelReason.Seller, (await _shop.FindAsync(_orderId)).CancelReason);
        await Eventually.HoldsAsync(() => Task.FromResult(_shop.Others.Stock["var_mug"] == 10 && _shop.Others.Payments[_orderId].State == "VOID"), "stock and money are given back");
    }

    [Fact]
    public async Task A_seller_cannot_cancel_what_is_shipped()
    {
        var accepted = await AcceptAsync(Shop.Birch, new { idempotencyKey = "a", id = PartId, version = Version });
        var shipped = await ShipAsync(Shop.Birch, new { idempotencyKey = "s", sellerOrderId = PartId, version = VersionOf(accepted), carrier = "Parcel Co", trackingNumber = "PC 1" });

        Assert.Equal(["INVALID_TRANSITION"], (await CancelAsync(Shop.Birch, new { idempotencyKey = "c", id = PartId, version = VersionOf(shipped), reason = "x" })).UserErrorCodes());
    }

    private const string AcceptMutation = $"mutation($input: SellerOrderAcceptInput!) {{ sellerOrderAccept(input: $input) {{ sellerOrder {{ {PartFields} }} userErrors {{ code }} }} }}";

    private string PartId => _part.Text("id");

    private int Version => _part.At("version").GetInt32();

    private static int VersionOf(JsonElement payload) => payload.At("sellerOrder.version").GetInt32();

    private async Task<JsonElement> AcceptAsync(TestUser who, object input) => (await _shop.Orders.As(who).DataAsync(AcceptMutation, new { input })).At("sellerOrderAccept");

    private async Task<JsonElement> ShipAsync(TestUser who, object input) => (await _shop.Orders.As(who).DataAsync(
        $"mutation($input: SellerOrderShipInput!) {{ sellerOrderShip(input: $input) {{ sellerOrder {{ {PartFields} }} userErrors {{ code }} }} }}", new { input })).At("sellerOrderShip");

    private async Task<JsonElement> CancelAsync(TestUser who, object input) => (await _shop.Orders.As(who).DataAsync(
        $"mutation($input: SellerOrderCancelInput!) {{ sellerOrderCancel(input: $input) {{ sellerOrder {{ {PartFields} }} userErrors {{ code }} }} }}", new { input })).At("sellerOrderCancel");
}
