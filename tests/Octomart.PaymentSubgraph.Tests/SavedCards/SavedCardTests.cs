using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.SavedCards;

/// <summary>Cards that buyers keep, with the provider that the demo shop has.</summary>
public class SavedCardTests
{
    private const string Simulated = "SIMULATED";

    private static readonly TestUser Other = new("usr_other");

    [Fact]
    public async Task Card_that_paid_is_kept_and_pays_the_next_order()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();
        await shop.OpenPaymentAsync("ord_2");

        await shop.PayAndKeepAsync(Simulated, "sim_success");
        var card = Assert.Single(await shop.CardsAsync());
        var paid = await shop.PayWithSavedAsync(Simulated, card.Text("id"), "ord_2");

        Assert.Equal((Simulated, "visa", "4242", 12, 2030, true), (card.Text("provider"), card.Text("brand"), card.Text("last4"), card.At("expMonth").GetInt32(), card.At("expYear").GetInt32(), card.At("isDefault").GetBoolean()));
        Assert.Equal("CAPTURED", paid.Text("payment.status"));
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Card_is_kept_only_once_it_has_paid()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();

        await shop.PayAndKeepAsync(Simulated, "sim_declined");
        await shop.PayAndKeepAsync(Simulated, "sim_three_d_secure");
        var before = await shop.CardsAsync();
        await shop.AnswerChallengeAsync(approve: true);

        Assert.Empty(before);
        Assert.Equal("3220", Assert.Single(await shop.CardsAsync()).Text("last4"));
    }

    [Fact]
    public async Task The_preferred_card_comes_first_and_a_removed_one_can_not_be_charged_any_more()
    {
        await using var shop = await PaymentShop.OpenAsync();
        foreach (var (order, method) in new[] { ("ord_1", "sim_success"), ("ord_2", "sim_authorized") })
        {
            await shop.OpenPaymentAsync(order);
            await shop.PayAndKeepAsync(Simulated, method, order);
            shop.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var asKept = (await shop.CardsAsync()).Select(card => card.Text("id")).ToList();
        var preferred = await shop.ChangeCardAsync("savedCardPrefer", asKept[1]);
        var removed = await shop.ChangeCardAsync("savedCardRemove", asKept[1]);
        var again = await shop.ChangeCardAsync("savedCardRemove", asKept[1]);
        await shop.OpenPaymentAsync("ord_3");
        var refused = await shop.PayWithSavedAsync(Simulated, asKept[1], "ord_3");

        Assert.Equal(asKept[1], preferred.Text("savedCards.0.id"));
        Assert.True(preferred.At("savedCards.0.isDefault").GetBoolean());
        Assert.Equal([asKept[0]], removed.At("savedCards").EnumerateArray().Select(card => card.Text("id")));
        Assert.Equal(["NOT_FOUND"], again.UserErrorCodes());
        Assert.Equal(["INVALID"], refused.UserErrorCodes());
        Assert.Equal("PENDING", refused.Text("payment.status"));
    }

    [Fact]
    public async Task Replay_of_a_payment_answers_the_same_after_its_card_was_removed()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();
        await shop.OpenPaymentAsync("ord_2");
        await shop.PayAndKeepAsync(Simulated, "sim_success");
        var card = Assert.Single(await shop.CardsAsync()).Text("id");

        await shop.PayWithSavedAsync(Simulated, card, "ord_2", key: "k");
        await shop.ChangeCardAsync("savedCardRemove", card);
        var replay = await shop.PayWithSavedAsync(Simulated, card, "ord_2", key: "k");

        Assert.Equal("CAPTURED", replay.Text("payment.status"));
        Assert.Empty(replay.UserErrorCodes());
    }

    [Fact]
    public async Task Nobody_sees_removes_or_pays_with_anothers_card()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();
        await shop.OpenPaymentAsync("ord_2", "usr_other");
        await shop.PayAndKeepAsync(Simulated, "sim_success");
        var card = Assert.Single(await shop.CardsAsync()).Text("id");

        var seen = await shop.CardsOfAsync("usr_buyer", Other);
        var seenByAdmin = await shop.CardsOfAsync("usr_buyer", TestUser.Admin("usr_admin"));
        var removed = await shop.ChangeCardAsync("savedCardRemove", card, Other);
        var paid = await shop.PayWithSavedAsync(Simulated, card, "ord_2", Other);

        Assert.All([seen, seenByAdmin], cards => Assert.Equal(System.Text.Json.JsonValueKind.Null, cards.ValueKind));
        Assert.Equal(["NOT_FOUND"], removed.UserErrorCodes());
        Assert.Equal(["INVALID"], paid.UserErrorCodes());
        Assert.Single(await shop.CardsAsync());
    }

    [Fact]
    public async Task Guest_keeps_no_cards()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync(guest: true);

        var refused = await PaymentShop.SendAsync(shop.Subgraph.Anonymous(), "paymentStart", "PaymentStartInput",
            new { idempotencyKey = "k", orderId = "ord_1", guestToken = PaymentShop.GuestToken, provider = Simulated, paymentMethod = "sim_success", saveCard = true });

        Assert.Equal(["INVALID"], refused.UserErrorCodes());
        Assert.Equal("saveCard", refused.Text("userErrors.0.field.1"));
    }
}
