using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Octomart.PaymentProviders.Stub;
using Octomart.PaymentProviders.Stub.PayPal;
using Octomart.PaymentProviders.Stub.Stripe;
using Octomart.PaymentProviders.Stub.Stripe.Webhooks;
using Octomart.PaymentSubgraph.Payments;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Providers.PayPalPayments;

/// <summary>The Payment subgraph that charges over the stubs of PayPal and Stripe, all on one clock.</summary>
internal sealed class PayPalShop : IAsyncDisposable
{
    private readonly ProviderStub _stub;

    private PayPalShop(ProviderStub stub, PaymentShop shop) => (_stub, Shop) = (stub, shop);

    public PaymentShop Shop { get; }

    public PayPalStub PayPal => _stub.PayPal;

    public StripeStub Stripe => _stub.Stripe;

    public TestClock Clock => Shop.Clock;

    /// <summary>Without an order; events are held back unless a test says otherwise.</summary>
    public static async Task<PayPalShop> OpenEmptyAsync(IEnumerable<KeyValuePair<string, string?>>? settings = null, WebhookDelivery delivery = WebhookDelivery.Held, Action<IServiceCollection>? services = null)
    {
        var clock = new TestClock(DateTimeOffset.Parse("2026-11-23T10:00:00Z", null));
        var options = new StubOptions();
        (options.PayPal.Delivery, options.Stripe.Delivery) = (delivery, WebhookDelivery.Held);
        var stub = await ProviderStub.StartAsync(options, clock);
        var shop = await PaymentShop.OpenAsync(services, time: clock, settings:
        [
            new("Octomart:Payment:PayPal:ClientId", Tokens.ClientId),
            new("Octomart:Payment:PayPal:ClientSecret", Tokens.ClientSecret),
            new("Octomart:Payment:PayPal:WebhookId", options.PayPal.WebhookId),
            new("Octomart:Payment:PayPal:ApiBase", stub.PayPalUrl),
            new("Octomart:Payment:Stripe:ApiKey", "sk_test_123"),
            new("Octomart:Payment:Stripe:ApiBase", stub.StripeUrl),
            .. settings ?? [],
        ]);
        options.PayPal.WebhookUrl = new Uri($"{shop.Subgraph.Url}/webhooks/paypal");
        return new PayPalShop(stub, shop);
    }

    /// <summary>With an order of 100.01 EUR.</summary>
    public static async Task<PayPalShop> OpenAsync(IEnumerable<KeyValuePair<string, string?>>? settings = null, WebhookDelivery delivery = WebhookDelivery.Held)
    {
        var opened = await OpenEmptyAsync(settings, delivery);
        await opened.Shop.OpenPaymentAsync();
        return opened;
    }

    public Task<JsonElement> StartAsync(string key = "k1", string orderId = "ord_1", string provider = "PAYPAL", string? method = null) => PaymentShop.SendAsync(
        Shop.Subgraph.As(PaymentShop.Buyer), "paymentStart", "PaymentStartInput",
        new { idempotencyKey = key, orderId, provider, paymentMethod = method, returnUrl = $"/orders/{orderId}" });

    /// <summary>The buyer approves what the payment waits for, on PayPal's page.</summary>
    public async Task ApproveAsync(string orderId = "ord_1", Funding funding = Funding.Balance) =>
        Assert.NotNull(await PayPal.ApproveAsync((await Shop.PaymentAsync(orderId)).ProviderReference!, funding));

    /// <summary>Begun, approved, and come back.</summary>
    public async Task<JsonElement> PayAsync(string orderId = "ord_1", Funding funding = Funding.Balance, string? key = null)
    {
        await StartAsync(key ?? orderId, orderId);
        await ApproveAsync(orderId, funding);
        return await Shop.ConfirmAsync(orderId);
    }

    /// <summary>Does background work until something holds, a few seconds at a time.</summary>
    public Task UntilAsync(Func<Payment, bool> condition, string what, string orderId = "ord_1") => Eventually.HoldsAsync(async () =>
    {
        Clock.Advance(TimeSpan.FromSeconds(5));
        await Shop.WorkAsync();
        return condition(await Shop.PaymentAsync(orderId));
    }, $"{orderId} {what}");

    /// <summary>Our books balance and say what the providers say, and the stub has said nothing that they would not.</summary>
    public async Task AssertSoundAsync()
    {
        Assert.Empty(PayPal.OwnFaults);
        Assert.Empty(Stripe.OwnFaults);
        await Shop.AssertSoundAsync((long)(PayPal.Taken * 100) + Stripe.Taken + await AtSimulatedAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await Shop.DisposeAsync();
        await _stub.DisposeAsync();
    }

    private async Task<long> AtSimulatedAsync()
    {
        var (captured, refunded) = await Shop.AtProviderAsync();
        return captured - refunded;
    }
}
