using Octomart.Contracts.Events;
using Octomart.PaymentProviders.Stub.Faults;
using Octomart.PaymentProviders.Stub.PayPal;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Tests.Providers.PayPalPayments;
using Octomart.PaymentSubgraph.Webhooks;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Payments;

/// <summary>A buyer goes on with another provider: the old charge is given up before the new one begins, so that never two can take money.</summary>
public class ProviderChangeTests
{
    [Fact]
    public async Task After_a_decline_and_a_change_of_mind_another_provider_is_paid_and_all_tries_can_be_read()
    {
        await using var shop = await PayPalShop.OpenAsync();

        await shop.StartAsync("k1", provider: "SIMULATED", method: "sim_declined");
        await shop.StartAsync("k2");
        var paid = await shop.StartAsync("k3", provider: "STRIPE", method: "pm_card_visa");
        await shop.PayPal.ApproveAsync(Assert.Single(shop.PayPal.Orders).Id);
        await shop.PayPal.PostAllAsync(events => events);
        await shop.Shop.WorkAsync();

        Assert.Equal(("CAPTURED", "STRIPE"), (paid.Text("payment.status"), paid.Text("payment.provider")));
        Assert.Equal((0m, 10001), (shop.PayPal.Taken, shop.Stripe.Taken));
        Assert.Equal(
            [("SIMULATED", "DECLINED", "CARD_DECLINED"), ("PAYPAL", "ABANDONED", null), ("STRIPE", "SUCCEEDED", null)],
            await AttemptsAsync(shop));
        Assert.All(await shop.Shop.Store.Set<WebhookEvent>().ListAsync(new(), default), message => Assert.Equal(WebhookState.Processed, message.State));
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Old_charge_that_turns_out_taken_is_the_payment()
    {
        await using var shop = await PayPalShop.OpenAsync();
        await shop.StartAsync("k1", provider: "STRIPE", method: "pm_card_authenticationRequired");
        await shop.Stripe.AnswerBankAsync("pi_1", approves: true);

        var changed = await shop.StartAsync("k2");

        Assert.Empty(changed.UserErrorCodes());
        Assert.Equal(("CAPTURED", "STRIPE"), (changed.Text("payment.status"), changed.Text("payment.provider")));
        Assert.Equal([("STRIPE", "SUCCEEDED", null), ("PAYPAL", "ABANDONED", null)], await AttemptsAsync(shop));
        Assert.Empty(shop.PayPal.Orders);
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Nothing_begins_anew_until_the_old_provider_has_answered()
    {
        await using var shop = await PayPalShop.OpenAsync();
        await shop.StartAsync("k1", provider: "STRIPE", method: "pm_card_authenticationRequired");
        shop.Stripe.Faults.Add(new Fault(FaultKind.LostRequest, Method: null, Times: int.MaxValue));

        var changed = await shop.StartAsync("k2");
        var impatient = await shop.StartAsync("k3", provider: "SIMULATED");
        var ordersDuring = shop.PayPal.Orders.Count;
        shop.Stripe.Faults.Clear();
        await shop.UntilAsync(payment => payment.Status == PaymentStatus.RequiresAction, "waits for the buyer at PayPal");

        Assert.Equal(("PROCESSING", 0), (changed.Text("payment.status"), ordersDuring));
        Assert.Equal(["PROCESSING"], impatient.UserErrorCodes());
        Assert.Equal("canceled", shop.Stripe.Find("pi_1")!.Status);
        await shop.ApproveAsync();
        Assert.Equal("CAPTURED", (await shop.Shop.ConfirmAsync()).Text("payment.status"));
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Order_that_ends_while_its_provider_changes_is_cancelled_at_the_old_one()
    {
        await using var shop = await PayPalShop.OpenAsync();
        await shop.StartAsync("k1", provider: "STRIPE", method: "pm_card_authenticationRequired");
        shop.Stripe.Faults.Add(new Fault(FaultKind.LostRequest, Method: null, Times: int.MaxValue));
        await shop.StartAsync("k2");

        await shop.Shop.VoidAsync();
        shop.Stripe.Faults.Clear();
        await shop.UntilAsync(payment => payment.Status == PaymentStatus.Cancelled, "is cancelled");

        Assert.Equal("canceled", shop.Stripe.Find("pi_1")!.Status);
        Assert.Empty(shop.PayPal.Orders);
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Many_who_change_at_once_leave_one_charge_that_can_take_money()
    {
        await using var shop = await PayPalShop.OpenAsync();
        await shop.StartAsync("k0");

        await Task.WhenAll(Enumerable.Range(1, 12).Select(i => i % 2 == 0
            ? shop.StartAsync($"k{i}")
            : shop.StartAsync($"k{i}", provider: "STRIPE", method: "pm_card_authenticationRequired")));
        foreach (var order in shop.PayPal.Orders)
        {
            await shop.PayPal.ApproveAsync(order.Id);
        }

        foreach (var intent in shop.Stripe.Intents)
        {
            await shop.Stripe.AnswerBankAsync(intent.Id, approves: true);
        }

        await shop.UntilAsync(payment => payment.IsPaid, "is paid");

        Assert.Equal(100.01m, shop.PayPal.Taken + (shop.Stripe.Taken / 100m));
        await shop.Shop.HearAsync<PaymentCaptured>(1);
        await shop.AssertSoundAsync();
    }

    [Fact]
    public async Task Money_that_was_taken_over_a_charge_after_it_was_given_up_goes_back()
    {
        await using var shop = await PayPalShop.OpenAsync();
        await shop.StartAsync("k1");
        await shop.StartAsync("k2", provider: "STRIPE", method: "pm_card_visa");
        var left = Assert.Single(shop.PayPal.Orders).Id;
        await shop.PayPal.ApproveAsync(left);

        // Nothing of ours does this: somebody else with the shop's credentials.
        var (answer, news) = shop.PayPal.Api.Handle(new PayPalRequest("POST", $"/v2/checkout/orders/{left}/capture", "stray", true, null), null, "");
        await shop.PayPal.Webhooks.TellAsync(news);
        var taken = shop.PayPal.Taken;
        await shop.PayPal.PostAllAsync(events => events);
        await Eventually.HoldsAsync(async () =>
        {
            await shop.Shop.WorkAsync();
            return shop.PayPal.Taken == 0;
        }, "it went back");

        Assert.Equal((201, 100.01m, 10001), (answer.Status, taken, shop.Stripe.Taken));
        await shop.AssertSoundAsync();
    }

    private static async Task<IReadOnlyList<(string?, string?, string?)>> AttemptsAsync(PayPalShop shop)
    {
        var data = await shop.Shop.Subgraph.As(PaymentShop.Buyer).DataAsync("""{ payment(orderId: "ord_1") { attempts { provider status declineCode } } }""");
        return [.. data.At("payment.attempts").EnumerateArray().Select(attempt => (attempt.GetProperty("provider").GetString(), attempt.GetProperty("status").GetString(), attempt.GetProperty("declineCode").GetString()))];
    }
}
