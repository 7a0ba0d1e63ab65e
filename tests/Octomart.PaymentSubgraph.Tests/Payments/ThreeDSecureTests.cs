using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Payments;

public class ThreeDSecureTests
{
    [Fact]
    public async Task Approved_challenge_pays()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();

        var started = await shop.StartAsync("sim_three_d_secure", "k1", returnUrl: "/orders/ord_1");
        var approved = await shop.AnswerChallengeAsync(approve: true);

        Assert.Equal(("REQUIRES_ACTION", "THREE_D_SECURE"), (started.Text("payment.status"), started.Text("payment.nextAction.kind")));
        Assert.Equal($"/checkout/challenge?payment={started.Text("payment.id")}&return=%2Forders%2Ford_1", started.Text("payment.nextAction.redirectUrl"));
        Assert.Equal("CAPTURED", approved.Text("payment.status"));
        Assert.Equal("CAPTURED", (await shop.ConfirmAsync()).Text("payment.status"));
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Failed_challenge_is_a_decline_and_another_card_works()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();
        await shop.StartAsync("sim_three_d_secure", "k1");

        var refused = await shop.AnswerChallengeAsync(approve: false);
        var paid = await shop.StartAsync("sim_success", "k2");

        Assert.Equal(["DECLINED"], refused.UserErrorCodes());
        Assert.Equal("CHALLENGE_FAILED", refused.Text("userErrors.0.declineCode"));
        Assert.Equal("CAPTURED", paid.Text("payment.status"));
        Assert.Equal((10001, 0), await shop.AtProviderAsync());
    }

    [Fact]
    public async Task Confirming_before_the_bank_has_answered_asks_for_it()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();
        await shop.StartAsync("sim_three_d_secure", "k1");

        var payload = await shop.ConfirmAsync();

        Assert.Equal(["REQUIRES_ACTION"], payload.UserErrorCodes());
        Assert.Equal("THREE_D_SECURE", payload.Text("payment.nextAction.kind"));
    }

    [Fact]
    public async Task Abandoned_challenge_gives_way_to_another_card()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();
        await shop.StartAsync("sim_three_d_secure", "k1");

        var paid = await shop.StartAsync("sim_success", "k2");

        Assert.Equal("CAPTURED", paid.Text("payment.status"));
        Assert.Equal(["INVALID_TRANSITION"], (await shop.AnswerChallengeAsync(approve: true)).UserErrorCodes());
        Assert.Equal((10001, 0), await shop.AtProviderAsync());
    }

    [Fact]
    public async Task Only_the_buyer_answers_the_bank()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync(guest: true);
        using var guest = shop.Subgraph.Anonymous();
        await shop.StartAsync("sim_three_d_secure", "k1", client: guest, guestToken: PaymentShop.GuestToken);

        Assert.Equal(["NOT_FOUND"], (await shop.AnswerChallengeAsync(true, client: guest)).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await shop.AnswerChallengeAsync(true, client: shop.Subgraph.As(PaymentShop.Buyer))).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await shop.ConfirmAsync(client: guest, guestToken: "wrong")).UserErrorCodes());
        Assert.Equal("CAPTURED", (await shop.AnswerChallengeAsync(true, client: guest, guestToken: PaymentShop.GuestToken)).Text("payment.status"));
    }

    [Fact]
    public async Task Challenge_that_is_not_open_cannot_be_answered()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();

        Assert.Equal(["INVALID_TRANSITION"], (await shop.AnswerChallengeAsync(approve: true)).UserErrorCodes());
    }
}
