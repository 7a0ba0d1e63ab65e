using Microsoft.Extensions.DependencyInjection;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Tests.Providers.PayPalPayments;
using Octomart.Testing.Crashes;
using Xunit.Abstractions;

namespace Octomart.PaymentSubgraph.Tests.Crashes;

/// <summary>
/// One buyer after another begins with Stripe, goes on with PayPal, gives that up as well, and pays at PayPal in the end; the process dies at another point of
/// each: behind every commit, before and behind every call. In the end each was charged once, by PayPal.
/// </summary>
public sealed class ProviderChangeCrashTests(ITestOutputHelper output) : IAsyncLifetime
{
    // Every third point; each of them was seen to hold when this was written.
    private const int Stride = 6;
    private readonly CrashPoints _points = new();
    private PayPalShop _shop = null!;
    private CrashingHost _host = null!;

    public async Task InitializeAsync()
    {
        _shop = await PayPalShop.OpenEmptyAsync(services: services =>
        {
            _points.Install(services);
            foreach (var client in new[] { "stripe", "paypal" })
            {
                services.AddHttpClient(client).AddHttpMessageHandler(() => new DyingHandler(_points, request => $"{client} {request.Method} {request.RequestUri!.AbsolutePath}"));
            }
        });
        _host = new CrashingHost(_points, _shop.Shop.Subgraph, _shop.Clock);
    }

    public async Task DisposeAsync()
    {
        // The orderly stop writes too: no place to die any more.
        _points.Revive();
        await _shop.DisposeAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Wherever_the_process_dies_a_buyer_who_changes_the_provider_is_charged_once(int first)
    {
        var orders = 0;
        for (var point = first; ; point += Stride)
        {
            _points.DieAt(point);
            await LiveAsync($"ord_{first}x{point}");
            orders++;
            output.WriteLine($"{point}: died {_points.LastDeath}");
            if (_points.Passed < point && !_points.IsDead)
            {
                break;
            }
        }

        Assert.True(orders > 3, $"only {orders} payments");
        Assert.Equal((orders * 100.01m, 0), (_shop.PayPal.Taken, _shop.Stripe.Taken));
        Assert.All(_shop.Stripe.Intents.Where(intent => intent.Status != "canceled"), intent => Assert.Equal("requires_payment_method", intent.Status));
        await _shop.AssertSoundAsync();
    }

    private async Task LiveAsync(string order)
    {
        await _host.RepeatAsync(() => _shop.Shop.OpenPaymentAsync(order));
        await _host.RepeatAsync(() => _shop.StartAsync($"{order}-1", order, "STRIPE", "pm_card_authenticationRequired"));
        await UntilAsync(order, payment => payment.Status == PaymentStatus.RequiresAction);
        await _host.RepeatAsync(() => _shop.StartAsync($"{order}-2", order));
        await UntilAsync(order, payment => payment.Status == PaymentStatus.RequiresAction);
        await _host.RepeatAsync(() => _shop.StartAsync($"{order}-3", order));
        await UntilAsync(order, payment => payment.Status == PaymentStatus.RequiresAction);
        await _shop.ApproveAsync(order);
        await _host.RepeatAsync(() => _shop.Shop.ConfirmAsync(order));
        await UntilAsync(order, payment => payment.IsPaid);
    }

    private Task UntilAsync(string orderId, Func<Payment, bool> condition) => _host.UntilAsync(async () =>
    {
        await _shop.Shop.WorkAsync();
        return condition(await _shop.Shop.PaymentAsync(orderId));
    }, $"{orderId} goes on");
}
