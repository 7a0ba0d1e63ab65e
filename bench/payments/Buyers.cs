using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Octomart.PaymentProviders.Stub;
using Octomart.PaymentProviders.Stub.PayPal;
using Octomart.PaymentSubgraph.Payments;
using Octomart.Testing;

namespace Octomart.Payments.Bench;

/// <summary>Orders and their buyers: cards that work, are declined or ask the bank, PayPal, changes of mind, and buyers who never come back.</summary>
internal sealed class Buyers(SubgraphHarness payment, ProviderStub stub, Chance chance)
{
    public const long Amount = 10001;

    /// <summary>Outages pass within seconds: what takes longer than this hangs.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(3);
    private static readonly string[] Cards = ["pm_card_visa", "pm_card_visa", "pm_card_visa", "pm_card_mastercard", "pm_card_chargeDeclined", "pm_card_authenticationRequired"];
    private static readonly TestUser Buyer = new("usr_buyer");
    private readonly GraphQLClient _buyer = payment.As(Buyer);
    private readonly GraphQLClient _order = payment.AsService("order");
    private readonly GraphQLClient _admin = payment.As(TestUser.Admin("usr_admin"));

    /// <summary>From the order to the money, and how long the buyer's part of it took.</summary>
    public async Task<TimeSpan> PayAsync(string orderId)
    {
        await OpenAsync(orderId);
        var begun = Stopwatch.GetTimestamp();
        for (var attempt = 1; !await IsPaidAsync(orderId); attempt++)
        {
            await TryAsync(orderId, attempt);
        }

        var took = Stopwatch.GetElapsedTime(begun);
        if (chance.Happens(0.2))
        {
            await SendAsync(_admin, "refundCreate", "RefundCreateInput", new
            {
                idempotencyKey = $"{orderId}-refund",
                paymentId = Payment.IdOf(orderId),
                amount = new { minorUnits = 1234, currency = "EUR" },
                reason = "Broken",
            });
        }

        return took;
    }

    private Task<JsonElement> OpenAsync(string orderId) => SendAsync(_order, "paymentOpen", "PaymentOpenInput", new
    {
        orderId,
        buyerId = Buyer.Id,
        amount = Money(Amount),
        shares = new[]
        {
            new { sellerOrderId = $"{orderId}_a", sellerId = $"sel_{orderId[^1]}", amount = Money(6000), commission = Money(600) },
            new { sellerOrderId = $"{orderId}_b", sellerId = "sel_all", amount = Money(4001), commission = Money(7) },
        },
        expiresAt = DateTimeOffset.MaxValue.AddYears(-1),
    });

    private async Task TryAsync(string orderId, int attempt)
    {
        var isPayPal = chance.Happens(0.4);
        await SendAsync(_buyer, "paymentStart", "PaymentStartInput", new
        {
            idempotencyKey = string.Create(CultureInfo.InvariantCulture, $"{orderId}-{attempt}"),
            orderId,
            provider = isPayPal ? "PAYPAL" : "STRIPE",
            paymentMethod = isPayPal ? null : attempt > 3 ? "pm_card_visa" : chance.OneOf(Cards),
            returnUrl = $"/orders/{orderId}",
        });
        var started = await SettledAsync(orderId);
        if (started.Status != PaymentStatus.RequiresAction || started.ProviderReference is not { } reference || chance.Happens(0.05))
        {
            return;
        }

        await (started.Attempt!.Provider == PaymentSubgraph.Providers.Provider.Paypal
            ? stub.PayPal.ApproveAsync(reference, chance.Happens(0.1) ? Funding.DeclinedCard : Funding.Balance)
            : (Task)stub.Stripe.AnswerBankAsync(reference, approves: chance.Happens(0.9)));
        if (chance.Happens(0.7))
        {
            await SendAsync(_buyer, "paymentConfirm", "PaymentConfirmInput", new { idempotencyKey = $"{orderId}-{attempt}-back", paymentId = started.Id });
        }

        await WaitAsync(orderId, payment => payment.Status != PaymentStatus.RequiresAction && !IsOpen(payment));
    }

    private Task<Payment> SettledAsync(string orderId) => WaitAsync(orderId, payment => !IsOpen(payment));

    private static bool IsOpen(Payment payment) => payment.Status is PaymentStatus.Processing or PaymentStatus.Authorized;

    private async Task<bool> IsPaidAsync(string orderId) => (await SettledAsync(orderId)).IsPaid;

    private async Task<Payment> WaitAsync(string orderId, Func<Payment, bool> condition)
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            var now = await payment.Store.Set<Payment>().FindAsync(Payment.IdOf(orderId), CancellationToken.None);
            if (now is not null && condition(now))
            {
                return now;
            }

            if (Stopwatch.GetElapsedTime(begun) > LongestWait)
            {
                throw new TimeoutException($"{orderId} hangs: {now}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    private static async Task<JsonElement> SendAsync(GraphQLClient client, string mutation, string inputType, object input) =>
        (await client.DataAsync($"mutation ($input: {inputType}!) {{ {mutation}(input: $input) {{ userErrors {{ code message }} }} }}", new { input })).GetProperty(mutation);

    private static object Money(long minorUnits) => new { minorUnits, currency = "EUR" };
}
