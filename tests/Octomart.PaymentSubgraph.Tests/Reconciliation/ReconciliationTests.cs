using Microsoft.Extensions.DependencyInjection;
using Octomart.Contracts.Events;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Providers;
using Octomart.PaymentSubgraph.Providers.Simulated;
using Octomart.PaymentSubgraph.Reconciliation;
using Octomart.PaymentSubgraph.Tests.Providers.StripePayments;
using Octomart.Store;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Reconciliation;

/// <summary>The providers' books beside the ledger, through the whole service.</summary>
public class ReconciliationTests
{
    private static readonly DateTimeOffset Day = DateTimeOffset.Parse("2026-11-23T00:00:00Z", null);

    [Fact]
    public async Task A_day_over_stripe_matches_and_its_fees_are_booked_once_however_many_make_it()
    {
        await using var shop = await StripeShop.OpenAsync();
        await shop.StartAsync("pm_card_visa");
        await shop.Shop.RefundAsync(2000, "r1");
        await shop.Shop.OpenPaymentAsync("ord_2");
        await shop.StartAsync("pm_card_visa", "k2", "ord_2");
        await shop.Stripe.DisputeAsync("pi_2", 5000);
        await shop.Stripe.PostAllAsync(events => events);
        await shop.Shop.WorkAsync();
        var desk = shop.Shop.Subgraph.Services.GetRequiredService<ReconciliationDesk>();

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => desk.MakeAsync(Provider.Stripe, Day, again: false, default)));

        Assert.All(made, day => Assert.Equal((1, 0), (day!.Times, day.DifferenceCount)));
        var total = Assert.Single(Assert.Single(await shop.Shop.Store.Set<ReconciliationDay>().ListAsync(new(), default)).Totals);
        Assert.Equal((4, 13002, 13002, (2 * 175) + 1500), (total.Matched, total.AtProvider.MinorUnits, total.InLedger.MinorUnits, total.Fees.MinorUnits));
        Assert.Equal(-total.Fees.MinorUnits, (await shop.Shop.LedgerAsync()).Where(entry => entry.Account == LedgerAccount.ProviderFees).Sum(entry => entry.Amount.MinorUnits));
        Assert.Equal(-shop.Stripe.Movements.Sum(movement => movement.Amount - movement.Fee), (await shop.Shop.LedgerAsync()).Where(entry => entry.Account == LedgerAccount.ProviderClearing).Sum(entry => entry.Amount.MinorUnits));
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task What_a_lost_webhook_kept_from_us_is_made_good_and_what_somebody_did_at_stripe_is_told()
    {
        await using var shop = await StripeShop.OpenAsync();
        await shop.StartAsync("pm_card_visa");
        await shop.Stripe.DisputeAsync("pi_1", 5000, isInquiry: false);
        await shop.Shop.OpenPaymentAsync("ord_2");
        await shop.StartAsync("pm_card_visa", "k2", "ord_2");
        await shop.RefundAtStripeAsync("pi_2", 1000);

        var day = await shop.Shop.Subgraph.Services.GetRequiredService<ReconciliationDesk>().MakeAsync(Provider.Stripe, Day, again: false, default);

        Assert.Equal(5000, (await shop.Shop.PaymentAsync()).Disputed.MinorUnits);
        var difference = Assert.Single(day!.Differences);
        Assert.Equal((ReconciliationDifferenceKind.MissingInLedger, ProviderMovementKind.Refund, -1000, Payment.IdOf("ord_2")), (difference.Kind, difference.Movement, difference.AtProvider?.MinorUnits, difference.PaymentId));
        await shop.Shop.HearAsync<ReconciliationDiffers>(1);
        Assert.Equal(("STRIPE", 1), (Assert.Single(shop.Shop.Events<ReconciliationDiffers>()).Provider, shop.Shop.Events<ReconciliationDiffers>()[0].Differences));
    }

    [Fact]
    public async Task Each_day_is_compared_once_when_it_is_over_and_again_when_people_ask()
    {
        await using var shop = await PaymentShop.OpenAsync(settings: [new("Octomart:Payment:ReconciliationDelay", "00:00:00"), new("Octomart:Payment:Simulated:SettlementDelay", "00:00:01")], time: new TestClock(Day.AddDays(1).AddSeconds(-20)));
        var worker = shop.Subgraph.Services.GetRequiredService<ReconciliationWorker>();
        await shop.OpenPaymentAsync();
        await shop.StartAsync("sim_success", "k1");
        await worker.RunOnceAsync(default);
        Assert.Equal(0, await shop.Store.Set<ReconciliationDay>().CountAsync(null, default));

        shop.Clock.Advance(TimeSpan.FromSeconds(25));
        await Task.WhenAll(worker.RunOnceAsync(default), worker.RunOnceAsync(default));
        var charge = Assert.Single(await shop.Store.Set<SimulatedMovement>().ListAsync(new(), default));
        await shop.Store.WriteAsync((work, _) =>
        {
            work.Update(charge with { Amount = charge.Amount + charge.Amount });
            return Task.CompletedTask;
        }, default);
        await worker.RunOnceAsync(default);

        var admin = shop.Subgraph.As(TestUser.Admin("usr_admin"));
        const string fields = "provider matched unexplained isBalanced differences { kind isExplained atProvider { minorUnits } inLedger { minorUnits } payment { id } }";
        var before = await admin.DataAsync($"{{ reconciliation(from: \"2026-11-23T00:00:00Z\", to: \"2026-11-24T00:00:00Z\") {{ matched unexplained days {{ {fields} }} }} }}");
        var again = (await admin.DataAsync($"mutation {{ reconciliationMake(input: {{ day: \"2026-11-23T10:00:00Z\" }}) {{ days {{ {fields} }} userErrors {{ code }} }} }}")).At("reconciliationMake");

        Assert.Equal((1, true), (before.At("reconciliation.days.0.matched").GetInt32(), before.At("reconciliation.days.0.isBalanced").GetBoolean()));
        Assert.Equal(("OTHER_AMOUNT", 20002, 10001), (again.Text("days.0.differences.0.kind"), again.At("days.0.differences.0.atProvider.minorUnits").GetInt64(), again.At("days.0.differences.0.inLedger.minorUnits").GetInt64()));
        Assert.Equal(Payment.IdOf("ord_1"), again.Text("days.0.differences.0.payment.id"));
        Assert.Equal(["INVALID"], (await admin.DataAsync("mutation { reconciliationMake(input: { day: \"2026-11-24T10:00:00Z\" }) { userErrors { code } } }")).At("reconciliationMake").UserErrorCodes());
        Assert.NotEmpty((await shop.Subgraph.As(PaymentShop.Buyer).SendAsync("{ reconciliation(from: \"2026-11-23T00:00:00Z\", to: \"2026-11-24T00:00:00Z\") { matched } }")).Errors);
    }
}
