using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Octomart.Contracts;
using Octomart.Contracts.Events;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Payouts;
using Octomart.PaymentSubgraph.Providers.Simulated;
using Octomart.Store;
using Octomart.Testing;

namespace Octomart.PaymentSubgraph.Tests;

/// <summary>The Payment subgraph with a clock of the test's, and what Order and the buyer would say to it.</summary>
internal sealed class PaymentShop : IAsyncDisposable
{
    public const string GuestToken = "guest-token-0123456789";

    public const string Fields = """
        payment { id status provider declineCode expiresAt
          amount { minorUnits currency } authorized { minorUnits } captured { minorUnits } refunded { minorUnits } refundable { minorUnits }
          nextAction { kind redirectUrl } allocations { sellerOrder { id } seller { id } amount { minorUnits } captured { minorUnits } refunded { minorUnits } }
          refunds { id status reason amount { minorUnits } } }
        userErrors { code message field declineCode }
        """;

    public static readonly TestUser Buyer = new("usr_buyer");

    private readonly EventLog _events;

    private PaymentShop(SubgraphHarness subgraph, TestClock clock, EventLog events) => (Subgraph, Clock, _events) = (subgraph, clock, events);

    public SubgraphHarness Subgraph { get; }

    public TestClock Clock { get; }

    public IDocumentStore Store => Subgraph.Store;

    public static async Task<PaymentShop> OpenAsync(Action<IServiceCollection>? services = null, IEnumerable<KeyValuePair<string, string?>>? settings = null, TestClock? time = null)
    {
        var clock = time ?? new TestClock(DateTimeOffset.Parse("2026-11-23T10:00:00Z", null));
        var events = new EventLog();
        var options = new SubgraphHarnessOptions
        {
            Clock = clock,
            Settings = settings ?? [],
            Services = all =>
            {
                events.Install(all);
                services?.Invoke(all);
            },
        };
        return new PaymentShop(await SubgraphHarness.StartAsync(new PaymentSubgraph(), options), clock, events);
    }

    /// <summary>Opens a payment of 100.01 EUR in three shares, as Order does.</summary>
    public Task<JsonElement> OpenPaymentAsync(string orderId = "ord_1", string? buyerId = "usr_buyer", bool guest = false, Func<Dictionary<string, object?>, Dictionary<string, object?>>? change = null)
    {
        Dictionary<string, object?> input = new()
        {
            ["orderId"] = orderId,
            ["buyerId"] = guest ? null : buyerId,
            ["guestTokenHash"] = guest ? Hash(GuestToken) : null,
            ["amount"] = Euro(10001),
            ["shares"] = new[] { Share(orderId, "a", 5000, 500), Share(orderId, "b", 3334, 400), Share(orderId, "c", 1667, 1) },
            ["expiresAt"] = Clock.GetUtcNow().AddMinutes(15),
        };
        return SendAsync(Subgraph.AsService("order"), "paymentOpen", "PaymentOpenInput", (change ?? (same => same))(input));
    }

    public Task<JsonElement> StartAsync(string method, string key, string orderId = "ord_1", GraphQLClient? client = null, string? guestToken = null, string? returnUrl = null) =>
        SendAsync(client ?? Subgraph.As(Buyer), "paymentStart", "PaymentStartInput", new { idempotencyKey = key, orderId, guestToken, provider = "SIMULATED", paymentMethod = method, returnUrl });

    public Task<JsonElement> ConfirmAsync(string orderId = "ord_1", GraphQLClient? client = null, string? guestToken = null) =>
        SendAsync(client ?? Subgraph.As(Buyer), "paymentConfirm", "PaymentConfirmInput", new { idempotencyKey = Guid.NewGuid().ToString(), paymentId = Payment.IdOf(orderId), guestToken });

    public Task<JsonElement> AnswerChallengeAsync(bool approve, string orderId = "ord_1", GraphQLClient? client = null, string? guestToken = null) =>
        SendAsync(client ?? Subgraph.As(Buyer), "simulatedChallengeComplete", "SimulatedChallengeCompleteInput", new { paymentId = Payment.IdOf(orderId), guestToken, approve });

    /// <summary>A seller ships its part of the order; Payment has heard of it when this returns.</summary>
    public async Task ShipAsync(string sellerOrderId = "ord_1_a", string orderId = "ord_1")
    {
        await Subgraph.PublishAsync(Shipped(sellerOrderId, orderId, isLast: true));
        await Eventually.HoldsAsync(async () => (await PaymentAsync(orderId)).Shares.Single(share => share.SellerOrderId == sellerOrderId).ReleaseAt is not null, $"{sellerOrderId} is shipped");
    }

    public SellerOrderShipped Shipped(string sellerOrderId, string orderId, bool? isLast) =>
        new(Snapshot(orderId), sellerOrderId, $"ful_{Guid.NewGuid():N}", "DHL", "JD014", null, Clock.GetUtcNow(), isLast);

    public OrderSnapshot Snapshot(string orderId) => new(orderId, "OM-1", "usr_buyer", null, "Ada", Money.Zero("EUR"), Clock.GetUtcNow(), []);

    public Task<JsonElement> VoidAsync(string orderId = "ord_1", string reason = "EXPIRED") =>
        SendAsync(Subgraph.AsService("order"), "paymentVoid", "PaymentVoidInput", new { orderId, reason });

    public Task<JsonElement> RefundAsync(long amount, string key, string? sellerOrderId = null, TestUser? by = null, string currency = "EUR", string orderId = "ord_1", string? returnId = null, string? paymentId = null) =>
        SendAsync(Subgraph.As(by ?? TestUser.Admin("usr_admin")), "refundCreate", "RefundCreateInput",
            new { idempotencyKey = key, paymentId = paymentId switch { null => Payment.IdOf(orderId), "" => null, _ => paymentId }, sellerOrderId, amount = new { minorUnits = amount, currency }, reason = "Broken", returnId });

    /// <summary>Refunds units of an order as Order does. Null commission or subsidy: in proportion.</summary>
    public async Task<JsonElement> RefundOpenAsync(
        long amount, string refundId, string sellerOrderId = "ord_1_a", long? commission = null, long? subsidy = null, bool isUpTo = false, string orderId = "ord_1",
        string currency = "EUR", GraphQLClient? client = null)
    {
        object? Optional(long? minorUnits) => minorUnits is { } units ? new { minorUnits = units, currency } : null;
        var input = new
        {
            refundId,
            orderId,
            sellerOrderId,
            amount = new { minorUnits = amount, currency },
            reason = "Cancelled",
            commission = Optional(commission),
            subsidy = Optional(subsidy),
            isUpTo,
        };
        return (await (client ?? Subgraph.AsService("order")).DataAsync(
            "mutation ($input: RefundOpenInput!) { refundOpen(input: $input) { refund { id status amount { minorUnits } } payment { id status } userErrors { code field } } }", new { input }))
            .GetProperty("refundOpen");
    }

    public static async Task<JsonElement> SendAsync(GraphQLClient client, string mutation, string inputType, object input) =>
        (await client.DataAsync($"mutation ($input: {inputType}!) {{ {mutation}(input: $input) {{ {Fields} }} }}", new { input })).GetProperty(mutation);

    public async Task<Payment> PaymentAsync(string orderId = "ord_1") => (await Store.Set<Payment>().FindAsync(Payment.IdOf(orderId), CancellationToken.None))!;

    /// <summary>What background work would do by now.</summary>
    public async Task WorkAsync()
    {
        await Subgraph.Services.GetRequiredService<SimulatedProviderWorker>().RunOnceAsync(CancellationToken.None);
        await Subgraph.Services.GetRequiredService<PaymentReconciler>().RunOnceAsync(CancellationToken.None);
        await Subgraph.Services.GetRequiredService<PayoutWorker>().RunOnceAsync(CancellationToken.None);
    }

    /// <summary>Looks at a payment until it has the status, doing background work in between.</summary>
    public Task ReachAsync(PaymentStatus status, string orderId = "ord_1") => Eventually.HoldsAsync(async () =>
    {
        await WorkAsync();
        return (await PaymentAsync(orderId)).Status == status;
    }, $"{status}");

    /// <summary>How much the provider really took and gave back, or banks took back.</summary>
    public async Task<(long Captured, long Refunded)> AtProviderAsync()
    {
        var charges = await Store.Set<SimulatedCharge>().ListAsync(new(), CancellationToken.None);
        return (charges.Where(c => c.State == SimulatedState.Captured).Sum(c => c.Amount.MinorUnits), charges.Sum(c => (c.Refunded + c.Withdrawn).MinorUnits));
    }

    public async Task<IReadOnlyList<LedgerEntry>> LedgerAsync() => await Store.Set<LedgerEntry>().ListAsync(new(), CancellationToken.None);

    /// <summary>Everything that must hold at any time.</summary>
    public async Task AssertSoundAsync()
    {
        var (captured, refunded) = await AtProviderAsync();
        await AssertSoundAsync(captured - refunded);
    }

    /// <summary>Everything that must hold at any time, with a provider that has taken so much and not given it back.</summary>
    public async Task AssertSoundAsync(long takenAtProvider)
    {
        var entries = await LedgerAsync();
        Assert.All(entries.GroupBy(e => (e.TransactionId, e.Amount.Currency)), t => Assert.Equal(0, t.Sum(e => e.Amount.MinorUnits)));
        foreach (var balance in await Store.Set<SellerBalance>().ListAsync(new(), CancellationToken.None))
        {
            Assert.Equal(Fold(entries, balance, LedgerAccount.SellerPending), balance.Pending.MinorUnits);
            Assert.Equal(Fold(entries, balance, LedgerAccount.SellerAvailable), balance.Available.MinorUnits);
            Assert.Equal(Fold(entries, balance, LedgerAccount.SellerReserved), balance.Reserved.MinorUnits);
        }

        // A period that was paid out sums to zero with its payout's own entries: what was paid is the sum of the others.
        foreach (var payout in await Store.Set<Payout>().ListAsync(new(), CancellationToken.None))
        {
            var taken = await Store.Set<LedgerEntry>().ListAsync(PayoutEntries.Of(payout), CancellationToken.None);
            Assert.Equal(0, taken.Sum(e => e.Amount.MinorUnits));
            Assert.Equal(payout.Amount.MinorUnits, taken.Where(e => e.TransactionId != LedgerTransactionOf(payout)).Sum(e => e.Amount.MinorUnits) - payout.CarriedOver.MinorUnits);
        }

        foreach (var payment in await Store.Set<Payment>().ListAsync(new(), CancellationToken.None))
        {
            Assert.True(payment.Refunded + payment.RefundsPending + payment.Disputed <= payment.Captured && payment.Captured <= payment.Authorized, $"{payment}");
            Assert.Equal(payment.Amount.MinorUnits, payment.Shares.Sum(share => share.Amount.MinorUnits));
        }

        Assert.Equal(-takenAtProvider, entries.Where(e => e is { Account: LedgerAccount.ProviderClearing, Kind: not LedgerEntryKind.ProviderFee }).Sum(e => e.Amount.MinorUnits));
    }

    /// <summary>The events of one type that others would have received.</summary>
    public IReadOnlyList<TEvent> Events<TEvent>() where TEvent : class => [.. _events.Received.OfType<TEvent>()];

    public Task HearAsync<TEvent>(int count) where TEvent : class =>
        Eventually.HoldsAsync(() => Task.FromResult(Events<TEvent>().Count >= count), $"{count} {typeof(TEvent).Name}");

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public static object Euro(long minorUnits) => new { minorUnits, currency = "EUR" };

    public static object Share(string orderId, string seller, long amount, long commission) =>
        new { sellerOrderId = $"{orderId}_{seller}", sellerId = $"sel_{seller}", amount = Euro(amount), commission = Euro(commission) };

    public static object Share(string orderId, string seller, long amount, long commission, long subsidy, string currency = "EUR") => new
    {
        sellerOrderId = $"{orderId}_{seller}",
        sellerId = $"sel_{seller}",
        amount = new { minorUnits = amount, currency },
        commission = new { minorUnits = commission, currency },
        subsidy = new { minorUnits = subsidy, currency },
    };

    public async ValueTask DisposeAsync()
    {
        // Background work must be done before the store goes.
        await (Subgraph.Services.GetService<SimulatedProviderWorker>()?.StopAsync(CancellationToken.None) ?? Task.CompletedTask);
        await Subgraph.Services.GetRequiredService<PaymentReconciler>().StopAsync(CancellationToken.None);
        await Subgraph.Services.GetRequiredService<PayoutWorker>().StopAsync(CancellationToken.None);
        await Subgraph.DisposeAsync();
    }

    private static string LedgerTransactionOf(Payout payout) => PayoutBookings.OfOpening(payout).Id;

    private static long Fold(IEnumerable<LedgerEntry> entries, SellerBalance balance, LedgerAccount account) =>
        entries.Where(e => e.SellerId == balance.SellerId && e.Account == account && e.Amount.Currency == balance.Pending.Currency).Sum(e => e.Amount.MinorUnits);
}
