using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Octomart.Contracts.Events;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Payouts;
using Octomart.PaymentSubgraph.Payouts.Accounts;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Payouts;

public class PayoutTests
{
    private const string Good = "DE89370400440532013000";
    private const string Closed = "DE62370400440532013001";
    private const string ComesBack = "DE35370400440532013002";

    private static readonly TestUser Member = TestUser.SellerMember("usr_member", "sel_a");

    [Fact]
    public async Task Seller_is_paid_on_its_day_once_and_sees_the_entries()
    {
        await using var shop = await EarnedAsync();
        await NameAccountAsync(shop, Good);

        await ReachAsync(shop, "PAID", TimeSpan.FromHours(6));

        var seller = await ReadAsync(shop, Member);
        Assert.Equal(("EUR-0001", 4500, "DE •••• 3000"), (seller.Text("payouts.nodes.0.number"), seller.At("payouts.nodes.0.amount.minorUnits").GetInt64(), seller.Text("payouts.nodes.0.account")));
        Assert.Equal([("PAYOUT", -4500), ("RELEASE", 4500)], seller.At("payouts.nodes.0.entries.nodes").EnumerateArray().Select(e => (e.Text("kind"), e.At("amount.minorUnits").GetInt64())).Order());
        Assert.Equal((0, 0), (seller.At("balances.0.available.minorUnits").GetInt64(), seller.At("balances.0.reserved.minorUnits").GetInt64()));
        Assert.Equal(1, seller.At("payouts.totalCount").GetInt32());
        await shop.HearAsync<PayoutPaid>(1);
        await shop.AssertSoundAsync();
        var stranger = await ReadAsync(shop, TestUser.SellerMember("usr_other", "sel_b"));
        Assert.Equal(JsonValueKind.Null, stranger.GetProperty("payouts").ValueKind);
    }

    [Fact]
    public async Task Requests_and_runs_at_once_pay_each_entry_once_and_what_is_left_is_carried_over()
    {
        await using var shop = await EarnedAsync();
        await NameAccountAsync(shop, Good);

        var run = shop.Subgraph.Services.GetRequiredService<PayoutWorker>();
        var requests = Enumerable.Range(0, 8).Select(i => RequestAsync(shop, 3000, $"k{i % 4}"));
        var payloads = await Task.WhenAll(requests.Append(RequestAsync(shop, 5000, "too-much")));
        await Task.WhenAll(run.RunOnceAsync(default), run.RunOnceAsync(default));

        Assert.Single(payloads.Where(payload => payload.UserErrorCodes().Count == 0).Select(payload => payload.Text("payout.id")).Distinct());
        Assert.All(payloads.SelectMany(payload => payload.UserErrorCodes()), code => Assert.Equal("PAYOUT_NOT_ALLOWED", code));
        var rest = await RequestAsync(shop, 1500, "rest");
        Assert.Equal(("EUR-0002", 1500), (rest.Text("payout.number"), rest.At("payout.amount.minorUnits").GetInt64()));
        await AssertStatementsAsync(shop, rest.Text("payout.id"));
        await shop.AssertSoundAsync();
    }

    [Theory]
    [InlineData(Closed, "FAILED")]
    [InlineData(ComesBack, "REVERSED")]
    public async Task Payout_that_fails_is_owed_again_and_nothing_more_is_sent_until_another_account_is_named(string iban, string status)
    {
        await using var shop = await EarnedAsync();
        await NameAccountAsync(shop, iban);
        await RequestAsync(shop, 4500, "k1");

        await ReachAsync(shop, status, TimeSpan.FromHours(12));

        var seller = await ReadAsync(shop, Member);
        Assert.Equal((4500, "BLOCKED"), (seller.At("balances.0.available.minorUnits").GetInt64(), seller.Text("payoutAccount.status")));
        Assert.Equal(["PAYOUT_NOT_ALLOWED"], (await RequestAsync(shop, 4500, "k2")).UserErrorCodes());
        Assert.Equal(1, await PeopleAsync(shop));
        await shop.HearAsync<PayoutFailed>(1);

        await NameAccountAsync(shop, Good);
        var again = await RequestAsync(shop, 4500, "k3");

        Assert.Equal(("EUR-0002", 4500), (again.Text("payout.number"), again.At("payout.amount.minorUnits").GetInt64()));
        Assert.Equal(0, await PeopleAsync(shop));
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Suspended_seller_is_not_paid_and_debts_are_carried_over()
    {
        await using var shop = await EarnedAsync();
        await NameAccountAsync(shop, Good);
        await shop.Subgraph.PublishAsync(new SellerChanged("sel_a", "a", "A", "SUSPENDED", 2));
        await HearOfAsync(shop, isHeld: true);
        Assert.Equal(["PAYOUT_NOT_ALLOWED"], (await RequestAsync(shop, 4500, "k1")).UserErrorCodes());
        shop.Clock.Advance(TimeSpan.FromDays(2));
        await shop.WorkAsync();
        Assert.Empty(await shop.Store.Set<Payout>().ListAsync(new(), default));
        await shop.Subgraph.PublishAsync(new SellerChanged("sel_a", "a", "A", "APPROVED", 3));
        await HearOfAsync(shop, isHeld: false);
        Assert.Empty((await RequestAsync(shop, 4500, "k1")).UserErrorCodes());

        await shop.RefundAsync(5000, "r1", "ord_1_a");
        shop.Clock.Advance(TimeSpan.FromDays(2));
        await shop.WorkAsync();

        var seller = await ReadAsync(shop, Member);
        Assert.Equal(-4500, seller.At("balances.0.available.minorUnits").GetInt64());
        Assert.Equal(1, seller.At("payouts.totalCount").GetInt32());
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Days_and_minimum_are_the_sellers_own()
    {
        await using var shop = await EarnedAsync();
        await NameAccountAsync(shop, Good);
        await ScheduleAsync(shop, new { sellerId = "sel_a", interval = "DAILY", minimums = new[] { PaymentShop.Euro(4501) } });

        shop.Clock.Advance(TimeSpan.FromDays(2));
        await shop.WorkAsync();
        await shop.WorkAsync();
        Assert.Empty(await shop.Store.Set<Payout>().ListAsync(new(), default));
        Assert.Equal(["INVALID"], (await ScheduleAsync(shop, new { sellerId = "sel_a", interval = "MONTHLY", dayOfMonth = 31 })).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await ScheduleAsync(shop, new { sellerId = "sel_b", interval = "DAILY" })).UserErrorCodes());

        await ScheduleAsync(shop, new { sellerId = "sel_a", interval = "DAILY", minimums = new[] { PaymentShop.Euro(4500) } });

        await ReachAsync(shop, "PAID", TimeSpan.FromHours(6));
    }

    /// <summary>The second payout's statement opens for its link and its seller, and for nobody else.</summary>
    private static async Task AssertStatementsAsync(PaymentShop shop, string payoutId)
    {
        var links = (await shop.Subgraph.As(Member).DataAsync("query ($id: ID!) { payout(id: $id) { pdf: statementUrl csv: statementUrl(format: CSV) } }", new { id = payoutId })).At("payout");
        using var http = new HttpClient { BaseAddress = new Uri(shop.Subgraph.Url) };

        Assert.Equal("%PDF"u8.ToArray(), (await http.GetByteArrayAsync(links.Text("pdf")))[..4]);
        var csv = await http.GetStringAsync(links.Text("csv"));
        Assert.Contains(",CarriedOver,,15.00,EUR,", csv, StringComparison.Ordinal);
        Assert.Contains(",Payout,,-15.00,EUR,", csv, StringComparison.Ordinal);
        foreach (var forged in new[] { $"/statements/{payoutId}.pdf", links.Text("csv").Replace(".csv", ".pdf", StringComparison.Ordinal), links.Text("pdf") + "x", "/statements/pot_none.pdf" })
        {
            using var response = await http.GetAsync(forged);
            Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    private static Task HearOfAsync(PaymentShop shop, bool isHeld) => Eventually.HoldsAsync(
        async () => (await shop.Store.Set<SellerStanding>().FindAsync("sel_a", default))?.IsHeld == isHeld, $"held: {isHeld}");

    private static async Task<PaymentShop> EarnedAsync()
    {
        var shop = await PaymentShop.OpenAsync(settings: [new("Octomart:Payment:ReleaseDelay", "00:01:00"), new("Octomart:Payment:Payouts:Interval", "Daily")]);
        await shop.OpenPaymentAsync();
        await shop.StartAsync("sim_success", "k1");
        await shop.ShipAsync();
        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        await Eventually.HoldsAsync(async () =>
        {
            await shop.WorkAsync();
            return (await shop.Store.Set<SellerBalance>().ListAsync(new(), default)).Any(balance => balance.Available.MinorUnits == 4500);
        }, "the release");
        return shop;
    }

    /// <summary>Lets time pass until the newest payout is there, doing background work in between.</summary>
    private static Task ReachAsync(PaymentShop shop, string status, TimeSpan step) => Eventually.HoldsAsync(async () =>
    {
        shop.Clock.Advance(step);
        await shop.WorkAsync();
        return (await shop.Store.Set<Payout>().ListAsync(new(), default)).Any(payout => payout.Status.ToString().Equals(status, StringComparison.OrdinalIgnoreCase));
    }, status);

    private static async Task NameAccountAsync(PaymentShop shop, string iban)
    {
        var payload = await AskAsync(shop, "simulatedPayoutAccountSet", "SimulatedPayoutAccountSetInput", new { idempotencyKey = Guid.NewGuid().ToString(), sellerId = "sel_a", iban }, "account { label }");
        Assert.Empty(payload.UserErrorCodes());
    }

    private static Task<JsonElement> RequestAsync(PaymentShop shop, long amount, string key) =>
        AskAsync(shop, "payoutRequest", "PayoutRequestInput", new { idempotencyKey = key, sellerId = "sel_a", amount = PaymentShop.Euro(amount) }, "payout { id number amount { minorUnits } }");

    private static Task<JsonElement> ScheduleAsync(PaymentShop shop, object input) => AskAsync(shop, "payoutScheduleSet", "PayoutScheduleSetInput", input, "schedule { interval }");

    private static async Task<JsonElement> AskAsync(PaymentShop shop, string mutation, string inputType, object input, string fields) =>
        (await shop.Subgraph.As(Member).DataAsync($"mutation ($input: {inputType}!) {{ {mutation}(input: $input) {{ {fields} userErrors {{ code message field }} }} }}", new { input })).GetProperty(mutation);

    private static async Task<int> PeopleAsync(PaymentShop shop) =>
        (await shop.Subgraph.As(TestUser.Admin("usr_admin")).DataAsync("{ payoutsNeedingPeople { totalCount } }")).At("payoutsNeedingPeople.totalCount").GetInt32();

    private static async Task<JsonElement> ReadAsync(PaymentShop shop, TestUser user) => (await shop.Subgraph.As(user).DataAsync("""
        query ($all: [_Any!]!) { _entities(representations: $all) { ... on Seller {
          balances { available { minorUnits } reserved { minorUnits } nextPayoutAt } payoutAccount { status label problem } payoutSchedule { interval }
          payouts { totalCount nodes { id number status account amount { minorUnits } period { from to } failure entries { nodes { kind amount { minorUnits } } } } } } } }
        """, new { all = new[] { new { __typename = "Seller", id = "sel_a" } } })).At("_entities.0");
}
