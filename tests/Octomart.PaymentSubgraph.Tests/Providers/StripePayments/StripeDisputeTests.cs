using Octomart.Contracts.Events;
using Octomart.PaymentProviders.Stub.Faults;
using Octomart.PaymentProviders.Stub.Stripe;
using Octomart.PaymentSubgraph.Disputes;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Providers.StripePayments;

/// <summary>Disputes over Stripe, whatever its webhooks do.</summary>
public class StripeDisputeTests
{
    [Theory]
    [InlineData(DisputeStep.Win, DisputeStatus.Won, 10001 - 2000)]
    [InlineData(DisputeStep.Withdraw, DisputeStatus.Won, 10001 - 2000)]
    [InlineData(DisputeStep.Lose, DisputeStatus.Lost, 1000)]
    public async Task Events_in_any_order_and_several_times_book_a_dispute_and_its_end_once(object step, object end, long left)
    {
        await using var shop = await PaidAsync();
        await shop.Shop.RefundAsync(2000, "r1");
        var dispute = await shop.Stripe.DisputeAsync("pi_1", 7001);
        await SendAsync(shop);
        await shop.Stripe.GoOnAsync(dispute!.Id, DisputeStep.Review);
        await SendAsync(shop);
        var reserved = await DisputeAsync(shop);
        await shop.Stripe.GoOnAsync(dispute.Id, (DisputeStep)step);
        await SendAsync(shop);

        var closed = await DisputeAsync(shop);
        Assert.Equal((DisputeStatus.UnderReview, 7001), (reserved.Status, reserved.Allocations.Sum(part => part.Amount.MinorUnits)));
        Assert.Equal(((DisputeStatus)end, left), (closed.Status, (await shop.Shop.PaymentAsync()).Refundable.MinorUnits));
        Assert.All(await shop.Shop.Store.Set<SellerBalance>().ListAsync(new(), default), balance => Assert.Equal(0, balance.Reserved.MinorUnits));
        await shop.Shop.HearAsync<PaymentDisputeClosed>(1);
        Assert.Equal((1, 1), (shop.Shop.Events<PaymentDisputed>().Count, shop.Shop.Events<PaymentDisputeClosed>().Count));
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task An_inquiry_moves_nothing_until_it_becomes_a_dispute()
    {
        await using var shop = await PaidAsync("pm_card_createDisputeInquiry");
        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        await shop.Stripe.PassTimeAsync();
        await SendAsync(shop);
        var inquiry = await DisputeAsync(shop);
        Assert.Equal((DisputeStatus.Inquiry, 0), (inquiry.Status, (await shop.Shop.PaymentAsync()).Disputed.MinorUnits));

        await shop.Stripe.GoOnAsync("du_1", DisputeStep.Escalate);
        await SendAsync(shop);

        Assert.Equal((DisputeStatus.NeedsResponse, 10001), ((await DisputeAsync(shop)).Status, (await shop.Shop.PaymentAsync()).Disputed.MinorUnits));
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task What_no_webhook_tells_is_found_by_asking()
    {
        await using var shop = await PaidAsync(settings: [new("Octomart:Payment:DisputeLookDelay", "00:00:10")]);
        await shop.Stripe.DisputeAsync("pi_1");
        await SendAsync(shop);
        await shop.Stripe.GoOnAsync("du_1", DisputeStep.Lose);
        shop.Stripe.Faults.Add(new Fault(FaultKind.ServerError, "GET", "/disputes$", 2));

        await Eventually.HoldsAsync(async () =>
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(20));
            await shop.Shop.WorkAsync();
            return (await DisputeAsync(shop)).Status == DisputeStatus.Lost;
        }, "the end");

        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task A_refund_that_is_on_its_way_when_a_dispute_comes_and_the_dispute_never_give_back_more_than_was_captured()
    {
        await using var shop = await PaidAsync(settings: [new("Octomart:Payment:MaxRefundRefusals", "1")]);
        shop.Stripe.Faults.Add(new Fault(FaultKind.ServerError, Path: "/refunds$"));
        await shop.Shop.RefundAsync(4000, "r1");

        await shop.Stripe.DisputeAsync("pi_1");
        await SendAsync(shop);
        Assert.Equal((4000, 6001), ((await shop.Shop.PaymentAsync()).RefundsPending.MinorUnits, (await shop.Shop.PaymentAsync()).Disputed.MinorUnits));
        await shop.UntilAsync(payment => payment.RefundsPending.MinorUnits == 0, "has no refund on its way");
        await shop.Stripe.GoOnAsync("du_1", DisputeStep.Lose);
        await SendAsync(shop);

        var payment = await shop.Shop.PaymentAsync();
        Assert.Equal((0, 10001), (payment.Refunded.MinorUnits, payment.Disputed.MinorUnits));
        Assert.Equal(0, (await shop.Shop.LedgerAsync()).Where(entry => entry.Account == LedgerAccount.DisputeLosses).Sum(entry => entry.Amount.MinorUnits));
        await shop.AssertSoundAsync();
    }

    private static async Task<StripeShop> PaidAsync(string method = "pm_card_visa", IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        var shop = await StripeShop.OpenAsync(settings);
        Assert.Equal("CAPTURED", (await shop.StartAsync(method)).Text("payment.status"));
        return shop;
    }

    private static async Task SendAsync(StripeShop shop)
    {
        await shop.Stripe.PostAllAsync(events => events.Concat(events).OrderByDescending(message => message.Id, StringComparer.Ordinal));
        await shop.Shop.WorkAsync();
    }

    private static async Task<global::Octomart.PaymentSubgraph.Disputes.Dispute> DisputeAsync(StripeShop shop) =>
        Assert.Single(await shop.Shop.Store.Set<global::Octomart.PaymentSubgraph.Disputes.Dispute>().ListAsync(new(), default));
}
