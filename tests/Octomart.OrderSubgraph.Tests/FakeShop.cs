using System.Collections.Concurrent;
using System.Text.Json;
using Octomart.Testing;
using Octomart.Testing.Crashes;

namespace Octomart.OrderSubgraph.Tests;

/// <summary>
/// Cart, Product, Payment and Seller as Order knows them: a small model of each behind real HTTP, with faults that the test sets. What it
/// models is what their own tests prove: all of it idempotent by order, a compensation turns away what comes after it.
/// </summary>
internal sealed partial class FakeShop : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, Fault> _faults = new();
    private readonly ConcurrentDictionary<string, Delay> _delays = new();
    private readonly CrashPoints? _crashes;

    private FakeShop(FakeSubgraphs fakes, CrashPoints? crashes) => (Fakes, _crashes) = (fakes, crashes);

    public FakeSubgraphs Fakes { get; }

    public Dictionary<string, FakeCart> Carts { get; } = [];

    public Dictionary<string, int> Stock { get; } = [];

    /// <summary>By variant: how many units a refilled cart holds; all that were asked for otherwise.</summary>
    public Dictionary<string, int> Refilled { get; } = [];

    public string? RefillRefusal { get; set; }

    /// <summary>By order: RESERVED, COMMITTED or RELEASED, and what.</summary>
    public Dictionary<string, (string State, IReadOnlyList<(string VariantId, int Quantity)> Lines)> Reservations { get; } = [];

    /// <summary>By order: OPEN or VOID.</summary>
    public Dictionary<string, (string State, JsonElement Input)> Payments { get; } = [];

    /// <summary>By promotion: how many uses are left.</summary>
    public Dictionary<string, int> Coupons { get; } = [];

    /// <summary>By order: RESERVED, COMMITTED or RELEASED, and which.</summary>
    public Dictionary<string, (string State, IReadOnlyList<(string PromotionId, long Discount)> Uses)> CouponUses { get; } = [];

    /// <summary>By give-back: which units came back.</summary>
    public Dictionary<string, IReadOnlyList<(string VariantId, int Quantity)>> Restocks { get; } = [];

    /// <summary>Orders whose money is in.</summary>
    public HashSet<string> Paid { get; } = [];

    /// <summary>By give-back: which money went back.</summary>
    public Dictionary<string, FakeRefund> Refunds { get; } = [];

    public static async Task<FakeShop> OpenAsync(CrashPoints? crashes = null)
    {
        var shop = new FakeShop(await FakeSubgraphs.StartAsync(), crashes);
        shop.On("cart", "cartForPlacement", shop.CartForPlacement);
        shop.On("cart", "cartConvert", shop.CartConvert);
        shop.On("cart", "cartRestore", shop.CartRestore);
        shop.On("cart", "cartRefill", shop.CartRefill);
        shop.On("product", "stockReserve", shop.StockReserve);
        shop.On("product", "stockCommit", shop.StockCommit);
        shop.On("product", "stockRelease", shop.StockRelease);
        shop.On("cart", "promotionsReserve", shop.PromotionsReserve);
        shop.On("cart", "promotionsCommit", shop.PromotionsCommit);
        shop.On("cart", "promotionsRelease", shop.PromotionsRelease);
        shop.On("product", "stockRestock", shop.StockRestock);
        shop.On("product", "stockOfOrders", shop.StockOfOrders);
        shop.On("payment", "paymentsOfOrders", shop.PaymentsOfOrders);
        shop.On("payment", "refundOpen", shop.RefundOpen);
        shop.On("payment", "paymentOpen", shop.PaymentOpen);
        shop.On("payment", "paymentVoid", shop.PaymentVoid);
        shop.On("seller", "commissionQuote", CommissionQuote);
        shop.On("seller", "seller", variables => new { name = $"Name of {variables.Text("id")}", countryCode = "IE" });
        shop.Stock["var_mug"] = 10;
        shop.Stock["var_book"] = 50;
        return shop;
    }

    /// <summary>From now on the field does not answer: before it has done anything, or after.</summary>
    public void Break(string field, bool afterEffect = false) => _faults[field] = new Fault(afterEffect, null, null);

    /// <summary>The next call of the field hangs, and then breaks, so that the test can stop the host meanwhile.</summary>
    public Task HangAt(string field, bool afterEffect)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _faults[field] = new Fault(afterEffect, reached, new ManualResetEventSlim());
        return reached.Task;
    }

    /// <summary>The next call of the field waits before it has done anything, until it is let go; those behind it overtake it.</summary>
    public Delay DelayNext(string field) => _delays[field] = new Delay();

    public void Mend(string field)
    {
        if (_faults.TryRemove(field, out var fault))
        {
            fault.Go?.Set();
        }
    }

    public FakeCart AddCart(string id, string? userId = null, string? guestToken = null, string currency = "EUR", params FakeCartLine[] lines) =>
        Carts[id] = new FakeCart { Id = id, UserId = userId, GuestToken = guestToken, Currency = currency, Lines = [.. lines] };

    public int Reserved(string variantId) => Units(variantId, "RESERVED");

    public int Sold(string variantId) => Units(variantId, "COMMITTED");

    public async ValueTask DisposeAsync()
    {
        foreach (var field in _faults.Keys)
        {
            Mend(field);
        }

        await Fakes.DisposeAsync();
    }

    private int Units(string variantId, string state)
    {
        lock (_lock)
        {
            return Reservations.Values.Where(reservation => reservation.State == state).SelectMany(reservation => reservation.Lines).Where(line => line.VariantId == variantId).Sum(line => line.Quantity);
        }
    }

    private void On(string subgraph, string field, Func<JsonElement, object?> answer) =>
        Fakes.On(subgraph, field, _crashes?.Around(field, Answer(field, answer)) ?? Answer(field, answer));

    private Func<JsonElement, object?> Answer(string field, Func<JsonElement, object?> answer) => variables =>
    {
        if (_delays.TryRemove(field, out var delay))
        {
            delay.Pass();
        }

        var fault = _faults.GetValueOrDefault(field);
        if (fault is { AfterEffect: false })
        {
            fault.Break();
        }

        object? answered;
        lock (_lock)
        {
            answered = answer(variables);
        }

        fault?.Break();
        return answered;
    };

    private static bool IsAskedFor(JsonElement variables, string orderId) => variables.At("ids").EnumerateArray().Any(id => id.GetString() == orderId);

    private static object CommissionQuote(JsonElement variables) => new
    {
        lines = variables.At("input.lines").EnumerateArray().Select(line => new
        {
            commission = new { minorUnits = line.At("amount.minorUnits").GetInt64() / 10, currency = line.Text("amount.currency") },
        }),
    };

    private static object Success() => new { shortages = Array.Empty<object>(), userErrors = Array.Empty<object>() };

    private static object Refusal(string code) => new { shortages = Array.Empty<object>(), userErrors = new[] { new { code, message = "" } } };

    private static string? Optional(JsonElement variables, string name) => variables.TryGetProperty(name, out var value) ? value.GetString() : null;

    internal sealed class Delay
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _go = new();

        /// <summary>Once a call waits.</summary>
        public Task Reached => _reached.Task;

        public void LetGo() => _go.Set();

        public void Pass()
        {
            _reached.TrySetResult();
            _go.Wait(TimeSpan.FromSeconds(30));
        }
    }

    private sealed record Fault(bool AfterEffect, TaskCompletionSource? Reached, ManualResetEventSlim? Go)
    {
        public void Break()
        {
            Reached?.TrySetResult();
            Go?.Wait(TimeSpan.FromSeconds(30));
            throw new FakeOutageException();
        }
    }
}
