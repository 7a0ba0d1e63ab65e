using System.Net;
using Octomart.Contracts.Events;
using Octomart.PaymentProviders.Stub.Faults;
using Octomart.PaymentProviders.Stub.PayPal.Webhooks;
using Octomart.PaymentProviders.Stub.Stripe.Webhooks;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Webhooks;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Providers.PayPalPayments;

/// <summary>PayPal's events: early, late, twice, out of order, lost, and those that are not PayPal's.</summary>
public class PayPalWebhookTests
{
    [Fact]
    public async Task Event_that_paypal_vouches_for_captures_and_a_forged_one_is_refused()
    {
        await using var shop = await ApprovedAsync();
        var body = Assert.Single(shop.PayPal.Webhooks.Events).Body;
        var signature = new PayPalSignature(shop.PayPal.Options);
        var good = Good(shop, body);
        (string What, string Body, IReadOnlyDictionary<string, string> Headers)[] forged =
        [
            ("no headers", body, new Dictionary<string, string>()),
            ("no signature", body, Without(good, "PAYPAL-TRANSMISSION-SIG")),
            ("another body", body.Replace("APPROVED", "COMPLETED", StringComparison.Ordinal), good),
            ("another time", body, With(good, "PAYPAL-TRANSMISSION-TIME", "2026-11-23T10:00:01Z")),
            ("another key", body, signature.Of(body, "t1", shop.Clock.GetUtcNow(), shop.PayPal.Webhooks.CertUrl)),
            ("another webhook's id", body, shop.PayPal.Webhooks.Signature.Of(body, "t1", shop.Clock.GetUtcNow(), shop.PayPal.Webhooks.CertUrl, "ANOTHERWEBHOOK")),
            ("stale", body, shop.PayPal.Webhooks.Signature.Of(body, "t1", shop.Clock.GetUtcNow().AddHours(-74), shop.PayPal.Webhooks.CertUrl)),
            ("from the future", body, shop.PayPal.Webhooks.Signature.Of(body, "t1", shop.Clock.GetUtcNow().AddMinutes(6), shop.PayPal.Webhooks.CertUrl)),
            ("certificate from elsewhere", body, With(good, "PAYPAL-CERT-URL", "https://api.paypal.com.evil.example/certs/1")),
            ("certificate over http", body, With(good, "PAYPAL-CERT-URL", "http://api.paypal.com/certs/1")),
            ("certificate with a user", body, With(good, "PAYPAL-CERT-URL", "https://api.paypal.com@evil.example/certs/1")),
            ("no json", "no json", Good(shop, "no json")),
            ("nothing in it", "{}", Good(shop, "{}")),
        ];

        foreach (var (what, forgedBody, headers) in forged)
        {
            Assert.Equal((what, HttpStatusCode.BadRequest), (what, await shop.PayPal.Webhooks.PostAsync(forgedBody, headers, default)));
        }

        Assert.Equal(0, await EventsAsync(shop));
        Assert.Equal(HttpStatusCode.OK, await shop.PayPal.Webhooks.PostAsync(body, good, default));
        await shop.Shop.ReachAsync(PaymentStatus.Captured);
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Event_that_cannot_be_verified_now_is_not_lost()
    {
        await using var shop = await ApprovedAsync();
        shop.PayPal.Faults.Add(new Fault(FaultKind.ServerError, Path: "/verify-webhook-signature$"));

        var first = await shop.PayPal.PostAllAsync(events => events);
        var second = await shop.PayPal.PostAllAsync(events => events);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (first[0].Status, second[0].Status));
        await shop.Shop.ReachAsync(PaymentStatus.Captured);
    }

    [Fact]
    public async Task Without_a_webhook_id_no_event_is_believed()
    {
        await using var shop = await PayPalShop.OpenAsync([new("Octomart:Payment:PayPal:WebhookId", null)]);
        await shop.StartAsync();
        await shop.ApproveAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await shop.PayPal.PostAllAsync(events => events))[0].Status);
        Assert.DoesNotContain(shop.PayPal.Requests, request => request.Path.EndsWith("/verify-webhook-signature", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("BeforeAnswer")]
    [InlineData("AfterAnswer")]
    public async Task Events_before_or_after_the_answer_and_each_three_times_charge_once(string delivery)
    {
        await using var shop = await PayPalShop.OpenAsync(delivery: Enum.Parse<WebhookDelivery>(delivery));
        shop.PayPal.Options.Repeat = 3;

        await shop.StartAsync();
        await shop.ApproveAsync();
        await shop.Shop.ReachAsync(PaymentStatus.Captured);
        await Eventually.HoldsAsync(async () =>
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(5));
            await shop.Shop.WorkAsync();
            return await EventsAsync(shop) == shop.PayPal.Webhooks.Events.Count && await EventsAsync(shop, WebhookState.Waiting) == 0;
        }, "every event is dealt with");

        Assert.Equal(100.01m, shop.PayPal.Taken);
        await shop.Shop.HearAsync<PaymentCaptured>(1);
        Assert.Single(shop.Shop.Events<PaymentCaptured>());
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Events_in_any_order_and_again_end_in_the_same_state()
    {
        await using var shop = await ApprovedAsync();
        await shop.Shop.ConfirmAsync();
        await shop.Shop.RefundAsync(4000, "r1");

        await shop.PayPal.PostAllAsync(events => events.Concat(events).Shuffle());
        await shop.Shop.WorkAsync();

        var payment = await shop.Shop.PaymentAsync();
        Assert.Equal((PaymentStatus.PartiallyRefunded, 4000, 60.01m), (payment.Status, payment.Refunded.MinorUnits, shop.PayPal.Taken));
        Assert.Equal(shop.PayPal.Webhooks.Events.Count, await EventsAsync(shop));
        await shop.AssertSoundAsync();
    }

    /// <summary>The buyer has approved, and nobody has told us.</summary>
    private static async Task<PayPalShop> ApprovedAsync()
    {
        var shop = await PayPalShop.OpenAsync();
        await shop.StartAsync();
        await shop.ApproveAsync();
        return shop;
    }

    private static IReadOnlyDictionary<string, string> Good(PayPalShop shop, string body) =>
        shop.PayPal.Webhooks.Signature.Of(body, "t1", shop.Clock.GetUtcNow(), shop.PayPal.Webhooks.CertUrl);

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> headers, string name, string value) => new(headers) { [name] = value };

    private static Dictionary<string, string> Without(IReadOnlyDictionary<string, string> headers, string name)
    {
        var fewer = new Dictionary<string, string>(headers);
        fewer.Remove(name);
        return fewer;
    }

    private static async Task<int> EventsAsync(PayPalShop shop, WebhookState? state = null) =>
        (int)await shop.Shop.Store.Set<WebhookEvent>().CountAsync(state is null ? null : message => message.State == state, CancellationToken.None);
}
