using Microsoft.Extensions.DependencyInjection;
using Octomart.Contracts.Events;
using Octomart.PaymentSubgraph.Disputes;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Disputes;

/// <summary>Buyers who want their money back from the bank, over the simulated provider.</summary>
public class DisputeTests
{
    private const string Fields = "nodes { id status reason amount { minorUnits } withdrawn { minorUnits } fee { minorUnits } respondBy closedAt order { id } payment { id } allocations { seller { id } amount { minorUnits } } }";

    [Fact]
    public async Task While_a_sale_is_disputed_its_earnings_are_reserved_and_neither_released_nor_refunded()
    {
        await using var shop = await PaidAsync("sim_dispute_lost");
        await shop.ShipAsync();
        await ReachAsync(shop, DisputeStatus.NeedsResponse);
        var payment = await shop.PaymentAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => shop.Subgraph.Services.GetRequiredService<DisputeDesk>().LookAsync(payment, default)));

        Assert.Equal([(0, 0, 4500), (0, 0, 2934), (0, 0, 1666)], await BalancesAsync(shop));
        Assert.Equal((10001, 0), ((await shop.PaymentAsync()).Disputed.MinorUnits, (await shop.PaymentAsync()).Refundable.MinorUnits));
        Assert.Equal(["REFUND_EXCEEDS_CAPTURED"], (await shop.RefundAsync(1, "r1")).UserErrorCodes());
        Assert.Equal((-10001, -1500), (await SumAsync(shop, LedgerAccount.Disputes), await SumAsync(shop, LedgerAccount.ProviderFees)));
        await shop.HearAsync<PaymentDisputed>(1);
        Assert.Equal("fraudulent", Assert.Single(shop.Events<PaymentDisputed>()).Reason);
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task A_lost_dispute_is_paid_by_the_sellers_less_the_fee_that_the_shop_gives_up()
    {
        await using var shop = await PaidAsync("sim_dispute_lost");
        await ReachAsync(shop, DisputeStatus.Lost);

        Assert.Equal([(0, 0, 0), (0, 0, 0), (0, 0, 0)], await BalancesAsync(shop));
        foreach (var account in new[] { LedgerAccount.CommissionRevenue, LedgerAccount.Disputes, LedgerAccount.DisputeLosses })
        {
            Assert.Equal(0, await SumAsync(shop, account));
        }

        Assert.Equal(1500, await SumAsync(shop, LedgerAccount.ProviderClearing));
        await shop.HearAsync<PaymentDisputeClosed>(1);
        Assert.True(Assert.Single(shop.Events<PaymentDisputeClosed>()).IsLost);
        Assert.Null((await DisputeAsync(shop)).LookAt);
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task A_dispute_that_is_won_gives_back_what_was_reserved_to_where_the_earnings_are_now()
    {
        await using var shop = await PaidAsync("sim_dispute_won");
        await ReachAsync(shop, DisputeStatus.NeedsResponse);
        await shop.ShipAsync();
        shop.Clock.Advance(TimeSpan.FromSeconds(2));
        await shop.WorkAsync();
        await ReachAsync(shop, DisputeStatus.Won);

        Assert.Equal([(0, 4500, 0), (2934, 0, 0), (1666, 0, 0)], await BalancesAsync(shop));
        Assert.Equal((0, 10001), ((await shop.PaymentAsync()).Disputed.MinorUnits, (await shop.PaymentAsync()).Refundable.MinorUnits));
        await shop.HearAsync<PaymentDisputeClosed>(1);
        Assert.False(Assert.Single(shop.Events<PaymentDisputeClosed>()).IsLost);
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task The_shops_own_people_read_disputes_and_nobody_else_does()
    {
        await using var shop = await PaidAsync("sim_dispute_lost");
        await ReachAsync(shop, DisputeStatus.NeedsResponse);
        var admin = shop.Subgraph.As(TestUser.Admin("usr_admin"));

        var listed = (await admin.DataAsync($"{{ all: disputes {{ totalCount {Fields} }} lost: disputes(status: LOST) {{ totalCount }} }}")).At("all");
        Assert.Equal(("ord_1", "NEEDS_RESPONSE", 10001), (listed.Text("nodes.0.order.id"), listed.Text("nodes.0.status"), listed.At("nodes.0.withdrawn.minorUnits").GetInt64()));
        Assert.Equal(3, listed.At("nodes.0.allocations").GetArrayLength());

        const string query = "{ payment(orderId: \"ord_1\") { disputed { minorUnits } disputes { id status } ledger { account amount { minorUnits } } } }";
        var shown = (await admin.DataAsync(query)).At("payment");
        Assert.Equal(1, shown.At("disputes").GetArrayLength());
        Assert.Equal(0, shown.At("ledger").EnumerateArray().Sum(entry => entry.At("amount.minorUnits").GetInt64()));
        Assert.Equal((await shop.LedgerAsync()).Count, shown.At("ledger").GetArrayLength());
        var hidden = (await shop.Subgraph.As(PaymentShop.Buyer).DataAsync(query)).At("payment");
        Assert.All(["disputes", "ledger"], field => Assert.Equal(System.Text.Json.JsonValueKind.Null, hidden.At(field).ValueKind));
        Assert.NotEmpty((await shop.Subgraph.As(PaymentShop.Buyer).SendAsync("{ disputes { totalCount } }")).Errors);
    }

    private static async Task<PaymentShop> PaidAsync(string method)
    {
        var shop = await PaymentShop.OpenAsync(settings: [new("Octomart:Payment:ReleaseDelay", "00:00:01")]);
        await shop.OpenPaymentAsync();
        await shop.StartAsync(method, "k1");
        return shop;
    }

    private static async Task<Dispute> DisputeAsync(PaymentShop shop) => Assert.Single(await shop.Store.Set<Dispute>().ListAsync(new(), default));

    private static Task ReachAsync(PaymentShop shop, DisputeStatus status) => Eventually.HoldsAsync(async () =>
    {
        await shop.WorkAsync();
        if ((await shop.Store.Set<Dispute>().ListAsync(new(), default)) is [var dispute] && dispute.Status == status)
        {
            return true;
        }

        shop.Clock.Advance(TimeSpan.FromSeconds(3));
        return false;
    }, $"{status}");

    private static async Task<(long Pending, long Available, long Reserved)[]> BalancesAsync(PaymentShop shop) =>
    [
        .. (await shop.Store.Set<SellerBalance>().ListAsync(new() { OrderBy = balance => balance.SellerId }, default))
            .Select(balance => (balance.Pending.MinorUnits, balance.Available.MinorUnits, balance.Reserved.MinorUnits)),
    ];

    private static async Task<long> SumAsync(PaymentShop shop, LedgerAccount account) =>
        (await shop.LedgerAsync()).Where(entry => entry.Account == account).Sum(entry => entry.Amount.MinorUnits);
}
