using System.Text.Json;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests;

/// <summary>What it takes to write: as many reads, and the same calls of other services, for 1, 10 and 100 lines.</summary>
[Collection(nameof(StoreReadsTests))]
public sealed class RoundTripsTests : IAsyncLifetime
{
    private static readonly int[] Sizes = [1, 10, 100];

    private Shop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();

        // What is read once and kept (rates, methods), and what services look after when they start.
        var id = await _shop.ConfirmedAsync();
        await CancelAsync(id, null);
        await StoreReads.WhenQuietAsync("orders", "seller_orders", "placements", "delivery_methods", "tax_rates", "returns");
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public Task Placing_an_order_of_as_many_sellers() => StaysTheSameAsync(
        ["cartForPlacement", "commissionQuote", "stockReserve", "paymentOpen", "cartConvert"],
        ["orders", "seller_orders", "placements", "delivery_methods", "tax_rates", "returns"],
        size => Task.FromResult(CartOf(size, i => $"sel_{i}")),
        async cart => Assert.Empty((await _shop.PlaceAsync(cart)).UserErrorCodes()));

    [Fact]
    public Task Cancelling_a_whole_order() => StaysTheSameAsync(
        ["stockRelease", "paymentVoid"],
        ["seller_orders", "returns"],
        size => _shop.PlacedAsync(CartOf(size, i => $"sel_{i}")),
        id => CancelAsync(id, null));

    [Fact]
    public Task Cancelling_a_unit_of_every_line() => StaysTheSameAsync(
        ["stockRestock", "refundOpen"],
        ["seller_orders", "returns"],
        async size => await _shop.ReadAsync(await _shop.ConfirmedAsync(CartOf(size, _ => "sel_birch", quantity: 2))),
        order => CancelAsync(order.Text("id"), UnitsOf(order.At("sellerOrders.0"))));

    [Fact]
    public Task Asking_to_return_every_line() => StaysTheSameAsync(
        [],
        ["orders", "seller_orders", "returns"],
        async size => (await _shop.DeliveredAsync(CartOf(size, _ => "sel_birch"))).Part,
        async part => Assert.Empty((await _shop.Orders.As(Shop.Sam).DataAsync(
            "mutation($input: ReturnRequestInput!) { returnRequest(input: $input) { return { lines { quantity } } userErrors { code } } }",
            new { input = new { idempotencyKey = Guid.NewGuid(), sellerOrderId = part.Text("id"), reason = "Too small", lines = UnitsOf(part) } })).At("returnRequest").UserErrorCodes()));

    private async Task StaysTheSameAsync<T>(IReadOnlyList<string> calls, string[] collections, Func<int, Task<T>> prepare, Func<T, Task> write)
    {
        var reads = new List<long>();
        foreach (var size in Sizes)
        {
            var prepared = await prepare(size);
            var before = _shop.Others.Fakes.Calls.Count;

            reads.Add(await StoreReads.CountAsync(() => write(prepared), collections));

            Assert.Equal(calls.Order(StringComparer.Ordinal), _shop.Others.Fakes.Calls.Skip(before).Select(call => call.Field).Order(StringComparer.Ordinal));
        }

        Assert.Single(reads.Distinct());
    }

    private FakeCart CartOf(int size, Func<int, string> sellerOf, int quantity = 1)
    {
        var lines = Enumerable.Range(0, size).Select(i => new FakeCartLine($"crl_{i}", $"var_{i}", sellerOf(i), quantity, 10) { WeightGrams = 1 }).ToArray();
        foreach (var line in lines)
        {
            _shop.Others.Stock[line.VariantId] = 1_000;
        }

        return _shop.Others.AddCart($"crt_{size}", userId: Shop.Sam.Id, lines: lines);
    }

    private static List<object> UnitsOf(JsonElement part) => [.. part.At("lines").EnumerateArray().Select(line => new { lineId = line.Text("id"), quantity = 1 })];

    /// <summary>Cancels, and waits until the other services have answered.</summary>
    private async Task CancelAsync(string orderId, List<object>? lines)
    {
        var payload = await _shop.Orders.As(Shop.Sam).DataAsync(
            "mutation($input: OrderCancelInput!) { orderCancel(input: $input) { order { status } userErrors { code } } }",
            new { input = new { idempotencyKey = Guid.NewGuid(), orderId, reason = "x", lines } });
        Assert.Empty(payload.At("orderCancel").UserErrorCodes());
        await Eventually.HoldsAsync(async () => (await _shop.FindAsync(orderId)).DutiesDueAt is null, "nothing is owed");
    }
}
