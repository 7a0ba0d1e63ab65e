using Octomart.Contracts.Events;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Refunds;
using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.PaymentSubgraph.Tests.Refunds;

public class RefundCreateTests
{
    [Fact]
    public async Task Partial_refunds_add_up_to_exactly_zero()
    {
        await using var shop = await PaidAsync();

        var first = await shop.RefundAsync(3333, "r1");
        await shop.RefundAsync(3333, "r2");
        var last = await shop.RefundAsync(3335, "r3");

        Assert.Equal("PARTIALLY_REFUNDED", first.Text("payment.status"));
        Assert.Equal(("REFUNDED", 0), (last.Text("payment.status"), last.At("payment.refundable.minorUnits").GetInt64()));
        Assert.Equal((10001, 10001), await shop.AtProviderAsync());
        Assert.Equal(0, (await shop.LedgerAsync()).Where(e => e.Account == LedgerAccount.CommissionRevenue).Sum(e => e.Amount.MinorUnits));
        Assert.All(await shop.Store.Set<SellerBalance>().ListAsync(new(), CancellationToken.None), b => Assert.Equal(0, b.Pending.MinorUnits));
        await shop.HearAsync<PaymentRefunded>(3);
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task One_sellers_share_can_be_refunded_up_to_itself()
    {
        await using var shop = await PaidAsync();

        var tooMuch = await shop.RefundAsync(1668, "r1", "ord_1_c");
        var all = await shop.RefundAsync(1667, "r2", "ord_1_c");

        Assert.Equal(["REFUND_EXCEEDS_CAPTURED"], tooMuch.UserErrorCodes());
        Assert.Empty(all.UserErrorCodes());
        Assert.Equal([0, 0, 1667], all.At("payment.allocations").EnumerateArray().Select(a => a.At("refunded.minorUnits").GetInt64()));
        await shop.AssertSoundAsync();
    }

    [StoresFact]
    public async Task Refunds_at_once_never_exceed_what_was_captured()
    {
        await using var shop = await PaidAsync();

        var payloads = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => shop.RefundAsync(1500, $"r{i}")));

        Assert.Equal(6, payloads.Count(p => p.UserErrorCodes().Count == 0));
        Assert.All(payloads.SelectMany(p => p.UserErrorCodes()), code => Assert.Equal("REFUND_EXCEEDS_CAPTURED", code));
        Assert.Equal((10001, 9000), await shop.AtProviderAsync());
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task One_key_refunds_once()
    {
        await using var shop = await PaidAsync();

        var payloads = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => shop.RefundAsync(1000, "r1")));
        var other = await shop.RefundAsync(2000, "r1");

        Assert.All(payloads, p => Assert.Empty(p.UserErrorCodes()));
        Assert.Equal(["IDEMPOTENCY_KEY_REUSED"], other.UserErrorCodes());
        Assert.Equal((10001, 1000), await shop.AtProviderAsync());
    }

    [Theory]
    [InlineData(0, "EUR", null, "INVALID")]
    [InlineData(10002, "EUR", null, "REFUND_EXCEEDS_CAPTURED")]
    [InlineData(100, "USD", null, "CURRENCY_MISMATCH")]
    [InlineData(100, "EUR", "ord_2_a", "INVALID")]
    public async Task Bad_input_is_refused(long amount, string currency, string? sellerOrderId, string code)
    {
        await using var shop = await PaidAsync();

        Assert.Equal([code], (await shop.RefundAsync(amount, "r1", sellerOrderId, currency: currency)).UserErrorCodes());
        Assert.Equal((10001, 0), await shop.AtProviderAsync());
    }

    [Fact]
    public async Task What_was_not_captured_cannot_be_refunded()
    {
        await using var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();

        Assert.Equal(["INVALID_TRANSITION"], (await shop.RefundAsync(1, "r1")).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await shop.RefundAsync(1, "r1", orderId: "ord_unknown")).UserErrorCodes());
    }

    [Fact]
    public async Task Only_the_shops_own_people_refund()
    {
        await using var shop = await PaidAsync();
        const string mutation = """mutation { refundCreate(input: { idempotencyKey: "r", paymentId: "pay_x", amount: { minorUnits: 1, currency: "EUR" }, reason: "x" }) { userErrors { code } } }""";

        Assert.Equal(["FORBIDDEN"], (await shop.Subgraph.As(PaymentShop.Buyer).SendAsync(mutation)).ErrorCodes);
        Assert.Equal(["UNAUTHENTICATED"], (await shop.Subgraph.Anonymous().SendAsync(mutation)).ErrorCodes);
        Assert.Equal(["NOT_FOUND"], (await shop.RefundAsync(1, "r1", by: new TestUser("usr_clever") { Scopes = ["refunds:write"] })).UserErrorCodes());
    }

    [Fact]
    public async Task A_seller_gives_of_its_own_share_only()
    {
        await using var shop = await PaidAsync();
        var seller = new TestUser("usr_b") { Roles = ["SELLER_MEMBER"], Sellers = ["sel_b"], Scopes = ["refunds:write"] };

        Assert.Equal(["NOT_FOUND"], (await shop.RefundAsync(100, "r1", "ord_1_a", by: seller)).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await shop.RefundAsync(100, "r2", by: seller)).UserErrorCodes());
        Assert.Equal(["REFUND_EXCEEDS_CAPTURED"], (await shop.RefundAsync(3335, "r3", "ord_1_b", by: seller)).UserErrorCodes());
        var payload = await shop.RefundAsync(100, "r4", "ord_1_b", by: seller, returnId: "ret_1", paymentId: "");

        Assert.Empty(payload.UserErrorCodes());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, payload.At("payment").ValueKind);
        Assert.Equal("ret_1", Assert.Single(await shop.Store.Set<Refund>().ListAsync(new(), CancellationToken.None)).ReturnId);
        Assert.Equal((10001, 100), await shop.AtProviderAsync());
        await shop.AssertSoundAsync();
    }

    private static async Task<PaymentShop> PaidAsync()
    {
        var shop = await PaymentShop.OpenAsync();
        await shop.OpenPaymentAsync();
        await shop.StartAsync("sim_success", "k1");
        return shop;
    }
}
