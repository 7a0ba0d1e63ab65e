using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.Returns;

/// <summary>What can be returned, and until when.</summary>
public sealed class ReturnWindowTests : ReturnTest
{
    [Fact]
    public async Task Only_what_has_arrived_can_be_returned()
    {
        var orderId = await Shop.ConfirmedAsync();
        var part = await Shop.ShipAsync(orderId, Shop.Birch, quantity: 1);
        Assert.Equal(["QUANTITY_EXCEEDED"], (await RequestAsync(part, 1, key: "1")).UserErrorCodes());

        await Shop.ArriveAsync(orderId);

        Assert.Equal(["QUANTITY_EXCEEDED"], (await RequestAsync(part, 2, key: "2")).UserErrorCodes());
        Assert.Empty((await RequestAsync(part, 1, key: "3")).UserErrorCodes());
    }

    [Fact]
    public async Task After_the_time_for_returns_none_is_taken()
    {
        await Shop.DisposeAsync();
        Shop = await Shop.OpenAsync(KeyValuePair.Create("Octomart:Order:ReturnWindow", (string?)"00:05:00"));
        var (_, part) = await Shop.DeliveredAsync();
        Shop.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Empty((await RequestAsync(part, 1, key: "1")).UserErrorCodes());

        Shop.Clock.Advance(TimeSpan.FromMinutes(3));
        var late = await RequestAsync(part, 1, key: "2");

        Assert.Equal(["RETURN_WINDOW_CLOSED"], late.UserErrorCodes());
        Assert.Equal(part.Text("lines.0.id"), late.Text("userErrors.0.lineIds.0"));
    }
}
