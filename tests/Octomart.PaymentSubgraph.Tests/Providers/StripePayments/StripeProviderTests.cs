using System.Net;
using System.Text;
using System.Text.Json;
using Octomart.Contracts;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Providers.StripePayments;
using Octomart.Testing;
using Stripe;

namespace Octomart.PaymentSubgraph.Tests.Providers.StripePayments;

public class StripeProviderTests
{
    private const string Secret = "whsec_0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task Card_is_charged_once_and_every_write_has_a_key()
    {
        await using var stripe = await StripeStub.StartAsync();
        await using var shop = await OpenAsync(stripe);

        var paid = await StartAsync(shop, "pm_card_visa", "k1");

        Assert.Equal(("CAPTURED", 10001), (paid.Text("payment.status"), paid.At("payment.captured.minorUnits").GetInt64()));
        Assert.Equal("eur", (string)Assert.Single(stripe.Intents)["currency"]!);
        Assert.All(stripe.Requests.Where(r => r.Method == "POST"), r => Assert.False(string.IsNullOrEmpty(r.Key)));
        Assert.Equal(["ALREADY_PAID"], (await StartAsync(shop, "pm_card_visa", "k2")).UserErrorCodes());
    }

    [Fact]
    public async Task Decline_is_told_and_another_card_pays_the_same_intent()
    {
        await using var stripe = await StripeStub.StartAsync();
        await using var shop = await OpenAsync(stripe);

        var declined = await StartAsync(shop, "pm_card_chargeDeclined", "k1");
        var paid = await StartAsync(shop, "pm_card_visa", "k2");

        Assert.Equal(["DECLINED"], declined.UserErrorCodes());
        Assert.Equal("INSUFFICIENT_FUNDS", declined.Text("userErrors.0.declineCode"));
        Assert.Equal("CAPTURED", paid.Text("payment.status"));
        Assert.Single(stripe.Intents);
    }

    [Fact]
    public async Task Three_d_secure_leads_to_the_bank_and_back()
    {
        await using var stripe = await StripeStub.StartAsync();
        await using var shop = await OpenAsync(stripe);

        var started = await StartAsync(shop, "pm_card_authenticationRequired", "k1");
        stripe.Approve("pi_1");
        var confirmed = await shop.ConfirmAsync();

        Assert.Equal(("REQUIRES_ACTION", "https://bank.example/3ds"), (started.Text("payment.status"), started.Text("payment.nextAction.redirectUrl")));
        Assert.Equal("CAPTURED", confirmed.Text("payment.status"));
    }

    [Fact]
    public async Task Held_money_is_captured()
    {
        await using var stripe = await StripeStub.StartAsync();
        await using var shop = await OpenAsync(stripe);

        Assert.Equal("CAPTURED", (await StartAsync(shop, "pm_card_manual", "k1")).Text("payment.status"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Lost_answers_and_outages_charge_once(int lost)
    {
        await using var stripe = await StripeStub.StartAsync();
        await using var shop = await OpenAsync(stripe);
        stripe.LoseAnswers = lost;
        stripe.Fail = lost - 1;

        await StartAsync(shop, "pm_card_visa", "k1");
        await Eventually.HoldsAsync(async () =>
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(10));
            await shop.WorkAsync();
            return (await shop.PaymentAsync()).Status == PaymentStatus.Captured;
        }, "the capture");

        Assert.Equal(10001, (long)Assert.Single(stripe.Intents)["amount_received"]!);
    }

    [Fact]
    public async Task Refund_whose_answer_was_lost_is_found_again()
    {
        await using var stripe = await StripeStub.StartAsync();
        await using var shop = await OpenAsync(stripe);
        await StartAsync(shop, "pm_card_visa", "k1");
        stripe.LoseAnswers = 1;

        await shop.RefundAsync(4000, "r1");
        await Eventually.HoldsAsync(async () =>
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(10));
            await shop.WorkAsync();
            return (await shop.PaymentAsync()).Refunded.MinorUnits == 4000;
        }, "the refund");

        Assert.Equal(4000, (long)Assert.Single(stripe.Refunds)["amount"]!);
        Assert.Equal("REFUNDED", (await shop.VoidAsync()).Text("payment.status"));
        Assert.Equal(10001, stripe.Refunds.Sum(r => (long)r["amount"]!));
    }

    [Fact]
    public async Task Refund_that_failed_is_made_anew_and_one_takes_effect()
    {
        await using var stripe = await StripeStub.StartAsync();
        await using var shop = await OpenAsync(stripe);
        await StartAsync(shop, "pm_card_visa", "k1");
        stripe.FailRefunds = 2;

        var first = await shop.RefundAsync(4000, "r1");
        await Eventually.HoldsAsync(async () =>
        {
            shop.Clock.Advance(TimeSpan.FromMinutes(20));
            await shop.WorkAsync();
            return (await shop.PaymentAsync()).Refunded.MinorUnits == 4000;
        }, "the refund");

        Assert.Equal("PENDING", first.Text("payment.refunds.0.status"));
        Assert.Equal(["failed", "failed", "succeeded"], stripe.Refunds.OrderBy(refund => (string)refund["id"]!, StringComparer.Ordinal).Select(refund => (string)refund["status"]!));
    }

    [Fact]
    public async Task Signed_webhook_makes_us_ask_and_a_forged_one_does_not()
    {
        await using var stripe = await StripeStub.StartAsync();
        await using var shop = await OpenAsync(stripe);
        await StartAsync(shop, "pm_card_authenticationRequired", "k1");
        stripe.Approve("pi_1");
        const string body = """{"id":"evt_1","object":"event","api_version":"2023-08-16","type":"payment_intent.succeeded","data":{"object":{"id":"pi_1","object":"payment_intent"}}}""";

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(shop, body, "whsec_wrong"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(shop, body, Secret));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(shop, body, Secret));

        await shop.ReachAsync(PaymentStatus.Captured);
    }

    [Fact]
    public async Task Unpaid_intent_is_cancelled_with_the_order()
    {
        await using var stripe = await StripeStub.StartAsync();
        await using var shop = await OpenAsync(stripe);
        await StartAsync(shop, "pm_card_authenticationRequired", "k1");

        Assert.Equal("CANCELLED", (await shop.VoidAsync()).Text("payment.status"));
        Assert.Equal("canceled", (string)Assert.Single(stripe.Intents)["status"]!);
    }

    [Fact]
    public async Task Buyer_may_use_the_form_in_the_page()
    {
        await using var stripe = await StripeStub.StartAsync();
        await using var shop = await OpenAsync(stripe);

        var started = await StartAsync(shop, null, "k1");
        stripe.Approve("pi_1");

        Assert.Equal(("REQUIRES_ACTION", "PROVIDER_FORM"), (started.Text("payment.status"), started.Text("payment.nextAction.kind")));
        Assert.Equal("CAPTURED", (await shop.ConfirmAsync()).Text("payment.status"));
    }

    [Theory]
    [InlineData("EUR", 1999, 1999)]
    [InlineData("JPY", 500, 500)]
    [InlineData("ISK", 500, 50000)]
    [InlineData("TND", 12340, 12340)]
    [InlineData("TND", 12345, null)]
    [InlineData("MGA", 500, 5)]
    public void Amounts_are_counted_as_stripe_counts_them(string currency, long minorUnits, int? expected)
    {
        var amount = StripeAmount.From(new Money(minorUnits, currency));

        Assert.Equal(expected, amount);
        if (amount is { } known)
        {
            Assert.Equal(new Money(minorUnits, currency), StripeAmount.ToMoney(known, currency.ToLowerInvariant()));
        }
    }

    [SpecFact]
    public void Requests_are_held_against_stripes_own_document()
    {
        var spec = StripeSpec.Instance!;

        Assert.Null(spec.Complain("POST", "/v1/payment_intents", [new("amount", "1"), new("metadata[a]", "b"), new("automatic_payment_methods[enabled]", "true")]));
        Assert.NotNull(spec.Complain("POST", "/v1/payment_intents", [new("amonut", "1")]));
        Assert.NotNull(spec.Complain("POST", "/v1/payment_intents", [new("automatic_payment_methods[enable]", "true")]));
        Assert.NotNull(spec.Complain("POST", "/v1/payment_intent", []));
    }

    private static async Task<PaymentShop> OpenAsync(StripeStub stripe)
    {
        var shop = await PaymentShop.OpenAsync(settings:
        [
            new("Octomart:Payment:Stripe:ApiKey", "sk_test_123"),
            new("Octomart:Payment:Stripe:ApiBase", stripe.Url),
            new("Octomart:Payment:Stripe:WebhookSecret", Secret),
        ]);
        await shop.OpenPaymentAsync();
        return shop;
    }

    private static Task<JsonElement> StartAsync(PaymentShop shop, string? method, string key) => PaymentShop.SendAsync(
        shop.Subgraph.As(PaymentShop.Buyer), "paymentStart", "PaymentStartInput", new { idempotencyKey = key, orderId = "ord_1", provider = "STRIPE", paymentMethod = method, returnUrl = "/orders/ord_1" });

    private static async Task<HttpStatusCode> PostAsync(PaymentShop shop, string body, string secret)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{shop.Subgraph.Url}/webhooks/stripe")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Stripe-Signature", EventUtility.GenerateSignatureHeader(body, secret, shop.Clock.GetUtcNow().ToUnixTimeSeconds()));
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }
}
