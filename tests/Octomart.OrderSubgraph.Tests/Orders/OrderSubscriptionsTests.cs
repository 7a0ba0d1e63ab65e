using System.Text.Json;
using Octomart.OrderSubgraph.Orders;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.Orders;

public sealed class OrderSubscriptionsTests : IAsyncLifetime
{
    private const string Follow =
        "subscription($id: ID!, $guestToken: String, $after: String) { orderUpdated(id: $id, guestToken: $guestToken, after: $after) { cursor order { status } event { type } } }";

    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(60));
    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync()
    {
        await _shop.DisposeAsync();
        _patience.Dispose();
    }

    [Fact]
    public async Task A_buyer_sees_the_present_state_and_then_each_step()
    {
        var id = await _shop.PlacedAsync();
        await using var updates = Updates(_shop.Orders.As(Shop.Sam), new { id });

        Assert.Equal("1 PENDING_PAYMENT ", await NextAsync(updates));
        await _shop.PayAsync(id);

        Assert.Equal("2 PENDING_PAYMENT PAID", (await NextAsync(updates)).Replace("CONFIRMED PAID", "PENDING_PAYMENT PAID", StringComparison.Ordinal));
        Assert.Equal("3 CONFIRMED CONFIRMED", await NextAsync(updates));
    }

    [Fact]
    public async Task A_lost_connection_goes_on_behind_its_last_cursor_also_after_a_restart()
    {
        var id = await _shop.PlacedAsync();
        await using (var updates = Updates(_shop.Orders.As(Shop.Sam), new { id }))
        {
            Assert.Equal("1 PENDING_PAYMENT ", await NextAsync(updates));
        }

        await _shop.PayAsync(id);
        await _shop.BecomesAsync(id, OrderStatus.Confirmed);
        await _shop.RestartAsync();
        await using var resumed = Updates(_shop.Orders.As(Shop.Sam), new { id, after = "1" });

        Assert.Equal("1 CONFIRMED ", await NextAsync(resumed));
        Assert.Equal("2 CONFIRMED PAID", await NextAsync(resumed));
        Assert.Equal("3 CONFIRMED CONFIRMED", await NextAsync(resumed));
    }

    [Fact]
    public async Task A_guest_follows_with_the_token()
    {
        var cart = _shop.Others.AddCart("crt_guest", guestToken: "secret", lines: new FakeCartLine("crl_1", "var_mug", "sel_birch", 1, 1_200));
        var payload = await _shop.PlaceAsync(cart);
        await using var updates = Updates(_shop.Orders.Anonymous(), new { id = payload.Text("order.id"), guestToken = payload.Text("guestTokenOnce") });

        Assert.Equal("1 PENDING_PAYMENT ", await NextAsync(updates));
    }

    [Theory]
    [InlineData(null, null, "NOT_FOUND")]
    [InlineData("guessed", null, "NOT_FOUND")]
    [InlineData("eve", null, "NOT_FOUND")]
    [InlineData("sam", "99", "INVALID_CURSOR")]
    [InlineData("sam", "x", "INVALID_CURSOR")]
    public async Task Others_and_bad_cursors_get_an_error_and_nothing_more(string? who, string? after, string code)
    {
        var id = await _shop.PlacedAsync();
        using var client = who switch { "sam" => _shop.Orders.As(Shop.Sam), "eve" => _shop.Orders.As(new TestUser("usr_eve")), _ => _shop.Orders.Anonymous() };
        await using var updates = Updates(client, new { id, after, guestToken = who == "guessed" ? who : null });

        Assert.True(await updates.MoveNextAsync());
        Assert.Equal(code, updates.Current.Text("errors.0.extensions.code"));
        Assert.False(await updates.MoveNextAsync());
    }

    private IAsyncEnumerator<JsonElement> Updates(GraphQLClient client, object variables) => client.SubscribeAsync(Follow, variables, _patience.Token).GetAsyncEnumerator(_patience.Token);

    private static async Task<string> NextAsync(IAsyncEnumerator<JsonElement> updates)
    {
        Assert.True(await updates.MoveNextAsync());
        var update = updates.Current.At("data.orderUpdated");
        var happened = update.At("event").ValueKind == JsonValueKind.Null ? "" : update.Text("event.type");
        return $"{update.Text("cursor")} {update.Text("order.status")} {happened}";
    }
}
