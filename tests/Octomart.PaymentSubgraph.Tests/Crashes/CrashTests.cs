using System.Text.Json;
using Octomart.Contracts.Events;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Providers.Simulated;
using Octomart.PaymentSubgraph.Refunds;
using Octomart.PaymentSubgraph.Webhooks;
using Octomart.Testing;
using Octomart.Testing.Crashes;
using Xunit.Abstractions;

namespace Octomart.PaymentSubgraph.Tests.Crashes;

/// <summary>
/// One payment after another is opened, paid in one of several ways, refunded twice and sometimes called off, and the process dies at another point of
/// each: behind every commit, those of the provider among them, which has then done what nobody heard of. In the end each was charged and refunded once.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Stride = 4;
    private static readonly string[] Methods = ["sim_success", "sim_timeout_after_commit", "sim_authorized", "sim_delayed_webhook", "sim_refund_refused_twice"];
    private readonly CrashPoints _points = new();
    private PaymentShop _shop = null!;
    private CrashingHost _host = null!;

    public async Task InitializeAsync()
    {
        _shop = await PaymentShop.OpenAsync(_points.Install, [new("Octomart:Payment:RefusalPause", "00:00:02")]);
        _host = new CrashingHost(_points, _shop.Subgraph, _shop.Clock);
    }

    public async Task DisposeAsync()
    {
        // The orderly stop writes too: no place to die any more.
        _points.Revive();
        await _shop.DisposeAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Wherever_the_process_dies_each_payment_is_charged_and_refunded_once(int first)
    {
        var orders = new List<(string Id, bool IsVoided)>();
        for (var point = first; ; point += Stride)
        {
            var isVoided = orders.Count % 3 == 2;
            _points.DieAt(point);
            orders.Add((await LiveAsync($"ord_{first}x{point}", Methods[orders.Count % Methods.Length], isVoided), isVoided));
            output.WriteLine($"{point}: died {_points.LastDeath}");
            if (_points.Passed < point && !_points.IsDead)
            {
                break;
            }
        }

        output.WriteLine($"{orders.Count} payments; the last one had {_points.Passed} points");
        Assert.True(orders.Count > 2, $"only {orders.Count} payments");
        await AssertBalancedAsync(orders);
    }

    [Theory]
    [InlineData(nameof(SimulatedCharge))]
    [InlineData(nameof(Refund))]
    public async Task A_refund_that_comes_back_is_booked_back_and_told_once_when_the_process_dies_behind_the_commit_of(string document)
    {
        await _shop.OpenPaymentAsync();
        await _shop.StartAsync("sim_refund_comes_back", "k1");
        await _shop.RefundOpenAsync(2000, "gbk_1");

        _points.DieAt($"behind the commit of {document}");
        _shop.Clock.Advance(TimeSpan.FromSeconds(10));
        await WorkUntilAsync("ord_1", payment => payment.Refunded.MinorUnits == 0, "has its money back");
        await _host.UntilAsync(() => Task.FromResult(_shop.Events<PaymentRefundFailed>().Count > 0), "the return is told");

        Assert.Equal($"behind the commit of {document}", _points.LastDeath);
        Assert.Single(_shop.Events<PaymentRefundFailed>().DistinctBy(told => told.RefundId));
        Assert.Equal((10001, 0), await _shop.AtProviderAsync());
        await _shop.AssertSoundAsync();
    }

    private async Task<string> LiveAsync(string id, string method, bool isVoided)
    {
        await StepAsync(() => _shop.OpenPaymentAsync(id));
        await _host.RepeatAsync(() => _shop.StartAsync(method, $"k-{id}", id));
        await WorkUntilAsync(id, payment => payment.IsPaid, "is paid");
        await StepAsync(() => _shop.RefundOpenAsync(2000, "gbk_1", $"{id}_a", orderId: id));
        await StepAsync(() => _shop.RefundAsync(1000, $"r-{id}", $"{id}_b", orderId: id));
        if (isVoided)
        {
            await StepAsync(() => _shop.VoidAsync(id));
        }

        await WorkUntilAsync(id, payment => payment.Refunded.MinorUnits == (isVoided ? 10001 : 3000) && payment.RefundsPending.MinorUnits == 0, "is refunded");
        return id;
    }

    private Task<JsonElement> StepAsync(Func<Task<JsonElement>> ask) => _host.RepeatAsync(async () =>
    {
        var payload = await ask();
        Assert.Empty(payload.UserErrorCodes());
        return payload;
    });

    private Task WorkUntilAsync(string orderId, Func<Payment, bool> condition, string what) => _host.UntilAsync(async () =>
    {
        await _shop.WorkAsync();
        return condition(await _shop.PaymentAsync(orderId));
    }, $"{orderId} {what}");

    private async Task AssertBalancedAsync(List<(string Id, bool IsVoided)> orders)
    {
        await _host.UntilAsync(async () =>
        {
            await _shop.WorkAsync();
            return await _shop.Store.Set<WebhookEvent>().CountAsync(message => message.State == WebhookState.Waiting, default) == 0;
        }, "every webhook is dealt with");
        var refunded = orders.Sum(order => order.IsVoided ? 10001 : 3000);
        Assert.Equal((10001 * orders.Count, refunded), await _shop.AtProviderAsync());
        await _shop.AssertSoundAsync();
        Assert.All(await _shop.Store.Set<Refund>().ListAsync(new(), default), refund => Assert.Equal(RefundStatus.Succeeded, refund.Status));
        await _host.UntilAsync(
            () => Task.FromResult(
                Captured().Count == orders.Count
                && _shop.Events<PaymentRefunded>().DistinctBy(told => told.RefundId).Sum(told => told.Amount.MinorUnits) == refunded),
            "every capture and refund is told");

        HashSet<string> Captured() => [.. _shop.Events<PaymentCaptured>().Select(told => told.OrderId)];
    }
}
