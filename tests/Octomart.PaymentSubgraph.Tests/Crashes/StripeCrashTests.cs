using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Tests.Providers.StripePayments;
using Octomart.Testing.Crashes;

namespace Octomart.PaymentSubgraph.Tests.Crashes;

/// <summary>
/// The process dies right before or right behind each call to Stripe, which lives on and knows what it did: between the call and our commit, that is. In
/// the end each payment was charged and refunded once, or cancelled.
/// </summary>
public sealed partial class StripeCrashTests : IAsyncLifetime
{
    private static readonly string[] PaidCalls = ["POST /payment_intents", "POST /payment_intents/_", "POST /payment_intents/_/confirm", "POST /payment_intents/_/capture", "GET /refunds", "POST /refunds"];
    private static readonly string[] CalledOffCalls = ["GET /payment_intents/_", "POST /payment_intents/_/cancel"];

    private readonly CrashPoints _points = new();
    private StripeShop _shop = null!;
    private CrashingHost _host = null!;

    public async Task InitializeAsync()
    {
        _shop = await StripeShop.OpenEmptyAsync([new("Octomart:Payment:Stripe:CaptureMethod", "Manual"), new("Octomart:Payment:RefundLookDelay", "00:00:15")], services: services =>
        {
            _points.Install(services);
            services.AddHttpClient("stripe").AddHttpMessageHandler(() => new DyingHandler(_points, NameOf));
        });
        _host = new CrashingHost(_points, _shop.Shop.Subgraph, _shop.Clock);
    }

    public async Task DisposeAsync()
    {
        // The orderly stop writes too: no place to die any more.
        _points.Revive();
        await _shop.DisposeAsync();
    }

    [Fact]
    public async Task Wherever_the_process_dies_around_a_call_to_stripe_each_payment_is_charged_and_refunded_once()
    {
        foreach (var (where, number) in PaidCalls.SelectMany(call => new[] { $"before {call}", $"behind {call}" }).Select((where, number) => (where, number)))
        {
            var order = $"ord_paid{number}";
            _points.DieAt(where);
            await _host.RepeatAsync(() => _shop.Shop.OpenPaymentAsync(order));
            await _host.RepeatAsync(() => _shop.StartAsync("pm_card_visa", order, order));
            await UntilAsync(order, payment => payment.IsPaid, "is paid");
            await _host.RepeatAsync(() => _shop.Shop.RefundOpenAsync(2000, "gbk_1", $"{order}_a", orderId: order));
            await UntilAsync(order, payment => payment.Refunded.MinorUnits == 2000 && payment.RefundsPending.MinorUnits == 0, "is refunded");

            Assert.Equal(where, _points.LastDeath);
        }

        Assert.Equal(PaidCalls.Length * 2 * 8001, _shop.Stripe.Taken);
        await AssertEachAsync(PaidCalls.Length * 2, "succeeded");
    }

    [Fact]
    public async Task A_refund_that_comes_back_is_booked_back_once_when_the_process_dies_around_the_question_how_it_is()
    {
        const string call = "GET /refunds/_";
        foreach (var where in new[] { $"before {call}", $"behind {call}" })
        {
            var order = $"ord_{where[..6]}";
            await _host.RepeatAsync(() => _shop.Shop.OpenPaymentAsync(order));
            await _host.RepeatAsync(() => _shop.StartAsync("pm_card_refundFail", order, order));
            await _host.RepeatAsync(() => _shop.Shop.RefundOpenAsync(2000, "gbk_1", $"{order}_a", orderId: order));
            _shop.Clock.Advance(TimeSpan.FromSeconds(20));
            _points.DieAt(where);
            await UntilAsync(order, payment => payment.Refunded.MinorUnits == 0, "has its money back");

            Assert.Equal(where, _points.LastDeath);
        }

        Assert.Equal(2 * 10001, _shop.Stripe.Taken);
        await _shop.AssertSoundAsync();
    }

    [Fact]
    public async Task A_dispute_is_booked_once_when_the_process_dies_around_the_question_how_it_is()
    {
        const string call = "GET /disputes";
        foreach (var where in new[] { $"before {call}", $"behind {call}" })
        {
            var order = $"ord_{where[..6]}";
            await _host.RepeatAsync(() => _shop.Shop.OpenPaymentAsync(order));
            await _host.RepeatAsync(() => _shop.StartAsync("pm_card_visa", order, order));
            var intent = (await _shop.Shop.PaymentAsync(order)).ProviderReference!;
            await _shop.Stripe.DisputeAsync(intent);
            _points.DieAt(where);

            // Stripe posts again what a dead process did not take, to where it lives now.
            await _host.UntilAsync(async () =>
            {
                _shop.Stripe.Options.WebhookUrl = new Uri($"{_shop.Shop.Subgraph.Url}/webhooks/stripe");
                await _shop.Stripe.PostAllAsync(events => events);
                await _shop.Shop.WorkAsync();
                return (await _shop.Shop.PaymentAsync(order)).Disputed.MinorUnits == 10001;
            }, $"{order} is disputed");

            Assert.Equal(where, _points.LastDeath);
        }

        Assert.Equal(0, _shop.Stripe.Taken);
        await _shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Wherever_the_process_dies_around_a_call_to_stripe_an_order_that_is_called_off_takes_nothing()
    {
        foreach (var (where, number) in CalledOffCalls.SelectMany(call => new[] { $"before {call}", $"behind {call}" }).Select((where, number) => (where, number)))
        {
            var order = $"ord_off{number}";
            await _host.RepeatAsync(() => _shop.Shop.OpenPaymentAsync(order));
            await _host.RepeatAsync(() => _shop.StartAsync("pm_card_authenticationRequired", order, order));
            _points.DieAt(where);
            await _host.RepeatAsync(() => _shop.Shop.ConfirmAsync(order));
            await _host.RepeatAsync(() => _shop.Shop.VoidAsync(order));
            await UntilAsync(order, payment => payment.Status == PaymentStatus.Cancelled, "is cancelled");

            Assert.Equal(where, _points.LastDeath);
        }

        Assert.Equal(0, _shop.Stripe.Taken);
        await AssertEachAsync(CalledOffCalls.Length * 2, "canceled");
    }

    private Task UntilAsync(string orderId, Func<Payment, bool> condition, string what) => _host.UntilAsync(async () =>
    {
        await _shop.Shop.WorkAsync();
        return condition(await _shop.Shop.PaymentAsync(orderId));
    }, $"{orderId} {what}");

    private async Task AssertEachAsync(int orders, string status)
    {
        Assert.Equal(orders, _shop.Stripe.Intents.Count);
        Assert.All(_shop.Stripe.Intents, intent => Assert.Equal(status, intent.Status));
        await _shop.AssertSoundAsync();
    }

    private static string NameOf(HttpRequestMessage request) => $"{request.Method} {Ids().Replace(request.RequestUri!.AbsolutePath.Split("/v1")[1], "_")}";

    [GeneratedRegex(@"(pi|re)_\d+")]
    private static partial Regex Ids();
}
