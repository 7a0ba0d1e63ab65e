using System.Text.Json;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.Receipts;

public sealed class SellerOrderReceivedTests : IAsyncLifetime
{
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(90));
    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync()
    {
        await _shop.DisposeAsync();
        _patience.Dispose();
    }

    [Fact]
    public async Task A_seller_hears_how_much_is_waiting_and_then_of_each_part_that_is_paid_for()
    {
        await _shop.ConfirmedAsync();

        // What came in the last moment before the subscription may be told by it as well.
        _shop.Clock.Advance(TimeSpan.FromSeconds(3));
        var id = await _shop.PlacedAsync(Cart(1));
        await using var received = Received(Shop.Birch, new { id = "sel_birch" });
        Assert.True(await received.MoveNextAsync());
        var first = received.Current.At("data.sellerOrderReceived");

        await _shop.PayAsync(id);

        Assert.Equal(1, first.At("waitingCount").GetInt32());
        Assert.Equal(JsonValueKind.Null, first.At("sellerOrder").ValueKind);
        Assert.Equal((await _shop.FindAsync(id)).Parts[0].SellerOrderId, (await NextAsync(received)).Id);
    }

    [Fact]
    public async Task A_lost_connection_loses_nothing_and_nothing_is_told_twice_whatever_comes_meanwhile()
    {
        const int orders = 24;
        _shop.Others.Stock["var_mug"] = 1_000;
        var ids = new List<string>();
        for (var i = 0; i < orders; i++)
        {
            ids.Add(await _shop.PlacedAsync(Cart(i)));
        }

        // The first subscription begins before anything is paid; each of the others where the one before broke off, after 5 parts.
        string cursor;
        await using (var start = Received(Shop.Birch, new { id = "sel_birch" }))
        {
            Assert.True(await start.MoveNextAsync());
            cursor = start.Current.Text("data.sellerOrderReceived.cursor");
        }

        var paid = Task.WhenAll(ids.Select(_shop.PayAsync));
        var told = new List<string>();
        while (told.Count < orders)
        {
            await using var received = Received(Shop.Birch, new { id = "sel_birch", after = cursor });
            Assert.True(await received.MoveNextAsync());
            for (var i = 0; i < 5 && told.Count < orders; i++)
            {
                (cursor, var part) = await NextAsync(received);
                told.Add(part);
            }
        }

        await paid;
        var parts = new List<string>();
        foreach (var id in ids)
        {
            parts.Add((await _shop.FindAsync(id)).Parts[0].SellerOrderId);
        }

        Assert.Equal(parts.Order(), told.Order());
    }

    [Fact]
    public async Task A_restart_loses_nothing_either()
    {
        await using (var start = Received(Shop.Birch, new { id = "sel_birch" }))
        {
            Assert.True(await start.MoveNextAsync());
        }

        var id = await _shop.ConfirmedAsync();
        await _shop.RestartAsync();
        await using var received = Received(Shop.Birch, new { id = "sel_birch", after = "0" });
        Assert.True(await received.MoveNextAsync());

        Assert.Equal((await _shop.FindAsync(id)).Parts[0].SellerOrderId, (await NextAsync(received)).Id);
    }

    [Fact]
    public async Task A_seller_hears_of_its_own_parts_only()
    {
        await using var page = Received(Shop.Page, new { id = "sel_page", after = "0" });
        Assert.True(await page.MoveNextAsync());
        await _shop.ConfirmedAsync();
        var mixed = await _shop.ConfirmedAsync(_shop.SamsMixedCart());

        Assert.Equal((await _shop.FindAsync(mixed)).Parts[1].SellerOrderId, (await NextAsync(page)).Id);
    }

    [Theory]
    [InlineData("page", null, "NOT_FOUND")]
    [InlineData("sam", null, "NOT_FOUND")]
    [InlineData("birch", "x", "INVALID_CURSOR")]
    [InlineData("birch", "-1", "INVALID_CURSOR")]
    public async Task Others_and_bad_cursors_get_an_error_and_nothing_more(string who, string? after, string code)
    {
        await using var received = Received(who switch { "page" => Shop.Page, "birch" => Shop.Birch, _ => Shop.Sam }, new { id = "sel_birch", after });

        Assert.True(await received.MoveNextAsync());
        Assert.Equal(code, received.Current.Text("errors.0.extensions.code"));
        Assert.False(await received.MoveNextAsync());
    }

    private FakeCart Cart(int number) => _shop.Others.AddCart($"crt_{number}", userId: Shop.Sam.Id, lines: new FakeCartLine($"crl_{number}", "var_mug", "sel_birch", 1, 1_200));

    private IAsyncEnumerator<JsonElement> Received(TestUser who, object variables) => _shop.Orders.As(who).SubscribeAsync(
        "subscription($id: ID!, $after: String) { sellerOrderReceived(sellerId: $id, after: $after) { cursor waitingCount sellerOrder { id status } } }", variables, _patience.Token)
        .GetAsyncEnumerator(_patience.Token);

    private async Task<(string Cursor, string Id)> NextAsync(IAsyncEnumerator<JsonElement> received)
    {
        // On a store that replicas share, a part is told when nothing can come before it any more: a little later, by the clock.
        var next = received.MoveNextAsync().AsTask();
        while (_shop.Orders.Store.IsShared && await Task.WhenAny(next, Task.Delay(100)) != next)
        {
            _shop.Clock.Advance(TimeSpan.FromMilliseconds(500));
        }

        Assert.True(await next);
        var update = received.Current.At("data.sellerOrderReceived");
        return (update.Text("cursor"), update.Text("sellerOrder.id"));
    }
}
