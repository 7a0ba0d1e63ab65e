using Octomart.Contracts.Events;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Payments;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Payments;

public class PaymentVoidTests
{
    [Fact]
    public async Task Unpaid_payment_is_cancelled_for_good()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();

        var payload = await shop.VoidAsync();

        Assert.Equal("CANCELLED", payload.Text("payment.status"));
        Assert.Equal(["EXPIRED"], (await shop.StartAsync("sim_success", "k1")).UserErrorCodes());
        Assert.Equal((0, 0), await shop.AtProviderAsync());
    }

    [Fact]
    public async Task Paid_payment_is_refunded_once_however_often_it_is_voided()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();
        await shop.StartAsync("sim_success", "k1");

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => shop.VoidAsync(reason: "STOCK_GONE")));
        var payload = await shop.VoidAsync(reason: "BUYER");

        Assert.Equal(("REFUNDED", 10001), (payload.Text("payment.status"), payload.At("payment.refunded.minorUnits").GetInt64()));
        Assert.Equal((10001, 10001), await shop.AtProviderAsync());
        Assert.Equal("STOCK_GONE", payload.Text("payment.refunds.0.reason"));
        await shop.HearAsync<PaymentRefunded>(1);
        Assert.Single(shop.Events<PaymentRefunded>().Distinct());
        Assert.All(await shop.Store.Set<SellerBalance>().ListAsync(new(), CancellationToken.None), b => Assert.Equal((0, 0), (b.Pending.MinorUnits, b.Available.MinorUnits)));
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Waiting_challenge_is_given_up()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();
        await shop.StartAsync("sim_three_d_secure", "k1");

        Assert.Equal("CANCELLED", (await shop.VoidAsync()).Text("payment.status"));
        Assert.Equal(["INVALID_TRANSITION"], (await shop.AnswerChallengeAsync(approve: true)).UserErrorCodes());
        Assert.Equal((0, 0), await shop.AtProviderAsync());
    }

    [Theory]
    [InlineData("sim_delayed_webhook")]
    [InlineData("sim_timeout_after_commit")]
    public async Task Money_that_comes_after_the_order_is_gone_goes_back_by_itself(string method)
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();
        await shop.StartAsync(method, "k1");

        await shop.VoidAsync();
        shop.Clock.Advance(TimeSpan.FromMinutes(1));

        await shop.ReachAsync(PaymentStatus.Refunded);
        Assert.Equal((10001, 10001), await shop.AtProviderAsync());
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Payment_nobody_pays_expires()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();
        await shop.OpenPaymentAsync("ord_2");
        await shop.StartAsync("sim_three_d_secure", "k1", "ord_2");

        shop.Clock.Advance(TimeSpan.FromMinutes(16));

        Assert.Equal(["EXPIRED"], (await shop.StartAsync("sim_success", "k2")).UserErrorCodes());
        await shop.ReachAsync(PaymentStatus.Cancelled);
        await shop.ReachAsync(PaymentStatus.Cancelled, "ord_2");
        Assert.Equal((0, 0), await shop.AtProviderAsync());
    }

    [Fact]
    public async Task Unknown_order_has_nothing_to_void()
    {
        await using var shop = await PaymentShop.OpenAsync();

        Assert.Equal(["NOT_FOUND"], (await shop.VoidAsync("ord_unknown")).UserErrorCodes());
    }
}
