using Octomart.Contracts.Events;
using Octomart.PaymentSubgraph.Refunds;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Refunds;

public class RefusedRefundTests
{
    [Fact]
    public async Task A_refund_that_is_refused_is_tried_again_and_goes_back_once()
    {
        await using var shop = await PaidAsync("sim_refund_refused_twice");

        var payloads = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => shop.RefundOpenAsync(2000, "gbk_1")));
        var refused = await RefundAsync(shop);
        await ReachAsync(shop, RefundStatus.Succeeded);

        Assert.All(payloads, payload => Assert.Equal("PENDING", payload.Text("refund.status")));
        Assert.Equal((RefundStatus.Pending, 1), (refused.Status, refused.Refusals));
        Assert.Equal(2, (await RefundAsync(shop)).Refusals);
        Assert.Equal((10001, 2000), await shop.AtProviderAsync());
        await shop.HearAsync<PaymentRefunded>(1);
        Assert.Empty(shop.Events<PaymentRefundFailed>());
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task A_refund_that_is_refused_again_and_again_is_told_once_and_its_money_can_be_given_back_in_another_way()
    {
        await using var shop = await PaidAsync("sim_refund_refused");

        await shop.RefundOpenAsync(2000, "gbk_1");
        await ReachAsync(shop, RefundStatus.Failed);

        Assert.Equal(5, (await RefundAsync(shop)).Refusals);
        await shop.HearAsync<PaymentRefundFailed>(1);
        var told = Assert.Single(shop.Events<PaymentRefundFailed>());
        Assert.Equal(("ord_1", "gbk_1", 2000), (told.OrderId, told.RequestId, told.Amount.MinorUnits));
        Assert.Equal((10001, 0), ((await shop.PaymentAsync()).Refundable.MinorUnits, (await shop.AtProviderAsync()).Refunded));
        Assert.Equal("FAILED", (await shop.RefundOpenAsync(2000, "gbk_1")).Text("refund.status"));
        var byHand = await shop.RefundAsync(2000, "by-hand", "ord_1_a");
        Assert.Equal(["FAILED", "PENDING"], byHand.At("payment.refunds").EnumerateArray().Select(refund => refund.Text("status")).Order());
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task The_rest_of_a_voided_payment_that_is_refused_is_left_to_people()
    {
        await using var shop = await PaidAsync("sim_refund_refused");

        await shop.VoidAsync();
        await ReachAsync(shop, RefundStatus.Failed);
        shop.Clock.Advance(TimeSpan.FromHours(1));
        await shop.WorkAsync();

        Assert.Equal(RefundStatus.Failed, (await RefundAsync(shop)).Status);
        Assert.Null((await shop.PaymentAsync()).CheckAt);
        await shop.HearAsync<PaymentRefundFailed>(1);
        Assert.Null(Assert.Single(shop.Events<PaymentRefundFailed>()).RequestId);
    }

    private static async Task<PaymentShop> PaidAsync(string method)
    {
        var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();
        await shop.StartAsync(method, "k1");
        await shop.HearAsync<PaymentCaptured>(1);
        return shop;
    }

    private static async Task<Refund> RefundAsync(PaymentShop shop) => Assert.Single(await shop.Store.Set<Refund>().ListAsync(new(), default));

    private static Task ReachAsync(PaymentShop shop, RefundStatus status) => Eventually.HoldsAsync(async () =>
    {
        await shop.WorkAsync();
        if ((await RefundAsync(shop)).Status == status)
        {
            return true;
        }

        shop.Clock.Advance(TimeSpan.FromHours(2));
        return false;
    }, $"{status}");
}
