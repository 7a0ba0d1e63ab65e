using System.Text.Json;
using System.Text.Json.Nodes;
using Octomart.Contracts;
using Octomart.Contracts.Events;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Payments;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Ledger;

public class SellerFinancesTests
{
    private const string Finances = """
        query ($all: [_Any!]!, $first: Int! = 20, $after: String) { _entities(representations: $all) {
          ... on Seller { balances { pending { minorUnits currency } available { minorUnits } }
            ledger(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { kind account amount { minorUnits } sourceType sellerOrder { id } } } } } }
        """;

    private static readonly TestUser Member = TestUser.SellerMember("usr_member", "sel_a");

    [Fact]
    public async Task Seller_sees_the_sale_less_commission_and_later_has_it_available()
    {
        await using var shop = await PaidAsync();

        var pending = await ReadAsync(shop, Member);
        await shop.ShipAsync();
        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        await Eventually.HoldsAsync(async () =>
        {
            await shop.WorkAsync();
            return (await ReadAsync(shop, Member)).At("balances.0.available.minorUnits").GetInt64() == 4500;
        }, "the release");

        Assert.Equal((4500, 0, "EUR"), (pending.At("balances.0.pending.minorUnits").GetInt64(), pending.At("balances.0.available.minorUnits").GetInt64(), pending.Text("balances.0.pending.currency")));
        Assert.Equal([("SALE", 5000), ("COMMISSION", -500)], pending.At("ledger.nodes").EnumerateArray().Select(e => (e.Text("kind"), e.At("amount.minorUnits").GetInt64())).OrderByDescending(e => e.Item2));
        Assert.Equal(0, (await ReadAsync(shop, Member)).At("balances.0.pending.minorUnits").GetInt64());
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Refund_after_the_release_is_taken_from_what_is_available()
    {
        await using var shop = await PaidAsync();
        await ReleaseAsync(shop);

        await shop.RefundAsync(5000, "r1", "ord_1_a");

        var balance = (await ReadAsync(shop, Member)).At("balances.0");
        Assert.Equal((0, 0), (balance.At("pending.minorUnits").GetInt64(), balance.At("available.minorUnits").GetInt64()));
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Share_becomes_available_with_its_last_parcel_and_the_others_stay_held_back()
    {
        await using var shop = await PaidAsync();
        await shop.Subgraph.PublishAsync(shop.Shipped("ord_1_b", "ord_1", isLast: false));

        await ReleaseAsync(shop);

        var shares = (await shop.PaymentAsync()).Shares;
        Assert.Equal([true, false, false], shares.Select(share => share.IsReleased));
        Assert.Equal([false, true, true], shares.Select(share => share.ReleaseAt is null));
        await shop.RefundAsync(2000, "r1");
        await shop.AssertSoundAsync();
        Assert.Equal([true, false, false], (await shop.Store.Set<SellerBalance>().ListAsync(new(), default)).OrderBy(balance => balance.SellerId).Select(balance => balance.Pending.MinorUnits == 0));
    }

    [Fact]
    public async Task Rest_of_a_part_that_is_cancelled_after_a_parcel_ends_the_shipping()
    {
        await using var shop = await PaidAsync();
        await shop.Subgraph.PublishAsync(new SellerOrderCancelled(shop.Snapshot("ord_1"), "ord_1_a", [], Money.Zero("EUR"), "BUYER", shop.Clock.GetUtcNow(), IsShipped: true));
        await shop.Subgraph.PublishAsync(new SellerOrderCancelled(shop.Snapshot("ord_1"), "ord_1_b", [], Money.Zero("EUR"), "BUYER", shop.Clock.GetUtcNow(), IsShipped: false));

        await Eventually.HoldsAsync(async () => (await shop.PaymentAsync()).ReleaseAt is not null, "the end of the shipping");

        Assert.Equal(["ord_1_a"], (await shop.PaymentAsync()).Shares.Where(share => share.ReleaseAt is not null).Select(share => share.SellerOrderId));
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "2026-11-23T10:00:00Z")]
    public void Payment_from_before_shares_had_a_time_of_their_own_keeps_its_time(bool isReleased, string? releaseAt)
    {
        var stored = new JsonObject { ["isReleased"] = isReleased, ["releaseAt"] = releaseAt, ["shares"] = new JsonArray(new JsonObject(), new JsonObject()) };

        PaymentRelease.FromWholePayments(stored);

        Assert.All(stored["shares"]!.AsArray(), share => Assert.Equal((isReleased, releaseAt), ((bool)share!["isReleased"]!, (string?)share["releaseAt"])));
    }

    [Fact]
    public async Task Ledger_is_paged()
    {
        await using var shop = await PaidAsync();

        var first = (await ReadAsync(shop, Member, 1)).At("ledger");
        var second = (await ReadAsync(shop, Member, 1, first.Text("pageInfo.endCursor"))).At("ledger");

        Assert.Equal((2, true, false), (first.GetProperty("totalCount").GetInt32(), first.At("pageInfo.hasNextPage").GetBoolean(), second.At("pageInfo.hasNextPage").GetBoolean()));
        Assert.NotEqual(first.Text("nodes.0.kind"), second.Text("nodes.0.kind"));
    }

    [Fact]
    public async Task Other_sellers_buyers_and_members_without_the_scope_see_nothing()
    {
        await using var shop = await PaidAsync();

        foreach (var user in new[] { TestUser.SellerMember("usr_other", "sel_b"), PaymentShop.Buyer, Member with { Scopes = ["orders:read"] } })
        {
            var seller = await ReadAsync(shop, user);
            Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (seller.GetProperty("balances").ValueKind, seller.GetProperty("ledger").ValueKind));
        }

        var guest = await shop.Subgraph.Anonymous().SendAsync(Finances, new { all = Seller });
        Assert.Equal(["UNAUTHENTICATED", "UNAUTHENTICATED"], guest.ErrorCodes);
    }

    [Fact]
    public async Task Seller_order_shows_what_is_earned_to_its_seller_only()
    {
        await using var shop = await PaidAsync();
        await shop.RefundAsync(1000, "r1", "ord_1_a");
        const string query = "query ($all: [_Any!]!) { _entities(representations: $all) { ... on SellerOrder { commission { minorUnits } netEarning { minorUnits } } } }";
        var all = new { all = new[] { new { __typename = "SellerOrder", id = "ord_1_a" }, new { __typename = "SellerOrder", id = "ord_1_b" }, new { __typename = "SellerOrder", id = "unknown" } } };

        var mine = await shop.Subgraph.As(Member).DataAsync(query, all);

        Assert.Equal((400, 3600), (mine.At("_entities.0.commission.minorUnits").GetInt64(), mine.At("_entities.0.netEarning.minorUnits").GetInt64()));
        Assert.Equal(JsonValueKind.Null, mine.At("_entities.1.netEarning").ValueKind);
        Assert.Equal(JsonValueKind.Null, mine.At("_entities.2.netEarning").ValueKind);
        var buyer = await shop.Subgraph.As(PaymentShop.Buyer).SendAsync(query, all);
        Assert.All(buyer.ErrorCodes, code => Assert.Equal("FORBIDDEN", code));
        Assert.Equal(6, buyer.ErrorCodes.Count);
    }

    private static readonly object[] Seller = [new { __typename = "Seller", id = "sel_a" }];

    private static async Task<JsonElement> ReadAsync(PaymentShop shop, TestUser user, int first = 20, string? after = null) =>
        (await shop.Subgraph.As(user).DataAsync(Finances, new { all = Seller, first, after })).At("_entities.0");

    private static async Task ReleaseAsync(PaymentShop shop)
    {
        await shop.ShipAsync();
        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        await Eventually.HoldsAsync(async () =>
        {
            await shop.WorkAsync();
            return (await shop.PaymentAsync()).Shares[0].IsReleased;
        }, "the release");
    }

    private static async Task<PaymentShop> PaidAsync()
    {
        var shop = await PaymentShop.OpenAsync(settings: [new("Octomart:Payment:ReleaseDelay", "00:01:00")]);
        await shop.OpenPaymentAsync();
        await shop.StartAsync("sim_success", "k1");
        return shop;
    }
}
