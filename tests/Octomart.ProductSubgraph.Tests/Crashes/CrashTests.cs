using System.Text.Json;
using Octomart.Contracts;
using Octomart.Contracts.Events;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Stock;
using Octomart.Testing;
using Octomart.Testing.Crashes;
using Xunit.Abstractions;

namespace Octomart.ProductSubgraph.Tests.Crashes;

/// <summary>
/// Stock is received, reserved, sold, taken back and given up, and the process dies behind another commit each time. Whoever heard nothing asks again,
/// as sellers, Order and the messages do. In the end every unit was counted once.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Stride = 4;
    private const int Received = 1_000;
    private readonly CrashPoints _points = new();
    private readonly TestClock _clock = new();
    private ProductHarness _harness = null!;
    private CrashingHost _host = null!;

    public async Task InitializeAsync()
    {
        _harness = await ProductHarness.StartAsync(_clock, _points.Install);
        _host = new CrashingHost(_points, _harness.Subgraph, _clock);
    }

    public async Task DisposeAsync()
    {
        // The orderly stop writes too: no place to die any more.
        _points.Revive();
        await _harness.DisposeAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Wherever_the_process_dies_every_unit_is_counted_once(int first)
    {
        var (productId, variantId) = await _harness.ProductAsync(stock: Received);
        var lives = 0;
        for (var point = first; ; point += Stride)
        {
            _points.DieAt(point);
            await LiveAsync($"{first}x{point}", productId, variantId);
            lives++;
            output.WriteLine($"{point}: died {_points.LastDeath}");
            if (_points.Passed < point && !_points.IsDead)
            {
                break;
            }
        }

        output.WriteLine($"{lives} lives; the last one had {_points.Passed} points");
        Assert.True(lives > 2, $"only {lives} lives");
        await AssertBalancedAsync(lives, productId, variantId);
    }

    /// <summary>Five units come in, three are sold of which one comes back, and two are reserved and given up.</summary>
    private async Task LiveAsync(string name, string productId, string variantId)
    {
        var (sold, givenUp) = ($"ord_{name}", $"ord_{name}y");
        var order = Order(sold, productId, variantId);
        await _host.RepeatAsync(() => _harness.MemberAsync(
            "inventoryAdjust", "InventoryAdjustInput", "levels { onHand }", new { idempotencyKey = $"in-{name}", changes = new[] { new { variantId, delta = 5 } } }));
        await StepAsync(() => _harness.ReserveAsync(sold, _clock.GetUtcNow().AddDays(1), (variantId, 3)));
        await StepAsync(() => _harness.ReserveAsync(givenUp, _clock.GetUtcNow().AddDays(1), (variantId, 2)));
        await StepAsync(() => _harness.CommitAsync(sold));
        await _host.PublishAsync(new OrderConfirmed(order));
        await StepAsync(() => _harness.RestockAsync(sold, $"gbk_{name}", (variantId, 1)));
        await _host.PublishAsync(new SellerOrderCancelled(
            order, order.SellerOrders[0].SellerOrderId, [new CancelledLine(order.SellerOrders[0].Lines[0].LineId, variantId, 1)], order.Total, "BUYER", _clock.GetUtcNow()));
        await StepAsync(() => _harness.ReleaseAsync(givenUp));
    }

    private Task<JsonElement> StepAsync(Func<Task<JsonElement>> ask) => _host.RepeatAsync(async () =>
    {
        var payload = await ask();
        Assert.Empty(payload.UserErrorCodes());
        return payload;
    });

    private async Task AssertBalancedAsync(int lives, string productId, string variantId)
    {
        await _host.UntilAsync(
            async () => (await _harness.Subgraph.Store.Set<ProductSummary>().FindAsync(productId, default))?.Sold == lives * 2, "all sales are counted, less what came back");
        var onHand = Received + (lives * 5) - (lives * 2);
        Assert.Equal((onHand, 0, onHand), await _harness.LevelAsync(variantId));
        var movements = await _harness.Subgraph.Store.Set<StockMovement>().ListAsync(new() { Limit = 1_000 }, default);
        Assert.Equal(onHand, movements.Sum(movement => movement.Delta));
        var reservations = await _harness.Subgraph.Store.Set<StockReservation>().ListAsync(new() { Limit = 1_000 }, default);
        Assert.Equal((lives, lives), (reservations.Count(r => r.Status == StockReservationStatus.Committed), reservations.Count(r => r.Status == StockReservationStatus.Released)));
    }

    private OrderSnapshot Order(string id, string productId, string variantId)
    {
        var price = new Money(4990, "EUR");
        var line = new OrderLineSnapshot($"{id}-1", variantId, productId, "Chair", "SKU", 3, price, price);
        return new OrderSnapshot(
            id, "N1", "usr_buyer", null, "Buyer", price, _clock.GetUtcNow(), [new SellerOrderSnapshot($"{id}-s", "S1", ProductHarness.SellerId, price, Money.Zero("EUR"), [line])]);
    }
}
