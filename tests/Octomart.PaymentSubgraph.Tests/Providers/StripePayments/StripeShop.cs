using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Octomart.PaymentProviders.Stub;
using Octomart.PaymentProviders.Stub.Stripe;
using Octomart.PaymentProviders.Stub.Stripe.Webhooks;
using Octomart.PaymentSubgraph.Payments;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Providers.StripePayments;

/// <summary>The Payment subgraph that charges over the stub of Stripe, both on one clock.</summary>
internal sealed class StripeShop : IAsyncDisposable
{
    public const string Secret = "whsec_0123456789abcdef0123456789abcdef";

    private readonly ProviderStub _stub;

    private StripeShop(ProviderStub stub, PaymentShop shop) => (_stub, Shop) = (stub, shop);

    public PaymentShop Shop { get; }

    public StripeStub Stripe => _stub.Stripe;

    public TestClock Clock => Shop.Clock;

    /// <summary>Without an order; events are held back unless a test says otherwise.</summary>
    public static async Task<StripeShop> OpenEmptyAsync(IEnumerable<KeyValuePair<string, string?>>? settings = null, WebhookDelivery delivery = WebhookDelivery.Held, Action<IServiceCollection>? services = null)
    {
        var clock = new TestClock(DateTimeOffset.Parse("2026-11-23T10:00:00Z", null));
        var options = new StubOptions();
        options.Stripe.Delivery = delivery;
        options.Stripe.WebhookSecrets.Add(Secret);
        var stub = await ProviderStub.StartAsync(options, clock);
        var shop = await PaymentShop.OpenAsync(services, time: clock, settings:
        [
            new("Octomart:Payment:Stripe:ApiKey", "sk_test_123"),
            new("Octomart:Payment:Stripe:ApiBase", stub.StripeUrl),
            new("Octomart:Payment:Stripe:WebhookSecret", Secret),
            .. settings ?? [],
        ]);
        options.Stripe.WebhookUrl = new Uri($"{shop.Subgraph.Url}/webhooks/stripe");
        return new StripeShop(stub, shop);
    }

    /// <summary>With an order of 100.01 EUR.</summary>
    public static async Task<StripeShop> OpenAsync(IEnumerable<KeyValuePair<string, string?>>? settings = null, WebhookDelivery delivery = WebhookDelivery.Held)
    {
        var opened = await OpenEmptyAsync(settings, delivery);
        await opened.Shop.OpenPaymentAsync();
        return opened;
    }

    public Task<JsonElement> StartAsync(string? method, string key = "k1", string orderId = "ord_1") => PaymentShop.SendAsync(
        Shop.Subgraph.As(PaymentShop.Buyer), "paymentStart", "PaymentStartInput",
        new { idempotencyKey = key, orderId, provider = "STRIPE", paymentMethod = method, returnUrl = $"/orders/{orderId}" });

    /// <summary>Stripe's form in the buyer's page: it has the publishable key and the intent's secret, and we hear nothing.</summary>
    public Task ConfirmInPageAsync(string intentId, string method) => PostAsync(
        $"payment_intents/{intentId}/confirm", "pk_test_123", new("payment_method", method), new("client_secret", Stripe.Find(intentId)!.ClientSecret), new("return_url", "https://shop.example/"));

    /// <summary>Somebody gives money back in Stripe's own dashboard.</summary>
    public Task RefundAtStripeAsync(string intentId, long amount) => PostAsync(
        "refunds", "sk_test_123", new("payment_intent", intentId), new("amount", amount.ToString(CultureInfo.InvariantCulture)));

    private async Task PostAsync(string path, string key, params IEnumerable<KeyValuePair<string, string>> parameters)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{_stub.StripeUrl}/v1/{path}")) { Content = new FormUrlEncodedContent(parameters) };
        request.Headers.Authorization = new("Bearer", key);
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Does background work until something holds, a few seconds at a time.</summary>
    public Task UntilAsync(Func<Payment, bool> condition, string what, string orderId = "ord_1") => Eventually.HoldsAsync(async () =>
    {
        Clock.Advance(TimeSpan.FromSeconds(5));
        await Shop.WorkAsync();
        return condition(await Shop.PaymentAsync(orderId));
    }, $"{orderId} {what}");

    public Task UntilPaidAsync(string orderId = "ord_1") => UntilAsync(payment => payment.IsPaid, "is paid", orderId);

    /// <summary>Our books balance and say what Stripe says, and the stub has said nothing that Stripe would not.</summary>
    public async Task AssertSoundAsync()
    {
        Assert.Empty(Stripe.OwnFaults);
        await Shop.AssertSoundAsync(Stripe.Taken);
    }

    public async ValueTask DisposeAsync()
    {
        await Shop.DisposeAsync();
        await _stub.DisposeAsync();
    }
}
