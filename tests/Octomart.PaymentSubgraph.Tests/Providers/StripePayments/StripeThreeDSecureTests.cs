using Octomart.PaymentSubgraph.Payments;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Providers.StripePayments;

/// <summary>The buyer's bank asks before it pays, on its own page or in Stripe's form.</summary>
public class StripeThreeDSecureTests
{
    [Fact]
    public async Task Three_d_secure_leads_to_the_bank_and_back()
    {
        await using var shop = await StripeShop.OpenAsync();
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

        var started = await shop.StartAsync("pm_card_authenticationRequired");
        var bank = new Uri(started.Text("payment.nextAction.redirectUrl"));
        using var approval = new FormUrlEncodedContent([new("answer", "approve")]);
        using var back = await browser.PostAsync(bank, approval);
        var confirmed = await shop.Shop.ConfirmAsync();

        Assert.Equal(("REQUIRES_ACTION", "THREE_D_SECURE"), (started.Text("payment.status"), started.Text("payment.nextAction.kind")));
        Assert.StartsWith("http://127.0.0.1:5000/orders/ord_1?payment_intent=pi_1", back.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("CAPTURED", confirmed.Text("payment.status"));
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Failed_challenge_is_a_decline_and_another_card_pays()
    {
        await using var shop = await StripeShop.OpenAsync();
        await shop.StartAsync("pm_card_authenticationRequired", "k1");
        await shop.Stripe.AnswerBankAsync("pi_1", approves: false);

        var failed = await shop.Shop.ConfirmAsync();

        Assert.Equal(("FAILED", "CHALLENGE_FAILED"), (failed.Text("payment.status"), failed.Text("userErrors.0.declineCode")));
        Assert.Equal("CAPTURED", (await shop.StartAsync("pm_card_visa", "k2")).Text("payment.status"));
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Bank_that_asks_and_then_declines_is_a_decline()
    {
        await using var shop = await StripeShop.OpenAsync();
        await shop.StartAsync("pm_card_threeDSecureRequiredChargeDeclined");
        await shop.Stripe.AnswerBankAsync("pi_1", approves: true);

        var declined = await shop.Shop.ConfirmAsync();

        Assert.Equal(("FAILED", "CARD_DECLINED"), (declined.Text("payment.status"), declined.Text("userErrors.0.declineCode")));
        Assert.Equal(0, shop.Stripe.Taken);
    }

    [Fact]
    public async Task Abandoned_challenge_gives_way_to_another_card()
    {
        await using var shop = await StripeShop.OpenAsync();
        await shop.StartAsync("pm_card_authenticationRequired", "k1");

        var paid = await shop.StartAsync("pm_card_visa", "k2");

        Assert.Equal("CAPTURED", paid.Text("payment.status"));
        Assert.Null(await shop.Stripe.AnswerBankAsync("pi_1", approves: true));
        Assert.Equal(10001, shop.Stripe.Taken);
    }

    [Fact]
    public async Task Abandoned_challenge_is_cancelled_when_the_time_to_pay_is_over()
    {
        await using var shop = await StripeShop.OpenAsync();
        await shop.StartAsync("pm_card_authenticationRequired");

        shop.Clock.Advance(TimeSpan.FromMinutes(16));
        await shop.UntilAsync(payment => payment.Status == PaymentStatus.Cancelled, "is cancelled");

        Assert.Null(await shop.Stripe.AnswerBankAsync("pi_1", approves: true));
        Assert.Equal((0, "canceled"), (shop.Stripe.Taken, Assert.Single(shop.Stripe.Intents).Status));
    }

    [Fact]
    public async Task Buyer_may_use_the_form_in_the_page()
    {
        await using var shop = await StripeShop.OpenAsync();

        var started = await shop.StartAsync(null);
        await shop.ConfirmInPageAsync("pi_1", "pm_card_visa");

        Assert.Equal(("REQUIRES_ACTION", "PROVIDER_FORM"), (started.Text("payment.status"), started.Text("payment.nextAction.kind")));
        Assert.Equal("CAPTURED", (await shop.Shop.ConfirmAsync()).Text("payment.status"));
        await shop.AssertSoundAsync();
    }
}
