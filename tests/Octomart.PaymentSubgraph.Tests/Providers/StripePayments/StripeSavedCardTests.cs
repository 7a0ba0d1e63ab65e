using Octomart.PaymentProviders.Stub.Faults;
using Octomart.PaymentSubgraph.Tests.SavedCards;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Providers.StripePayments;

/// <summary>Cards that Stripe keeps for a buyer.</summary>
public class StripeSavedCardTests
{
    private const string Stripe = "STRIPE";

    [Fact]
    public async Task Card_that_paid_is_kept_at_Stripe_and_pays_the_next_order()
    {
        await using var shop = await StripeShop.OpenAsync();
        await shop.Shop.OpenPaymentAsync("ord_2");

        await shop.Shop.PayAndKeepAsync(Stripe, "pm_card_mastercard");
        var card = Assert.Single(await shop.Shop.CardsAsync());
        var paid = await shop.Shop.PayWithSavedAsync(Stripe, card.Text("id"), "ord_2");

        Assert.Equal(("mastercard", "4444"), (card.Text("brand"), card.Text("last4")));
        Assert.Equal("CAPTURED", paid.Text("payment.status"));
        Assert.Equal(20002, shop.Stripe.Taken);
        Assert.Single(shop.Stripe.Requests, request => request is { Method: "POST", Path: "/v1/customers" });
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task A_card_that_pays_after_another_was_to_be_kept_is_not_kept_itself()
    {
        await using var shop = await StripeShop.OpenAsync();

        await shop.Shop.PayAndKeepAsync(Stripe, "pm_card_chargeDeclined");
        await shop.StartAsync("pm_card_visa", "k2");

        Assert.Equal(10001, shop.Stripe.Taken);
        Assert.Empty(await shop.Shop.CardsAsync());
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Card_that_was_entered_twice_is_one_and_a_removed_one_is_gone_at_Stripe()
    {
        await using var shop = await StripeShop.OpenAsync();
        await shop.Shop.OpenPaymentAsync("ord_2");
        await shop.Shop.PayAndKeepAsync(Stripe, "pm_card_visa");
        await shop.Shop.PayAndKeepAsync(Stripe, "pm_card_visa", "ord_2");
        var card = Assert.Single(await shop.Shop.CardsAsync());

        var removed = await shop.Shop.ChangeCardAsync("savedCardRemove", card.Text("id"));

        Assert.Empty(removed.UserErrorCodes());
        Assert.Contains(shop.Stripe.Requests, request => request.Path.EndsWith("/detach", StringComparison.Ordinal));
        Assert.Empty(shop.Stripe.OwnFaults);
    }

    [Fact]
    public async Task Outage_of_Stripe_costs_the_list_and_is_told_to_who_pays_with_a_saved_card()
    {
        await using var shop = await StripeShop.OpenAsync();
        await shop.Shop.OpenPaymentAsync("ord_2");
        await shop.Shop.PayAndKeepAsync(Stripe, "pm_card_visa");
        var card = Assert.Single(await shop.Shop.CardsAsync()).Text("id");
        shop.Stripe.Faults.Add(new Fault(FaultKind.ServerError, "GET", "/payment_methods", 2));

        var cards = await shop.Shop.CardsOfAsync("usr_buyer", PaymentShop.Buyer);
        var refused = await shop.Shop.PayWithSavedAsync(Stripe, card, "ord_2", key: "k");
        var paid = await shop.Shop.PayWithSavedAsync(Stripe, card, "ord_2", key: "k");

        Assert.Equal(System.Text.Json.JsonValueKind.Null, cards.ValueKind);
        Assert.Equal(["PROVIDER_UNAVAILABLE"], refused.UserErrorCodes());
        Assert.Equal("CAPTURED", paid.Text("payment.status"));
    }

    [Fact]
    public async Task Pages_are_told_of_Stripes_form_only_when_its_publishable_key_is_set()
    {
        await using var without = await StripeShop.OpenEmptyAsync();
        await using var with = await StripeShop.OpenEmptyAsync([new("Octomart:Payment:Stripe:PublishableKey", "pk_test_123")]);

        Assert.Equal([("SIMULATED", null, true), (Stripe, null, false)], await OffersAsync(without));
        Assert.Equal([("SIMULATED", null, true), (Stripe, "pk_test_123", true)], await OffersAsync(with));
    }

    private static async Task<IEnumerable<(string, string?, bool)>> OffersAsync(StripeShop shop) =>
        (await shop.Shop.Subgraph.Anonymous().DataAsync("{ paymentProviders { provider publishableKey scriptUrl savesCards } }")).At("paymentProviders").EnumerateArray()
            .Select(offer => (offer.Text("provider"), offer.At("publishableKey").GetString(), offer.At("savesCards").GetBoolean()));
}
