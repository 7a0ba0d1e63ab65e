using Octomart.Contracts.Events;
using Octomart.PaymentProviders.Stub.PayPal;
using Octomart.PaymentSubgraph.Payments;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Providers.PayPalPayments;

/// <summary>Payments over PayPal: the buyer approves there, and we take it once.</summary>
public class PayPalProviderTests
{
    [Fact]
    public async Task Buyer_approves_on_paypals_page_and_is_charged_once()
    {
        await using var shop = await PayPalShop.OpenAsync();

        var started = await shop.StartAsync();
        var early = await shop.Shop.ConfirmAsync();
        await shop.ApproveAsync();
        var paid = await shop.Shop.ConfirmAsync();

        var order = Assert.Single(shop.PayPal.Orders);
        Assert.Equal(("REQUIRES_ACTION", "PROVIDER_PAGE", order.ApproveUrl), (started.Text("payment.status"), started.Text("payment.nextAction.kind"), started.Text("payment.nextAction.redirectUrl")));
        Assert.Equal(("http://127.0.0.1:5000/orders/ord_1", "ord_1", 100.01m), (order.ReturnUrl, order.InvoiceId, order.Amount.Value));
        Assert.Equal(["REQUIRES_ACTION"], early.UserErrorCodes());
        Assert.Equal(("CAPTURED", "PAYPAL"), (paid.Text("payment.status"), paid.Text("payment.provider")));
        Assert.Equal((100.01m, 1), (shop.PayPal.Taken, shop.PayPal.Tokens.Given));
        await shop.Shop.HearAsync<PaymentCaptured>(1);
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Buyer_who_never_comes_back_is_charged_by_the_reconciler()
    {
        await using var shop = await PayPalShop.OpenAsync();
        await shop.StartAsync();
        await shop.ApproveAsync();

        await shop.UntilAsync(payment => payment.IsPaid, "is paid");

        Assert.Equal(100.01m, shop.PayPal.Taken);
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Order_that_was_given_up_takes_nothing_however_late_it_is_approved()
    {
        await using var shop = await PayPalShop.OpenEmptyAsync();
        foreach (var order in new[] { "ord_late", "ord_approved" })
        {
            await shop.Shop.OpenPaymentAsync(order);
            await shop.StartAsync(order, order);
        }

        await shop.ApproveAsync("ord_approved");
        foreach (var order in new[] { "ord_late", "ord_approved" })
        {
            Assert.Equal("CANCELLED", (await shop.Shop.VoidAsync(order)).Text("payment.status"));
        }

        await shop.ApproveAsync("ord_late");
        await shop.PayPal.PostAllAsync(events => events);
        await shop.Shop.WorkAsync();
        Assert.Equal("CANCELLED", (await shop.Shop.ConfirmAsync("ord_late")).Text("payment.status"));
        Assert.Equal(0, shop.PayPal.Taken);
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Order_that_paypal_has_forgotten_is_cancelled()
    {
        await using var shop = await PayPalShop.OpenEmptyAsync();
        await shop.Shop.OpenPaymentAsync(change: input => new(input) { ["expiresAt"] = shop.Clock.GetUtcNow().AddDays(1) });
        await shop.StartAsync();

        shop.Clock.Advance(Octomart.PaymentProviders.Stub.PayPal.Orders.KeptFor + TimeSpan.FromMinutes(1));
        await shop.Shop.ReachAsync(PaymentStatus.Cancelled);

        Assert.Empty(shop.PayPal.Orders);
    }

    [Fact]
    public async Task Decline_at_the_capture_lets_the_buyer_choose_anew()
    {
        await using var shop = await PayPalShop.OpenAsync();

        var declined = await shop.PayAsync(funding: Funding.DeclinedCard);
        var again = await shop.PayAsync(key: "k2");

        Assert.Equal(["DECLINED"], declined.UserErrorCodes());
        Assert.Equal(("INSTRUMENT_DECLINED", "FAILED"), (declined.Text("userErrors.0.declineCode"), declined.Text("payment.status")));
        Assert.Equal("CAPTURED", again.Text("payment.status"));
        Assert.Equal((100.01m, 2, "APPROVED"), (shop.PayPal.Taken, shop.PayPal.Orders.Count, shop.PayPal.Orders[0].Status));
        await shop.AssertSoundAsync();
    }

    [Theory]
    [InlineData("SlowReview", PaymentStatus.Captured)]
    [InlineData("FailedReview", PaymentStatus.Failed)]
    internal async Task Capture_that_paypal_looks_at_is_waited_for(string funding, PaymentStatus outcome)
    {
        await using var shop = await PayPalShop.OpenAsync();

        var pending = await shop.PayAsync(funding: Enum.Parse<Funding>(funding));
        var impatient = await shop.StartAsync("k2");
        await shop.UntilAsync(payment => payment.Status == outcome, $"is {outcome}");

        Assert.Equal("PROCESSING", pending.Text("payment.status"));
        Assert.Equal(["PROCESSING"], impatient.UserErrorCodes());
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Whoever_clicks_again_gets_a_new_order_and_the_old_one_takes_nothing()
    {
        await using var shop = await PayPalShop.OpenAsync();
        await shop.StartAsync("k1");
        await shop.StartAsync("k2");
        await shop.PayPal.ApproveAsync(shop.PayPal.Orders[0].Id);

        var early = await shop.Shop.ConfirmAsync();
        await shop.ApproveAsync();
        var paid = await shop.Shop.ConfirmAsync();

        Assert.Equal(["REQUIRES_ACTION"], early.UserErrorCodes());
        Assert.Equal(("CAPTURED", 100.01m), (paid.Text("payment.status"), shop.PayPal.Taken));
        Assert.Equal([AttemptState.Abandoned, AttemptState.Succeeded], (await shop.Shop.PaymentAsync()).Attempts.Select(attempt => attempt.State));
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Twenty_who_come_back_at_once_capture_once()
    {
        await using var shop = await PayPalShop.OpenAsync();
        await shop.StartAsync();
        await shop.ApproveAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => shop.Shop.ConfirmAsync()));

        Assert.All(answers, answer => Assert.Equal("CAPTURED", answer.Text("payment.status")));
        Assert.Equal(100.01m, shop.PayPal.Taken);
        Assert.Single(shop.PayPal.Requests, request => request.Path.EndsWith("/capture", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Amount_that_paypal_cannot_express_is_declined_and_paypal_is_not_asked()
    {
        await using var shop = await PayPalShop.OpenEmptyAsync();
        await shop.Shop.OpenPaymentAsync(change: input => new(input)
        {
            ["amount"] = new { minorUnits = 1500, currency = "KWD" },
            ["shares"] = new[] { PaymentShop.Share("ord_1", "a", 1500, 0, 0, "KWD") },
        });

        var refused = await shop.StartAsync();
        var otherwise = await shop.StartAsync("k2", provider: "SIMULATED");

        Assert.Equal(["DECLINED"], refused.UserErrorCodes());
        Assert.Equal("CAPTURED", otherwise.Text("payment.status"));
        Assert.Empty(shop.PayPal.Requests);
    }

    [Fact]
    public async Task Token_is_shared_until_it_expires_and_renewed_when_paypal_takes_it_no_more()
    {
        await using var shop = await PayPalShop.OpenEmptyAsync();
        var orders = Enumerable.Range(0, 4).Select(i => $"ord_{i}").ToList();
        await Task.WhenAll(orders.Select(order => shop.Shop.OpenPaymentAsync(order, change: input => new(input) { ["expiresAt"] = shop.Clock.GetUtcNow().AddDays(2) })));

        await Task.WhenAll(orders.Select(order => shop.StartAsync(order, order)));
        var first = shop.PayPal.Tokens.Given;
        shop.PayPal.Tokens.Revoke();
        var revoked = await shop.StartAsync("again", orders[0]);
        shop.Clock.Advance(shop.PayPal.Options.TokenLifetime - TimeSpan.FromSeconds(30));
        var expired = await shop.StartAsync("later", orders[1]);

        Assert.Equal((1, 3), (first, shop.PayPal.Tokens.Given));
        Assert.Equal(("REQUIRES_ACTION", "REQUIRES_ACTION"), (revoked.Text("payment.status"), expired.Text("payment.status")));
    }
}
