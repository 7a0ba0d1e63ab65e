using Octomart.Contracts.Events;
using Octomart.PaymentProviders.Stub.Faults;
using Octomart.PaymentSubgraph.Payments;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Providers.StripePayments;

/// <summary>Stripe is down, slow, or does what it was asked and does not say so.</summary>
public class StripeFaultTests
{
    private static readonly string[] Steps = ["/payment_intents$", @"/pi_\d+$", "/confirm$", "/capture$"];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Lost_answers_and_outages_charge_once(int times)
    {
        await using var shop = await StripeShop.OpenEmptyAsync([new("Octomart:Payment:Stripe:CaptureMethod", "Manual")]);
        var cases = Enum.GetValues<FaultKind>().Where(kind => kind != FaultKind.Silence).SelectMany(kind => Steps.Select(step => (kind, step))).ToList();
        foreach (var (kind, step) in cases)
        {
            var order = $"ord_{kind}{Array.IndexOf(Steps, step)}";
            await shop.Shop.OpenPaymentAsync(order);
            shop.Stripe.Faults.Add(new Fault(kind, Path: step, Times: times));

            await shop.StartAsync("pm_card_visa", order, order);
            await shop.UntilPaidAsync(order);
        }

        var charged = shop.Stripe.Intents.Where(intent => intent.Received > 0).ToList();
        Assert.Equal(cases.Count, charged.Select(intent => intent.Metadata["octomart_order"]).Distinct().Count());
        Assert.Equal(cases.Count * 10001, shop.Stripe.Taken);
        await shop.Shop.HearAsync<PaymentCaptured>(cases.Count);
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Intent_whose_answer_was_lost_is_not_made_again()
    {
        await using var shop = await StripeShop.OpenAsync();
        shop.Stripe.Faults.Add(new Fault(FaultKind.LostAnswer, Path: Steps[0], Times: 2));

        await shop.StartAsync("pm_card_visa");
        await shop.UntilPaidAsync();

        Assert.Equal(3, shop.Stripe.Requests.Count(request => request.Path == "/v1/payment_intents"));
        Assert.Single(shop.Stripe.Intents);
    }

    [Fact]
    public async Task Buyer_who_tries_again_during_an_outage_is_charged_once()
    {
        await using var shop = await StripeShop.OpenAsync();
        shop.Stripe.Faults.Add(new Fault(FaultKind.ServerErrorAfterCommit, Path: "/confirm$"));

        var unanswered = await shop.StartAsync("pm_card_visa", "k1");
        var repeated = await shop.StartAsync("pm_card_visa", "k1");
        var again = await shop.StartAsync("pm_card_mastercard", "k2");

        Assert.Equal("PROCESSING", unanswered.Text("payment.status"));
        Assert.Equal("CAPTURED", repeated.Text("payment.status"));
        Assert.Equal(["ALREADY_PAID"], again.UserErrorCodes());
        Assert.Equal(10001, shop.Stripe.Taken);
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Stripe_that_never_answers_has_charged_once()
    {
        await using var shop = await StripeShop.OpenAsync([new("Octomart:Payment:Stripe:Timeout", "00:00:01")]);
        shop.Stripe.Faults.Add(new Fault(FaultKind.Silence, Path: "/confirm$"));

        var started = await shop.StartAsync("pm_card_visa");
        await shop.UntilPaidAsync();

        Assert.Equal("PROCESSING", started.Text("payment.status"));
        Assert.Equal(10001, shop.Stripe.Taken);
    }

    [Fact]
    public async Task Outage_that_outlasts_the_time_to_pay_takes_nothing_or_gives_it_back()
    {
        await using var shop = await StripeShop.OpenEmptyAsync();
        await shop.Shop.OpenPaymentAsync("ord_1");
        await shop.Shop.OpenPaymentAsync("ord_2");
        shop.Stripe.Faults.Add(new Fault(FaultKind.LostAnswer, Path: "/pi_1/confirm$"));
        await shop.StartAsync("pm_card_visa", "k1", "ord_1");
        shop.Stripe.Faults.Add(new Fault(FaultKind.LostRequest, Method: null, Times: int.MaxValue));
        await shop.StartAsync("pm_card_visa", "k2", "ord_2");

        shop.Clock.Advance(TimeSpan.FromMinutes(16));
        await shop.Shop.VoidAsync("ord_1");
        await shop.Shop.VoidAsync("ord_2");
        shop.Stripe.Faults.Clear();
        await shop.UntilAsync(payment => payment.Status == PaymentStatus.Refunded, "is refunded");
        await shop.UntilAsync(payment => payment.Status == PaymentStatus.Cancelled, "is cancelled", "ord_2");

        Assert.Equal(0, shop.Stripe.Taken);
        await shop.AssertSoundAsync();
    }
}
