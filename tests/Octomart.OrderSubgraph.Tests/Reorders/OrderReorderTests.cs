using System.Text.Json;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.Reorders;

public sealed class OrderReorderTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task What_is_still_sold_goes_into_the_cart_and_the_rest_is_named()
    {
        var id = await _shop.PlacedAsync(_shop.SamsMixedCart());
        _shop.Others.Refilled["var_mug"] = 1;
        _shop.Others.Refilled["var_book"] = 0;

        var payload = await ReorderAsync(_shop.Orders.As(Shop.Sam), new { idempotencyKey = "r", orderId = id });

        Assert.Equal("crt_refilled", payload.Text("cart.id"));
        Assert.Equal(
            """[{"line":{"titleSnapshot":"Title of var_mug"},"quantity":1},{"line":{"titleSnapshot":"Title of var_book"},"quantity":1}]""", payload.At("missing").GetRawText());
        var asked = _shop.Others.Fakes.Calls.Single(call => call.Field == "cartRefill").Variables.At("input");
        Assert.Equal((Shop.Sam.Id, "EUR", 2), (asked.Text("userId"), asked.Text("currency"), asked.At("lines.0.quantity").GetInt32()));
    }

    [Fact]
    public async Task A_guest_reorders_with_the_token_into_a_new_cart()
    {
        var placed = await _shop.PlaceAsync(_shop.Others.AddCart("crt_guest", guestToken: "secret", lines: new FakeCartLine("crl_1", "var_mug", "sel_birch", 1, 1_200)));

        var payload = await ReorderAsync(_shop.Orders.Anonymous(), new { idempotencyKey = "r", orderId = placed.Text("order.id"), guestToken = placed.Text("guestTokenOnce") });

        Assert.Equal("token of crt_refilled", payload.Text("guestTokenOnce"));
        Assert.Equal(0, payload.At("missing").GetArrayLength());
    }

    [Theory]
    [InlineData("CURRENCY_MISMATCH", "CURRENCY_MISMATCH")]
    [InlineData("NOT_FOUND", "NOT_FOUND")]
    [InlineData("QUANTITY_LIMIT", "CART_CHANGED")]
    [InlineData("IDEMPOTENCY_KEY_REUSED", "IDEMPOTENCY_KEY_REUSED")]
    public async Task What_the_cart_refuses_is_told(string refusal, string code)
    {
        var id = await _shop.PlacedAsync();
        _shop.Others.RefillRefusal = refusal;

        Assert.Equal([code], (await ReorderAsync(_shop.Orders.As(Shop.Sam), new { idempotencyKey = "r", orderId = id })).UserErrorCodes());
    }

    [Fact]
    public async Task Others_reorder_nothing_and_an_outage_can_be_tried_again()
    {
        var id = await _shop.ConfirmedAsync();
        foreach (var client in new[] { _shop.Orders.Anonymous(), _shop.Orders.As(Shop.Birch), _shop.Orders.As(Shop.Support), _shop.Orders.As(new TestUser("usr_eve")) })
        {
            Assert.Equal(["NOT_FOUND"], (await ReorderAsync(client, new { idempotencyKey = "r", orderId = id, guestToken = "guessed" })).UserErrorCodes());
        }

        Assert.Equal(["INVALID"], (await ReorderAsync(_shop.Orders.As(Shop.Sam), new { idempotencyKey = "", orderId = id })).UserErrorCodes());
        _shop.Others.Break("cartRefill");
        Assert.Equal(["TEMPORARILY_UNAVAILABLE"], (await ReorderAsync(_shop.Orders.As(Shop.Sam), new { idempotencyKey = "r", orderId = id })).UserErrorCodes());
        _shop.Others.Mend("cartRefill");
        Assert.Empty((await ReorderAsync(_shop.Orders.As(Shop.Sam), new { idempotencyKey = "r", orderId = id })).UserErrorCodes());
    }

    private static async Task<JsonElement> ReorderAsync(GraphQLClient client, object input) => (await client.DataAsync(
        "mutation($input: OrderReorderInput!) { orderReorder(input: $input) { cart { id } guestTokenOnce missing { line { titleSnapshot } quantity } userErrors { code message } } }", new { input }))
        .At("orderReorder");
}
