using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Octomart.PaymentProviders.Stub;
using Octomart.PaymentProviders.Stub.Faults;
using Octomart.PaymentProviders.Stub.PayPal;
using Octomart.PaymentProviders.Stub.PayPal.Webhooks;
using Octomart.PaymentProviders.Stub.Stripe.Webhooks;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Refunds;
using Octomart.Testing;

namespace Octomart.Payments.Bench;

/// <summary>The real Payment subgraph and the stand-ins of both providers, each over HTTP and by the real clock.</summary>
internal static class PaymentsRun
{
    private const string Secret = "whsec_0123456789abcdef0123456789abcdef";
    private static readonly FaultKind[] Faults = [.. Enum.GetValues<FaultKind>().Where(kind => kind != FaultKind.Silence)];

    public static async Task<PaymentsReport> RunAsync(PaymentsPlan plan)
    {
        var options = new StubOptions();
        (options.Stripe.Delivery, options.PayPal.Delivery) = (WebhookDelivery.Held, WebhookDelivery.Held);
        options.Stripe.WebhookSecrets.Add(Secret);
        await using var stub = await ProviderStub.StartAsync(options, TimeProvider.System);
        await using var payment = await SubgraphHarness.StartAsync(new PaymentSubgraph.PaymentSubgraph(), new SubgraphHarnessOptions { Settings = SettingsFor(stub, options) });
        options.Stripe.WebhookUrl = new Uri($"{payment.Url}/webhooks/stripe");
        options.PayPal.WebhookUrl = new Uri($"{payment.Url}/webhooks/paypal");

        var chance = new Chance(plan.Seed);
        var faults = 0;
        FaultKind? Fault()
        {
            if (!chance.Happens(plan.FaultRate))
            {
                return null;
            }

            Interlocked.Increment(ref faults);
            return chance.OneOf(Faults);
        }

        (stub.Stripe.Faults.Chance, stub.PayPal.Faults.Chance) = (Fault, Fault);
        using var stop = new CancellationTokenSource();
        var stripe = new UnrulyWebhooks<StripeEvent>(() => stub.Stripe.Webhooks.Events, stub.Stripe.Webhooks.PostAsync, plan.MisbehaviourRate, chance);
        var paypal = new UnrulyWebhooks<PayPalEvent>(() => stub.PayPal.Webhooks.Events, stub.PayPal.Webhooks.PostAsync, plan.MisbehaviourRate, chance);
        var posting = Task.WhenAll(stripe.RunAsync(stop.Token), paypal.RunAsync(stop.Token));

        var buyers = new Buyers(payment, stub, chance);
        var times = new ConcurrentBag<TimeSpan>();
        var begun = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(Enumerable.Range(0, plan.Payments), new ParallelOptions { MaxDegreeOfParallelism = plan.AtOnce }, async (number, _) =>
            times.Add(await buyers.PayAsync(string.Create(CultureInfo.InvariantCulture, $"ord_{number}"))));
        var took = Stopwatch.GetElapsedTime(begun);
        while (await payment.Store.Set<Refund>().CountAsync(refund => refund.Status == RefundStatus.Pending, CancellationToken.None) > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        await stop.CancelAsync();
        await posting;
        var payments = await payment.Store.Set<Payment>().ListAsync(new() { Limit = int.MaxValue }, CancellationToken.None);
        var entries = await payment.Store.Set<LedgerEntry>().ListAsync(new() { Limit = int.MaxValue }, CancellationToken.None);
        var taken = TakenByOrder(stub);
        return new PaymentsReport
        {
            Payments = payments.Count,
            Took = took,
            Times = [.. times.Order()],
            Requests = stub.Stripe.Requests.Count + stub.PayPal.Requests.Count,
            Faults = faults,
            Webhooks = (stripe.Posted + paypal.Posted, stripe.Repeated + paypal.Repeated, stripe.Reordered + paypal.Reordered, stripe.Lost + paypal.Lost, stripe.Refused + paypal.Refused),
            DoubleCharges = taken.Count(order => order.Value.Count > 1),
            Lost = payments.Count(one => !one.IsPaid || taken.GetValueOrDefault(one.OrderId)?.Sum() != one.Captured.MinorUnits) + Math.Abs(plan.Payments - payments.Count),
            LedgerImbalance = entries.GroupBy(entry => (entry.TransactionId, entry.Amount.Currency)).Sum(transaction => Math.Abs(transaction.Sum(entry => entry.Amount.MinorUnits))),
            LedgerBesideProviders = -entries.Where(entry => entry.Account == LedgerAccount.ProviderClearing).Sum(entry => entry.Amount.MinorUnits) - stub.Stripe.Taken - (long)(stub.PayPal.Taken * 100),
            OwnFaults = [.. stub.Stripe.OwnFaults, .. stub.PayPal.OwnFaults],
        };
    }

    /// <summary>What each provider took for each order, charge by charge, whatever went back.</summary>
    private static Dictionary<string, List<long>> TakenByOrder(ProviderStub stub) => stub.Stripe.Intents.Where(intent => intent.Received > 0)
        .Select(intent => (Order: intent.Metadata["octomart_order"], Amount: intent.Received))
        .Concat(stub.PayPal.Captures.Where(capture => capture.IsTaken).Select(capture => (Order: stub.PayPal.Find(capture.OrderId)!.InvoiceId!, Amount: (long)(capture.Amount.Value * 100))))
        .GroupBy(charge => charge.Order)
        .ToDictionary(order => order.Key, order => order.Select(charge => charge.Amount).ToList());

    private static Dictionary<string, string?> SettingsFor(ProviderStub stub, StubOptions options) => new()
    {
        ["Octomart:Payment:PollInterval"] = "00:00:00.100",
        ["Octomart:Payment:FirstPause"] = "00:00:00.200",
        ["Octomart:Payment:LongestPause"] = "00:00:02",
        ["Octomart:Payment:Stripe:ApiKey"] = "sk_test_bench",
        ["Octomart:Payment:Stripe:ApiBase"] = stub.StripeUrl,
        ["Octomart:Payment:Stripe:WebhookSecret"] = Secret,
        ["Octomart:Payment:Stripe:CaptureMethod"] = "Manual",
        ["Octomart:Payment:PayPal:ClientId"] = Tokens.ClientId,
        ["Octomart:Payment:PayPal:ClientSecret"] = Tokens.ClientSecret,
        ["Octomart:Payment:PayPal:WebhookId"] = options.PayPal.WebhookId,
        ["Octomart:Payment:PayPal:ApiBase"] = stub.PayPalUrl,
        ["Logging:LogLevel:Octomart.PaymentSubgraph"] = "Error",
        ["Logging:LogLevel:System.Net.Http"] = "Error",
        ["Logging:LogLevel:Microsoft.Extensions.Hosting"] = "None",
    };
}
