using Octomart.Contracts.Events;
using Octomart.PaymentProviders.Stub.Faults;
using Octomart.PaymentProviders.Stub.PayPal;
using Octomart.PaymentSubgraph.Refunds;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Providers.PayPalPayments;

/// <summary>Money goes back over PayPal: once, and never more than was captured.</summary>
public class PayPalRefundTests
{
    [Fact]
    public async Task Refund_whose_answer_was_lost_is_found_again()
    {
        await using var shop = await PayPalShop.OpenAsync();
        await shop.PayAsync();
        var kinds = Enum.GetValues<FaultKind>().Where(kind => kind is not (FaultKind.Silence or FaultKind.ServerErrorRemembered)).ToList();
        foreach (var kind in kinds)
        {
            shop.PayPal.Faults.Add(new Fault(kind, Path: "/refund$", Times: 2));
            await shop.Shop.RefundAsync(1000, $"r-{kind}");
            await shop.UntilAsync(payment => payment.RefundsPending.MinorUnits == 0, $"has {kind} behind it");
            shop.PayPal.Faults.Clear();
        }

        Assert.Equal(kinds.Select(_ => 10m), shop.PayPal.Refunds.Select(refund => refund.Amount.Value));
        Assert.Equal("REFUNDED", (await shop.Shop.VoidAsync()).Text("payment.status"));
        Assert.Equal(0, shop.PayPal.Taken);
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Refund_that_takes_time_counts_as_gone_from_the_start()
    {
        await using var shop = await PayPalShop.OpenAsync();
        await shop.PayAsync(funding: Funding.SlowRefund);

        var asked = await shop.Shop.RefundAsync(10000, "r1");
        var more = await shop.Shop.RefundAsync(2, "r2");

        Assert.Equal(("PENDING", 1), (asked.Text("payment.refunds.0.status"), asked.At("payment.refundable.minorUnits").GetInt64()));
        Assert.Equal(["REFUND_EXCEEDS_CAPTURED"], more.UserErrorCodes());
        await shop.UntilAsync(payment => payment.Refunded.MinorUnits == 10000, "is refunded");
        await shop.Shop.HearAsync<PaymentRefunded>(1);
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Refund_that_keeps_failing_is_tried_under_new_request_ids_and_told()
    {
        await using var shop = await PayPalShop.OpenAsync([new("Octomart:Payment:MaxRefundRefusals", "2"), new("Octomart:Payment:RefusalPause", "00:00:10")]);
        await shop.PayAsync(funding: Funding.FailedRefund);

        await shop.Shop.RefundAsync(4000, "r1");
        await Eventually.HoldsAsync(async () =>
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(20));
            await shop.Shop.WorkAsync();
            return Assert.Single(await shop.Shop.Store.Set<Refund>().ListAsync(new(), default)).Status == RefundStatus.Failed;
        }, "the refund is given up");

        Assert.Equal(["FAILED", "FAILED"], shop.PayPal.Refunds.Select(refund => refund.Status));
        Assert.Equal((100.01m, 0), (shop.PayPal.Taken, (await shop.Shop.PaymentAsync()).Refunded.MinorUnits));
        await shop.Shop.HearAsync<PaymentRefundFailed>(1);
    }

    [Fact]
    public async Task Partial_refunds_at_once_never_exceed_what_was_captured()
    {
        await using var shop = await PayPalShop.OpenAsync();
        await shop.PayAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => shop.Shop.RefundAsync(3000, $"r{i}")));

        Assert.Equal(3, answers.Count(answer => answer.UserErrorCodes().Count == 0));
        await shop.UntilAsync(payment => payment.RefundsPending.MinorUnits == 0, "has no refund on its way");
        Assert.Equal(10.01m, shop.PayPal.Taken);
        await shop.AssertSoundAsync();
    }
}
