using Octomart.Contracts.Events;
using Octomart.PaymentProviders.Stub.Faults;
using Octomart.PaymentSubgraph.Refunds;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Providers.StripePayments;

/// <summary>Money goes back over Stripe: once, and never more than was captured.</summary>
public class StripeRefundTests
{
    [Fact]
    public async Task Refund_whose_answer_was_lost_is_found_again()
    {
        await using var shop = await PaidAsync();
        var kinds = Enum.GetValues<FaultKind>().Where(kind => kind != FaultKind.Silence).ToList();
        foreach (var kind in kinds)
        {
            shop.Stripe.Faults.Add(new Fault(kind, Path: "/refunds$", Times: 2));
            await shop.Shop.RefundAsync(1000, $"r-{kind}");
            await shop.UntilAsync(payment => payment.RefundsPending.MinorUnits == 0, $"has {kind} behind it");
            shop.Stripe.Faults.Clear();
        }

        Assert.Equal(kinds.Select(_ => 1000L), shop.Stripe.Refunds.Select(refund => refund.Amount));
        Assert.Equal("REFUNDED", (await shop.Shop.VoidAsync()).Text("payment.status"));
        Assert.Equal(0, shop.Stripe.Taken);
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Refund_that_failed_is_made_anew_and_one_takes_effect()
    {
        await using var shop = await PaidAsync();
        shop.Stripe.FailRefunds(2);

        var first = await shop.Shop.RefundAsync(4000, "r1");
        await Eventually.HoldsAsync(async () =>
        {
            shop.Clock.Advance(TimeSpan.FromMinutes(20));
            await shop.Shop.WorkAsync();
            return (await shop.Shop.PaymentAsync()).Refunded.MinorUnits == 4000;
        }, "the refund");

        Assert.Equal("PENDING", first.Text("payment.refunds.0.status"));
        Assert.Equal(["failed", "failed", "succeeded"], shop.Stripe.Refunds.OrderBy(refund => refund.Id, StringComparer.Ordinal).Select(refund => refund.Status));
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Refund_that_takes_time_counts_as_gone_from_the_start()
    {
        await using var shop = await PaidAsync("pm_card_pendingRefund");

        var asked = await shop.Shop.RefundAsync(10000, "r1");
        var more = await shop.Shop.RefundAsync(2, "r2");

        Assert.Equal(("PENDING", 1), (asked.Text("payment.refunds.0.status"), asked.At("payment.refundable.minorUnits").GetInt64()));
        Assert.Equal(["REFUND_EXCEEDS_CAPTURED"], more.UserErrorCodes());
        await shop.UntilAsync(payment => payment.Refunded.MinorUnits == 10000, "is refunded");
        await shop.Shop.HearAsync<PaymentRefunded>(1);
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Partial_refunds_at_once_never_exceed_what_was_captured()
    {
        await using var shop = await PaidAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => shop.Shop.RefundAsync(1500, $"r{i}")));

        Assert.Equal(6, answers.Count(answer => answer.UserErrorCodes().Count == 0));
        Assert.All(answers.Where(answer => answer.UserErrorCodes().Count > 0), answer => Assert.Equal(["REFUND_EXCEEDS_CAPTURED"], answer.UserErrorCodes()));
        await shop.UntilAsync(payment => payment.RefundsPending.MinorUnits == 0, "has no refund on its way");
        Assert.Equal(10001 - (6 * 1500), shop.Stripe.Taken);
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Refund_that_comes_back_is_booked_back_once_whatever_webhooks_do()
    {
        await using var shop = await PaidAsync("pm_card_refundFail");
        Assert.Equal("SUCCEEDED", (await shop.Shop.RefundAsync(4000, "r1")).Text("payment.refunds.0.status"));

        await Eventually.HoldsAsync(async () =>
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(20));
            await shop.Stripe.PassTimeAsync();
            await shop.Stripe.PostAllAsync(events => events.Concat(events).OrderByDescending(message => message.Id, StringComparer.Ordinal));
            await shop.Shop.WorkAsync();
            return (await shop.Shop.PaymentAsync()).Refunded.MinorUnits == 0;
        }, "the money is back");

        await shop.Shop.HearAsync<PaymentRefundFailed>(1);
        Assert.True(Assert.Single(shop.Shop.Events<PaymentRefundFailed>()).HasComeBack);
        Assert.Equal(10001, shop.Stripe.Taken);
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Refund_of_what_somebody_gave_back_at_stripe_is_refused_and_told()
    {
        await using var shop = await PaidAsync("pm_card_visa", [new("Octomart:Payment:MaxRefundRefusals", "1")]);
        await shop.RefundAtStripeAsync("pi_1", 9000);

        await shop.Shop.RefundAsync(2000, "r1");

        Assert.Equal(RefundStatus.Failed, Assert.Single(await shop.Shop.Store.Set<Refund>().ListAsync(new(), default)).Status);
        await shop.Shop.HearAsync<PaymentRefundFailed>(1);
        Assert.Equal((0, 1001), ((await shop.Shop.PaymentAsync()).Refunded.MinorUnits, shop.Stripe.Taken));
    }

    private static async Task<StripeShop> PaidAsync(string method = "pm_card_visa", IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        var shop = await StripeShop.OpenAsync(settings);
        Assert.Equal("CAPTURED", (await shop.StartAsync(method)).Text("payment.status"));
        return shop;
    }
}
