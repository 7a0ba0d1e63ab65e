using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.Returns;
using Octomart.OrderSubgraph.Tests.Returns;
using Octomart.Testing;
using Octomart.Testing.Crashes;
using Xunit.Abstractions;

namespace Octomart.OrderSubgraph.Tests.Crashes;

/// <summary>
/// One delivered order after another is sent back, and the process dies at another point of each return. In the end
/// each return has given its money and its units back once.
/// </summary>
public sealed class ReturnCrashTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Stride = 4;
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
    public async Task Wherever_the_process_dies_a_return_ends_and_gives_back_once(int first)
    {
        _shop.Others.Stock["var_mug"] = 1_000;
        var orders = new List<string>();
        for (var point = first; ; point += Stride)
        {
            var name = $"{first}-{point}";
            var (order, _) = await _shop.DeliveredAsync(_shop.Others.AddCart($"crt_{name}", userId: Shop.Sam.Id, lines: new FakeCartLine("crl_1", "var_mug", "sel_birch", 2, 1_200)));
            _points.DieAt(point);
            await ReturnAsync(order, name);
            orders.Add(order);
            output.WriteLine($"{point}: died {_points.LastDeath}, {_points.Passed} points");
            if (_points.Passed < point && !_points.IsDead)
            {
                break;
            }

            // Background work may reach the point when the return is over: the next order is to arrive in peace.
            _points.DieAt(int.MaxValue);
            await _host.ReviveAsync();
        }

        Assert.True(orders.Count > 2, $"only {orders.Count} returns");
        await AssertBalancedAsync(orders);
    }

    /// <summary>Two units come back. Each step is repeated under its key until it is answered.</summary>
    private async Task ReturnAsync(string orderId, string name)
    {
        var part = (await _host.RepeatAsync(() => _shop.ReadAsync(orderId))).At("sellerOrders.0");
        var lineId = part.Text("lines.0.id");
        var id = await StepAsync(Shop.Sam, "returnRequest", "ReturnRequestInput", new
        {
            idempotencyKey = $"q-{name}",
            sellerOrderId = part.Text("id"),
            reason = "Too small",
            lines = new[] { new { lineId, quantity = 2 } },
        });
        await StepAsync(Shop.Birch, "returnDecide", "ReturnDecideInput", new { idempotencyKey = $"d-{name}", id, approve = true });
        await StepAsync(Shop.Sam, "returnMarkSent", "ReturnMarkSentInput", new { idempotencyKey = $"s-{name}", id, carrier = "Parcel Co", trackingNumber = "PC 2" });
        await StepAsync(Shop.Birch, "returnReceive", "ReturnReceiveInput", new
        {
            idempotencyKey = $"r-{name}",
            id,
            lines = new[] { new { lineId, quantity = 2, condition = "AS_NEW", restock = true } },
        });
        await _host.UntilAsync(
            async () => (await _shop.Orders.Store.Set<Return>().FindAsync(id, default))?.Status == ReturnStatus.Refunded && (await _shop.FindAsync(orderId)).DutiesDueAt is null,
            $"{id} is refunded");
    }

    private Task<string> StepAsync(TestUser who, string mutation, string inputType, object input) => _host.RepeatAsync(async () =>
    {
        var payload = await ReturnTest.MutateAsync(_shop.Orders.As(who), mutation, inputType, input);
        Assert.Empty(payload.UserErrorCodes());
        return payload.Text("return.id");
    });

    private async Task AssertBalancedAsync(List<string> orders)
    {
        foreach (var id in orders)
        {
            var refund = Assert.Single(_shop.Others.Refunds.Values, refund => refund.OrderId == id);
            Assert.Equal((2_400, 240), (refund.Amount, refund.Commission));
            var order = await _shop.FindAsync(id);
            Assert.False(Assert.Single(order.GiveBacks).IsOpen);
            Assert.Equal(1, order.Timeline.Count(item => item.Kind == OrderEventKind.ReturnReceived));
            Assert.Equal(1, order.Timeline.Count(item => item.Kind == OrderEventKind.ReturnRefunded));
        }

        Assert.Equal(orders.Count, await _shop.Orders.Store.Set<Return>().CountAsync(null, default));
        Assert.Equal(1_000, _shop.Others.Stock["var_mug"]);
    }
}
