using Octomart.Testing;

namespace Octomart.CartSubgraph.Tests.Pricing;

public sealed class QuantityRangeTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        Limit("var_mug", 2, 6);
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(6, true)]
    [InlineData(7, false)]
    public async Task Fewer_or_more_units_than_are_sold_in_one_order_do_not_come_into_the_cart(int quantity, bool isTaken)
    {
        var payload = await Shop.AddAsync(_shop.Cart.Anonymous(), new { idempotencyKey = Shop.Key(), lines = new[] { Shop.Line("var_mug", quantity) } });

        Assert.Equal(isTaken ? [] : ["QUANTITY_LIMIT"], payload.UserErrorCodes());
    }

    [Theory]
    [InlineData(1, 3, 3)]
    [InlineData(6, null, 6)]
    [InlineData(20, null, 0)]
    public async Task A_range_that_changes_is_disclosed_stops_the_order_and_is_accepted(int least, int? most, int accepted)
    {
        var (id, token) = await _shop.GuestCartAsync(Shop.Line("var_mug", 5), Shop.Line("var_book", 1));
        Limit("var_mug", least, most);

        var cart = await Shop.ReadAsync(_shop.Cart.Anonymous(), id, token);
        var snapshot = (await _shop.Cart.AsService("order").DataAsync(
            "query($id: ID!, $token: String) { cartForPlacement(cartId: $id, guestToken: $token) { blockingLineIds shortLineIds } }", new { id, token })).At("cartForPlacement");
        var payload = await Shop.AcceptAsync(_shop.Cart.Anonymous(), new { idempotencyKey = Shop.Key(), cartId = id, guestToken = token, version = 1 });

        Assert.Equal(("QuantityOutOfRange", true), (cart.Text("problems.0.__typename"), cart.At("problems.0.blocking").GetBoolean()));
        Assert.Equal((1, 0), (snapshot.At("blockingLineIds").GetArrayLength(), snapshot.At("shortLineIds").GetArrayLength()));
        Assert.Equal(0, payload.At("cart.problems").GetArrayLength());
        Assert.Equal(accepted, payload.At("cart.lines").EnumerateArray().Where(line => line.Text("variant.id") == "var_mug").Sum(line => line.At("quantity").GetInt32()));
    }

    private void Limit(string variantId, int least, int? most) => _shop.Variants[variantId] = _shop.Variants[variantId] with { MinPerOrder = least, MaxPerOrder = most };
}
