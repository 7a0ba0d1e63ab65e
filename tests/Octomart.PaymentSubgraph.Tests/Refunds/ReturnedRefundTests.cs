using Microsoft.Extensions.DependencyInjection;
using Octomart.Contracts.Events;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Providers.Simulated;
using Octomart.PaymentSubgraph.Refunds;
using Octomart.Store;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Refunds;

/// <summary>Money that went back and comes back later, because the buyer's bank did not take it.</summary>
public class ReturnedRefundTests
{
    [Fact]
    public async Task A_refund_that_comes_back_is_booked_back_and_told_once_however_many_look()
    {
        await using var shop = await PaidAsync();
        await shop.RefundOpenAsync(2000, "gbk_1", commission: 200);
        var entries = await shop.LedgerAsync();
        await shop.HearAsync<PaymentRefunded>(1);

        shop.Clock.Advance(TimeSpan.FromSeconds(10));
        await shop.Subgraph.Services.GetRequiredService<SimulatedProvider>().SettleDueAsync(default);
        var gone = await RefundAsync(shop);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => shop.Subgraph.Services.GetRequiredService<RefundWatch>().LookAsync(gone, default)));
        await shop.WorkAsync();

        var payment = await shop.PaymentAsync();
        Assert.Equal((0, 0, 10001), (payment.Refunded.MinorUnits, payment.RefundsPending.MinorUnits, payment.Refundable.MinorUnits));
        Assert.All(payment.Shares, share => Assert.Equal((0, 0), (share.Refunded.MinorUnits, share.CommissionRefunded.MinorUnits)));
        var after = await shop.LedgerAsync();
        Assert.Equal(entries, after.Where(entry => entry.Source != LedgerSource.RefundReturn).OrderBy(entry => entries.ToList().IndexOf(entry)));
        Assert.Equal(4500, after.Where(entry => entry.SellerId == "sel_a").Sum(entry => entry.Amount.MinorUnits));
        await shop.HearAsync<PaymentRefundFailed>(1);
        var told = Assert.Single(shop.Events<PaymentRefundFailed>());
        Assert.Equal(("gbk_1", true, 2000), (told.RequestId, told.HasComeBack, told.Amount.MinorUnits));
        Assert.Equal("FAILED", (await shop.RefundOpenAsync(2000, "gbk_1")).Text("refund.status"));
        var forPeople = await shop.Subgraph.As(TestUser.Admin("usr_admin")).DataAsync("{ refunds(status: FAILED) { totalCount nodes { hasComeBack payment { order { id } } } } }");
        Assert.Equal((1, "ord_1"), (forPeople.At("refunds.totalCount").GetInt32(), forPeople.Text("refunds.nodes.0.payment.order.id")));
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task A_refund_that_comes_back_without_a_word_is_found_by_looking_after_it_and_goes_to_where_the_earnings_are_now()
    {
        await using var shop = await PaidAsync([new("Octomart:Payment:ReleaseDelay", "00:00:01"), new("Octomart:Payment:RefundLookDelay", "00:00:40")]);
        await shop.RefundOpenAsync(2000, "gbk_1");
        await shop.ShipAsync();
        shop.Clock.Advance(TimeSpan.FromSeconds(2));
        await shop.WorkAsync();

        // The provider's worker does not run, so nothing is told.
        await shop.Subgraph.Services.GetRequiredService<SimulatedProviderWorker>().StopAsync(default);
        shop.Clock.Advance(TimeSpan.FromSeconds(20));
        await shop.Subgraph.Services.GetRequiredService<SimulatedProvider>().SettleDueAsync(default);
        await DropWebhooksAsync(shop);
        Assert.Equal(RefundStatus.Succeeded, (await RefundAsync(shop)).Status);
        await ReachAsync(shop, RefundStatus.Failed);

        var balance = await shop.Store.Set<SellerBalance>().FindAsync(SellerBalance.IdOf("sel_a", "EUR"), default);
        Assert.Equal((0, 4500), (balance!.Pending.MinorUnits, balance.Available.MinorUnits));
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task A_refund_that_stays_where_it_went_is_looked_at_some_times_and_no_more()
    {
        await using var shop = await PaidAsync([new("Octomart:Payment:RefundLookDelay", "00:00:10"), new("Octomart:Payment:RefundLooks", "2")], "sim_success");
        await shop.RefundOpenAsync(2000, "gbk_1");

        await Eventually.HoldsAsync(async () =>
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(10));
            await shop.WorkAsync();
            return (await RefundAsync(shop)).LookAt is null;
        }, "nobody looks any more");

        Assert.Equal((RefundStatus.Succeeded, 2), ((await RefundAsync(shop)).Status, (await RefundAsync(shop)).Looks));
    }

    [Fact]
    public async Task What_comes_back_of_an_order_that_was_called_off_is_left_to_people()
    {
        await using var shop = await PaidAsync();

        await shop.VoidAsync();
        await ReachAsync(shop, RefundStatus.Failed);
        await shop.WorkAsync();

        Assert.Equal((null, 10001), ((await shop.PaymentAsync()).CheckAt, (await shop.PaymentAsync()).Refundable.MinorUnits));
        Assert.True((await RefundAsync(shop)).HasComeBack);
        Assert.Empty((await shop.RefundAsync(10001, "by-hand")).UserErrorCodes());
    }

    private static async Task<PaymentShop> PaidAsync(IEnumerable<KeyValuePair<string, string?>>? settings = null, string method = "sim_refund_comes_back")
    {
        var shop = await PaymentShop.OpenAsync(settings: settings);
        await shop.OpenPaymentAsync();
        await shop.StartAsync(method, "k1");
        return shop;
    }

    private static async Task<Refund> RefundAsync(PaymentShop shop) => Assert.Single(await shop.Store.Set<Refund>().ListAsync(new(), default));

    private static Task DropWebhooksAsync(PaymentShop shop) => shop.Store.DeleteAllAsync<SimulatedWebhook>(new(), default);

    private static Task ReachAsync(PaymentShop shop, RefundStatus status) => Eventually.HoldsAsync(async () =>
    {
        shop.Clock.Advance(TimeSpan.FromSeconds(10));
        await shop.WorkAsync();
        return (await RefundAsync(shop)).Status == status;
    }, $"{status}");
}
