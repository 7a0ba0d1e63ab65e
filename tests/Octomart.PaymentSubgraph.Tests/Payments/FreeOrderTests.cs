using System.Text.Json;
using Octomart.Contracts.Events;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Refunds;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Payments;

/// <summary>Orders that cost their buyer nothing, because the shop or a seller pays for all of it.</summary>
public class FreeOrderTests
{
    [Fact]
    public async Task A_payment_of_nothing_is_captured_at_once_and_the_seller_earns_what_the_shop_pays()
    {
        await using var shop = await PaymentShop.OpenAsync();

        var payloads = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => OpenFreeAsync(shop)));

        Assert.All(payloads, payload => Assert.Equal("CAPTURED", payload.Text("payment.status")));
        await shop.HearAsync<PaymentCaptured>(1);
        Assert.Equal(0, Assert.Single(shop.Events<PaymentCaptured>()).Amount.MinorUnits);
        Assert.Equal(4500, Assert.Single(await shop.Store.Set<SellerBalance>().ListAsync(new(), default)).Pending.MinorUnits);
        Assert.Equal(-5000, (await shop.LedgerAsync()).Where(entry => entry.Account == LedgerAccount.Promotions).Sum(entry => entry.Amount.MinorUnits));
        Assert.Equal(["ALREADY_PAID"], (await shop.StartAsync("sim_success", "k1")).UserErrorCodes());
        Assert.Equal((0, 0), await shop.AtProviderAsync());
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Voiding_it_takes_the_subsidy_back_once()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await OpenFreeAsync(shop);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => shop.VoidAsync()));
        var payload = await shop.VoidAsync();

        Assert.Equal("REFUNDED", payload.Text("payment.status"));
        Assert.Single(await shop.Store.Set<Refund>().ListAsync(new(), default));
        Assert.All((await shop.LedgerAsync()).GroupBy(entry => (entry.Account, entry.SellerId)), account => Assert.Equal(0, account.Sum(entry => entry.Amount.MinorUnits)));
        Assert.Null((await shop.PaymentAsync()).CheckAt);
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task What_the_shop_pays_becomes_available_like_any_earning()
    {
        await using var shop = await PaymentShop.OpenAsync(settings: [new("Octomart:Payment:ReleaseDelay", "00:01:00")]);
        await OpenFreeAsync(shop);
        await shop.ShipAsync();

        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        await shop.WorkAsync();

        var balance = Assert.Single(await shop.Store.Set<SellerBalance>().ListAsync(new(), default));
        Assert.Equal((0, 4500), (balance.Pending.MinorUnits, balance.Available.MinorUnits));
        Assert.Equal(PaymentStatus.Captured, (await shop.PaymentAsync()).Status);
    }

    [Fact]
    public async Task One_that_nobody_pays_for_leaves_no_trace_in_the_books()
    {
        await using var shop = await PaymentShop.OpenAsync();

        var payload = await OpenFreeAsync(shop, commission: 0, subsidy: 0);
        await shop.VoidAsync();

        Assert.Equal("CAPTURED", payload.Text("payment.status"));
        Assert.Empty(await shop.LedgerAsync());
        await shop.HearAsync<PaymentCaptured>(1);
    }

    private static Task<JsonElement> OpenFreeAsync(PaymentShop shop, long commission = 500, long subsidy = 5000) => shop.OpenPaymentAsync(change: input => new(input)
    {
        ["amount"] = PaymentShop.Euro(0),
        ["shares"] = new[] { PaymentShop.Share("ord_1", "a", 0, commission, subsidy) },
    });
}
