using System.Text.Json;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Providers.Simulated;
using Octomart.PaymentSubgraph.Webhooks;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests.Ledger;

/// <summary>A sample of random histories through the whole service and its store: what pure rules cannot show.</summary>
public class StoredHistoryTests
{
    private static readonly string[] Currencies = ["JPY", "EUR", "TND"];
    private static readonly string[] Methods = ["sim_success", "sim_declined", "sim_authorized", "sim_delayed_webhook", "sim_timeout_after_commit", "sim_refund_comes_back", "sim_dispute_won", "sim_dispute_lost"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Entries_never_change_and_each_key_has_one_effect_for_one_payload(int seed)
    {
        var random = new Random(seed);
        await using var shop = await PaymentShop.OpenAsync(settings: [new("Octomart:Payment:MaxRefundRefusals", "1"), new("Octomart:Payment:ReleaseDelay", "00:00:30")]);
        var entries = new Dictionary<string, LedgerEntry>();
        var refunds = new Dictionary<string, (long Amount, string Refund)>();
        foreach (var currency in Currencies)
        {
            await OpenAsync(shop, currency);
        }

        for (var i = 0; i < 60; i++)
        {
            var currency = Currencies[random.Next(Currencies.Length)];
            switch (random.Next(6))
            {
                case 0:
                    await shop.StartAsync(Methods[random.Next(Methods.Length)], $"k{random.Next(10)}", currency);
                    break;
                case 1:
                    shop.Clock.Advance(TimeSpan.FromSeconds(random.Next(1, 20)));
                    await shop.WorkAsync();
                    break;
                case 2 when random.Next(3) == 0:
                    await shop.Subgraph.PublishAsync(shop.Shipped($"{currency}_{"ab"[random.Next(2)]}", currency, isLast: true));
                    break;
                case 2 when random.Next(10) == 0:
                    await shop.VoidAsync(currency);
                    break;
                default:
                    await RefundAsync(shop, refunds, currency, $"gbk_{currency}{random.Next(6)}", random.Next(1, 4) * 1000);
                    break;
            }

            entries = await ReadAsync(shop, entries);
        }

        await Eventually.HoldsAsync(async () =>
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(10));
            await shop.WorkAsync();
            var payments = await Task.WhenAll(Currencies.Select(shop.PaymentAsync));
            return payments.All(payment => payment.RefundsPending.MinorUnits == 0 && payment.Attempt is not { IsOpen: true })
                && await shop.Store.Set<SimulatedCharge>().CountAsync(charge => charge.RefundReturnsAt != null || charge.DisputeChangesAt != null, default) == 0
                && await shop.Store.Set<SimulatedWebhook>().CountAsync(null, default) == 0
                && await shop.Store.Set<WebhookEvent>().CountAsync(message => message.State == WebhookState.Waiting, default) == 0;
        }, "everything is settled");
        await ReadAsync(shop, entries);
        await shop.AssertSoundAsync();
    }

    private static async Task RefundAsync(PaymentShop shop, Dictionary<string, (long Amount, string Refund)> known, string currency, string key, long amount)
    {
        var payload = await shop.RefundOpenAsync(amount, key, $"{currency}_a", orderId: currency, currency: currency);

        var codes = payload.UserErrorCodes();
        if (!known.TryGetValue(key, out var first))
        {
            if (codes.Count == 0)
            {
                known[key] = (amount, payload.Text("refund.id"));
            }
        }
        else if (first.Amount == amount)
        {
            Assert.Empty(codes);
            Assert.Equal(first.Refund, payload.Text("refund.id"));
        }
        else
        {
            Assert.Equal(["IDEMPOTENCY_KEY_REUSED"], codes);
        }
    }

    /// <summary>The entries as they are now; those from before are still there, as they were.</summary>
    private static async Task<Dictionary<string, LedgerEntry>> ReadAsync(PaymentShop shop, Dictionary<string, LedgerEntry> before)
    {
        var now = (await shop.LedgerAsync()).ToDictionary(entry => entry.Id);
        Assert.All(before, entry => Assert.Equal(entry.Value, now[entry.Key]));
        return now;
    }

    private static Task<JsonElement> OpenAsync(PaymentShop shop, string currency) => shop.OpenPaymentAsync(currency, change: input =>
    {
        input["amount"] = new { minorUnits = 12_345, currency };
        input["shares"] = new[] { PaymentShop.Share(currency, "a", 10_000, 777, 5, currency), PaymentShop.Share(currency, "b", 2345, 1, 0, currency) };
        return input;
    });
}
