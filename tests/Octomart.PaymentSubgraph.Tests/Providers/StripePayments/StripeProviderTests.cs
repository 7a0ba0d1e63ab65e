using Octomart.Contracts;
using Octomart.PaymentProviders.Stub.Faults;
using Octomart.PaymentSubgraph.Providers.StripePayments;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Providers.StripePayments;

/// <summary>Charges over Stripe.</summary>
public class StripeProviderTests
{
    [Fact]
    public async Task Card_is_charged_once_and_every_write_has_a_key()
    {
        await using var shop = await StripeShop.OpenAsync();

        var paid = await shop.StartAsync("pm_card_visa", "k1");

        Assert.Equal(("CAPTURED", 10001), (paid.Text("payment.status"), paid.At("payment.captured.minorUnits").GetInt64()));
        Assert.Equal(("eur", 10001), (Assert.Single(shop.Stripe.Intents).Currency, shop.Stripe.Taken));
        Assert.All(shop.Stripe.Requests.Where(r => r.Method == "POST"), r => Assert.False(string.IsNullOrEmpty(r.Key)));
        Assert.Equal(["ALREADY_PAID"], (await shop.StartAsync("pm_card_visa", "k2")).UserErrorCodes());
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Decline_is_told_and_another_card_pays_the_same_intent()
    {
        await using var shop = await StripeShop.OpenAsync();
        List<string> reasons = [];
        foreach (var card in new[] { "pm_card_chargeDeclined", "pm_card_chargeDeclinedInsufficientFunds", "pm_card_chargeDeclinedExpiredCard" })
        {
            var declined = await shop.StartAsync(card, card);
            Assert.Equal(["DECLINED"], declined.UserErrorCodes());
            reasons.Add(declined.Text("userErrors.0.declineCode"));
        }

        var paid = await shop.StartAsync("pm_card_visa", "k2");

        Assert.Equal(["CARD_DECLINED", "INSUFFICIENT_FUNDS", "EXPIRED_CARD"], reasons);
        Assert.Equal("CAPTURED", paid.Text("payment.status"));
        Assert.Single(shop.Stripe.Intents);
        Assert.Single(shop.Stripe.Charges, charge => charge.Captured > 0);
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Unknown_payment_method_is_declined_and_another_one_pays()
    {
        await using var shop = await StripeShop.OpenAsync();

        var unknown = await shop.StartAsync("pm_of_nobody", "k1");

        Assert.Equal(["DECLINED"], unknown.UserErrorCodes());
        Assert.Equal("REFUSED", unknown.Text("userErrors.0.declineCode"));
        Assert.Equal("CAPTURED", (await shop.StartAsync("pm_card_visa", "k2")).Text("payment.status"));
    }

    [Fact]
    public async Task Slow_payment_is_processing_until_it_is_made()
    {
        await using var shop = await StripeShop.OpenAsync();

        var started = await shop.StartAsync("pm_usBankAccount_success");
        var again = await shop.StartAsync("pm_card_visa", "k2");

        Assert.Equal("PROCESSING", started.Text("payment.status"));
        Assert.Equal(["PROCESSING"], again.UserErrorCodes());
        await shop.UntilPaidAsync();
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Held_money_is_taken_at_once_and_given_up_with_an_order_that_is_called_off_meanwhile()
    {
        await using var shop = await StripeShop.OpenAsync([new("Octomart:Payment:Stripe:CaptureMethod", "Manual")]);
        await shop.Shop.OpenPaymentAsync("ord_2");
        shop.Stripe.Faults.Add(new Fault(FaultKind.ServerError, Path: "/pi_2/capture$"));

        var taken = await shop.StartAsync("pm_card_visa");
        var held = await shop.StartAsync("pm_card_visa", "k2", "ord_2");
        var calledOff = await shop.Shop.VoidAsync("ord_2");

        Assert.Equal(("CAPTURED", "AUTHORIZED", "CANCELLED"), (taken.Text("payment.status"), held.Text("payment.status"), calledOff.Text("payment.status")));
        Assert.Equal(10001, shop.Stripe.Taken);
        Assert.Empty(shop.Stripe.Refunds);
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Unpaid_intent_is_cancelled_with_the_order()
    {
        await using var shop = await StripeShop.OpenAsync();
        await shop.StartAsync("pm_card_authenticationRequired");

        Assert.Equal("CANCELLED", (await shop.Shop.VoidAsync()).Text("payment.status"));
        Assert.Equal("canceled", Assert.Single(shop.Stripe.Intents).Status);
        Assert.Null(await shop.Stripe.AnswerBankAsync("pi_1", approves: true));
        await shop.AssertSoundAsync();
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
}
