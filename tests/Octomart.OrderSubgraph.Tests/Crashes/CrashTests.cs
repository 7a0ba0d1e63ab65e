using System.Text.Json;
using Octomart.Contracts.Events;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.Placements;
using Octomart.Testing;
using Octomart.Testing.Crashes;
using Xunit.Abstractions;

namespace Octomart.OrderSubgraph.Tests.Crashes;

/// <summary>
/// One order after another goes from placement with a coupon over payment and a partial cancellation to its end, and the process dies at
/// another point of each: behind every commit, before and behind the effect of every call. Whoever heard nothing asks again, as buyers
/// and brokers do. In the end everything has happened exactly once.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Stride = 6;
    private readonly CrashPoints _points = new();
    private Shop _shop = null!;
    private CrashingHost _host = null!;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync(_points);
        _host = new CrashingHost(_points, _shop.Orders, _shop.Clock);
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Wherever_the_process_dies_everything_ends_and_balances(int first)
    {
        _shop.Others.Stock["var_mug"] = 1_000;
        _shop.Others.Coupons["prm_10"] = 1_000;
        var orders = new List<(string Id, bool IsCancelled)>();
        for (var point = first; ; point += Stride)
        {
            var isCancelled = orders.Count % 3 == 2;
            _points.DieAt(point);
            orders.Add((await LiveAsync($"{first}-{point}", isCancelled), isCancelled));
            output.WriteLine($"{point}: died {_points.LastDeath}");
            if (_points.Passed < point && !_points.IsDead)
            {
                break;
            }
        }

        output.WriteLine($"{orders.Count} orders; the last life had {_points.Passed} points");
        Assert.True(orders.Count > 4, $"only {orders.Count} orders");
        await AssertBalancedAsync(orders);
    }

    [Theory]
    [InlineData("before")]
    [InlineData("behind")]
    public async Task A_death_at_any_call_is_made_good(string side)
    {
        _shop.Others.Stock["var_mug"] = 1_000;
        _shop.Others.Coupons["prm_10"] = 1_000;
        string[] calls =
        [
            "stockReserve", "promotionsReserve", "paymentOpen", "cartConvert", "stockCommit", "promotionsCommit", "stockRestock", "refundOpen",
            "stockRelease", "paymentVoid", "promotionsRelease",
        ];
        var orders = new List<(string Id, bool IsCancelled)>();
        foreach (var call in calls)
        {
            var isCancelled = call is "stockRelease" or "paymentVoid" or "promotionsRelease";
            _points.DieAt($"{side} {call}");
            orders.Add((await LiveAsync($"{side}-{call}", isCancelled), isCancelled));
            Assert.Equal($"{side} {call}", _points.LastDeath);
        }

        await AssertBalancedAsync(orders);
    }

    /// <summary>An order's life; each step is repeated until it is answered.</summary>
    private async Task<string> LiveAsync(string name, bool isCancelled)
    {
        var cart = _shop.Others.AddCart($"crt_{name}", userId: Shop.Sam.Id, lines: new FakeCartLine("crl_1", "var_mug", "sel_birch", 2, 1_200) { Discount = 1_000, Subsidy = 600 });
        cart.Promotions.Add(new FakePromotion("prm_10", "TENOFF", null, 1_000));
        var id = await PlaceAsync(cart, name);
        await _host.RepeatAsync(async () =>
        {
            await _shop.PayAsync(id);
            return true;
        });
        await _host.UntilAsync(async () => (await _shop.FindAsync(id)) is { Status: OrderStatus.Confirmed, DutiesDueAt: null }, $"{id} is confirmed");
        var line = (await _host.RepeatAsync(async () => await _shop.ReadAsync(id))).Text("sellerOrders.0.lines.0.id");
        await CancelAsync(new { idempotencyKey = $"c-{name}", orderId = id, reason = "x", lines = new[] { new { lineId = line, quantity = 1 } } });
        await _host.UntilAsync(async () => (await _shop.FindAsync(id)) is { Status: OrderStatus.PartiallyCancelled, DutiesDueAt: null }, $"{id} has given back");
        if (isCancelled)
        {
            await CancelAsync(new { idempotencyKey = $"w-{name}", orderId = id, reason = "x" });
            await _host.UntilAsync(async () => (await _shop.FindAsync(id)) is { Status: OrderStatus.Cancelled, DutiesDueAt: null }, $"{id} is cancelled");
        }

        return id;
    }

    private async Task<string> PlaceAsync(FakeCart cart, string name)
    {
        for (var attempt = 0; ; attempt++)
        {
            var input = Shop.InputFor(cart, $"{name}-{attempt}");
            var payload = await _host.RepeatAsync(async () =>
            {
                var answer = await Shop.PlaceAsync(_shop.Orders.As(Shop.Sam), input);
                return answer.UserErrorCodes() is ["TEMPORARILY_UNAVAILABLE"] ? throw new CrashException() : answer;
            });
            if (payload.UserErrorCodes().Count == 0)
            {
                return payload.Text("order.id");
            }

            // The cart was restored meanwhile, so that its version is another: the buyer looks again and orders under another key.
            Assert.Equal(["CART_CHANGED"], payload.UserErrorCodes());
            await _host.UntilAsync(async () => (await _shop.Orders.Store.Set<Placement>().ListAsync(new(), default)).All(placement => placement.HasEnded()), "placements end");
        }
    }

    private Task<JsonElement> CancelAsync(object input) => _host.RepeatAsync(async () =>
    {
        var payload = (await _shop.Orders.As(Shop.Sam).DataAsync(
            "mutation($input: OrderCancelInput!) { orderCancel(input: $input) { order { id } userErrors { code } } }", new { input })).At("orderCancel");
        Assert.Empty(payload.UserErrorCodes());
        return payload;
    });

    private async Task AssertBalancedAsync(List<(string Id, bool IsCancelled)> orders)
    {
        Assert.Equal(orders.Count, await _shop.Orders.Store.Set<Order>().CountAsync(null, default));
        Assert.All(await _shop.Orders.Store.Set<Placement>().ListAsync(new(), default), placement => Assert.True(placement.HasEnded()));
        foreach (var (id, isCancelled) in orders)
        {
            Assert.Equal(isCancelled ? ("RELEASED", "VOID", "RELEASED") : ("COMMITTED", "OPEN", "COMMITTED"),
                (_shop.Others.Reservations[id].State, _shop.Others.Payments[id].State, _shop.Others.CouponUses[id].State));
            var refund = Assert.Single(_shop.Others.Refunds.Values, refund => refund.OrderId == id);
            Assert.Equal((700, 300, 100), (refund.Amount, refund.Subsidy, refund.Commission));
            Assert.Single((await _shop.FindAsync(id)).GiveBacks);
            Assert.Equal(1, (await _shop.FindAsync(id)).Timeline.Count(item => item.Kind == OrderEventKind.Paid));
        }

        var live = orders.Where(order => !order.IsCancelled).Select(order => order.Id).ToList();
        Assert.All(_shop.Others.Reservations.Where(reservation => !live.Contains(reservation.Key)), reservation => Assert.Equal("RELEASED", reservation.Value.State));
        Assert.All(_shop.Others.Payments.Where(payment => !live.Contains(payment.Key)), payment => Assert.Equal("VOID", payment.Value.State));
        Assert.Equal((1_000 - live.Count, 1_000 - live.Count), (_shop.Others.Stock["var_mug"], _shop.Others.Coupons["prm_10"]));
        await _host.UntilAsync(() => Task.FromResult(orders.TrueForAll(order => _shop.Announced.OfType<OrderConfirmed>().Any(e => e.Order.OrderId == order.Id))), "all are announced");
    }
}
