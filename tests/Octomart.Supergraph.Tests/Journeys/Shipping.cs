using Octomart.DemoShop;
using Octomart.Testing;

namespace Octomart.Supergraph.Tests.Journeys;

/// <summary>What a seller does with an order.</summary>
public static class Shipping
{
    /// <summary>Accepts the seller's part of the shopper's order and sends all of it.</summary>
    public static async Task ShipAsync(GraphQLClient owner, Shopper shopper, DemoSeller seller, string trackingNumber)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(shopper);
        ArgumentNullException.ThrowIfNull(seller);
        var mine = (await shopper.OrderAsync()).At("sellerOrders").EnumerateArray().Single(order => order.Text("seller.id") == seller.SellerId);
        var accepted = (await owner.DataAsync(
            "mutation($input: SellerOrderAcceptInput!) { sellerOrderAccept(input: $input) { sellerOrder { version } userErrors { code message } } }",
            new { input = new { idempotencyKey = Shopper.Key(), id = mine.Text("id"), version = mine.At("version").GetInt32() } })).At("sellerOrderAccept");
        Assert.Empty(accepted.UserErrorCodes());
        var shipped = (await owner.DataAsync(
            "mutation($input: SellerOrderShipInput!) { sellerOrderShip(input: $input) { sellerOrder { status } userErrors { code message } } }",
            new { input = new { idempotencyKey = Shopper.Key(), sellerOrderId = mine.Text("id"), version = accepted.At("sellerOrder.version").GetInt32(), carrier = "Simulated Parcel", trackingNumber } })).At("sellerOrderShip");
        Assert.Empty(shipped.UserErrorCodes());
    }
}
