using System.Net;
using System.Text;
using Octomart.Contracts.Events;
using Octomart.PaymentProviders.Stub.Stripe.Webhooks;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Webhooks;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Providers.StripePayments;

/// <summary>Stripe's events: early, late, twice, out of order, lost, and those that are not Stripe's.</summary>
public class StripeWebhookTests
{
    private const string OldSecret = "whsec_fedcba9876543210fedcba9876543210";
    private const string Body = """{"id":"evt_x","object":"event","api_version":"2023-08-16","type":"payment_intent.succeeded","data":{"object":{"id":"pi_1","object":"payment_intent"}}}""";

    [Fact]
    public async Task Signed_webhook_makes_us_ask_and_a_forged_one_does_not()
    {
        await using var shop = await ApprovedAsync();
        var now = shop.Clock.GetUtcNow();
        var good = StripeSignature.Of(Body, now, [StripeShop.Secret]);
        (string Body, string? Signature)[] forged =
        [
            (Body, null),
            (Body, ""),
            (Body, "t=1,v1=00"),
            (Body, good.Replace("v1=", "v0=", StringComparison.Ordinal)),
            (Body, StripeSignature.Of(Body, now, [OldSecret])),
            (Body, StripeSignature.Of(Body, now.AddSeconds(-301), [StripeShop.Secret])),
            (Body, good.Replace("t=", "t=1", StringComparison.Ordinal)),
            (Body.Replace("pi_1", "pi_2", StringComparison.Ordinal), good),
            ("not json", StripeSignature.Of("not json", now, [StripeShop.Secret])),
            ("{}", StripeSignature.Of("{}", now, [StripeShop.Secret])),
            ("", StripeSignature.Of("", now, [StripeShop.Secret])),
        ];

        foreach (var (body, signature) in forged)
        {
            Assert.Equal((HttpStatusCode.BadRequest, signature), (await PostAsync(shop, body, signature), signature));
        }

        Assert.Equal(0, await EventsAsync(shop));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(shop, Body, good));
        await shop.Shop.ReachAsync(PaymentStatus.Captured);
    }

    [Fact]
    public async Task Replayed_event_is_acknowledged_and_changes_nothing()
    {
        await using var shop = await ApprovedAsync();
        await shop.Stripe.PostAllAsync(events => events);
        await shop.Shop.ReachAsync(PaymentStatus.Captured);
        var stored = await EventsAsync(shop);
        await Eventually.HoldsAsync(async () => await WaitingAsync(shop) == 0, "every event is dealt with");
        var asked = shop.Stripe.Requests.Count;

        await shop.Stripe.PostAllAsync(events => events.Concat(events).Shuffle());
        await shop.Shop.WorkAsync();

        Assert.Equal((shop.Stripe.Webhooks.Events.Count, stored, asked), (stored, await EventsAsync(shop), shop.Stripe.Requests.Count));
        Assert.Single(shop.Shop.Events<PaymentCaptured>());
    }

    [Fact]
    public async Task While_a_secret_is_rotated_both_are_good_and_afterwards_the_new_one_alone()
    {
        await using var rotating = await StripeShop.OpenEmptyAsync([new("Octomart:Payment:Stripe:PreviousWebhookSecret", OldSecret)]);
        await using var rotated = await StripeShop.OpenEmptyAsync();

        Assert.Equal(HttpStatusCode.OK, await PostSignedAsync(rotating, OldSecret));
        Assert.Equal(HttpStatusCode.OK, await PostSignedAsync(rotating, StripeShop.Secret));
        Assert.Equal(HttpStatusCode.BadRequest, await PostSignedAsync(rotating, "whsec_of_somebody_else"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostSignedAsync(rotated, OldSecret));
        // Stripe signs with both while it rotates.
        Assert.Equal(HttpStatusCode.OK, await PostSignedAsync(rotated, OldSecret, StripeShop.Secret));
        Assert.Equal((1, 1), (await EventsAsync(rotating), await EventsAsync(rotated)));
    }

    [Theory]
    [InlineData("BeforeAnswer")]
    [InlineData("AfterAnswer")]
    public async Task Events_before_or_after_the_answer_and_each_three_times_charge_once(string delivery)
    {
        await using var shop = await StripeShop.OpenAsync(delivery: Enum.Parse<WebhookDelivery>(delivery));
        shop.Stripe.Options.Repeat = 3;

        await shop.StartAsync("pm_card_chargeDeclined", "k1");
        var paid = await shop.StartAsync("pm_card_visa", "k2");
        await Eventually.HoldsAsync(async () =>
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(5));
            await shop.Shop.WorkAsync();
            return await WaitingAsync(shop) == 0 && await EventsAsync(shop) == shop.Stripe.Webhooks.Events.Count;
        }, "every event is dealt with");

        Assert.Equal(("CAPTURED", 10001), (paid.Text("payment.status"), shop.Stripe.Taken));
        await shop.Shop.HearAsync<PaymentCaptured>(1);
        Assert.Single(shop.Shop.Events<PaymentCaptured>());
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Events_in_any_order_end_in_the_same_state()
    {
        await using var shop = await ApprovedAsync();
        await shop.Stripe.PostAllAsync(events => events.Reverse());

        await shop.Shop.ReachAsync(PaymentStatus.Captured);
        await shop.Shop.RefundAsync(4000, "r1");
        await shop.Stripe.PostAllAsync(events => events.Shuffle());
        await shop.Shop.WorkAsync();

        var payment = await shop.Shop.PaymentAsync();
        Assert.Equal((PaymentStatus.PartiallyRefunded, 4000), (payment.Status, payment.Refunded.MinorUnits));
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Lost_events_are_made_good_by_asking()
    {
        await using var shop = await ApprovedAsync();

        await shop.UntilPaidAsync();

        Assert.Equal(0, await EventsAsync(shop));
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Event_that_comes_after_the_order_was_given_up_revives_nothing()
    {
        await using var shop = await StripeShop.OpenAsync();
        await shop.StartAsync("pm_card_authenticationRequired");
        await shop.Shop.VoidAsync();

        Assert.Equal(HttpStatusCode.OK, await PostSignedAsync(shop, StripeShop.Secret));
        await shop.Stripe.PostAllAsync(events => events);
        await shop.Shop.WorkAsync();

        Assert.Equal((PaymentStatus.Cancelled, 0), ((await shop.Shop.PaymentAsync()).Status, shop.Stripe.Taken));
        Assert.Empty(shop.Shop.Events<PaymentCaptured>());
    }

    [Fact]
    public async Task Without_a_secret_no_event_is_believed()
    {
        await using var shop = await StripeShop.OpenEmptyAsync([new("Octomart:Payment:Stripe:WebhookSecret", null)]);

        Assert.Equal(HttpStatusCode.BadRequest, await PostSignedAsync(shop, StripeShop.Secret));
    }

    /// <summary>The bank was asked and has approved, and nobody has told us.</summary>
    private static async Task<StripeShop> ApprovedAsync()
    {
        var shop = await StripeShop.OpenAsync();
        await shop.StartAsync("pm_card_authenticationRequired");
        await shop.Stripe.AnswerBankAsync("pi_1", approves: true);
        return shop;
    }

    private static Task<int> EventsAsync(StripeShop shop) => CountAsync(shop, null);

    private static Task<int> WaitingAsync(StripeShop shop) => CountAsync(shop, message => message.State == WebhookState.Waiting);

    private static async Task<int> CountAsync(StripeShop shop, System.Linq.Expressions.Expression<Func<WebhookEvent, bool>>? where) =>
        (int)await shop.Shop.Store.Set<WebhookEvent>().CountAsync(where, CancellationToken.None);

    private static Task<HttpStatusCode> PostSignedAsync(StripeShop shop, params string[] secrets) =>
        PostAsync(shop, Body, StripeSignature.Of(Body, shop.Clock.GetUtcNow(), secrets));

    private static async Task<HttpStatusCode> PostAsync(StripeShop shop, string body, string? signature)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, shop.Stripe.Options.WebhookUrl) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation(StripeSignature.Header, signature);
        }

        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }
}
