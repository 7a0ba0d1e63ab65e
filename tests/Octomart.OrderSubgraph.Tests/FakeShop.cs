using System.Collections.Concurrent;
using System.Text.Json;
using Octomart.OrderSubgraph.Tests.Crashes;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests;

/// <summary>
/// Cart, Product, Payment and Seller as Order knows them: a small model of each behind real HTTP, with faults that the test sets. What it
/// models is what their own tests prove: all of it idempotent by order, a compensation turns away what comes after it.
/// </summary>
internal sealed class FakeShop : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, Fault> _faults = new();
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

    private object? CartForPlacement(JsonElement variables)
    {
        var cart = Carts.GetValueOrDefault(variables.Text("cartId"));
        var isOpened = cart is not null && (cart.UserId is { } owner ? owner == Optional(variables, "userId") : cart.GuestToken == Optional(variables, "guestToken"));
        return !isOpened ? null : new
        {
            cart!.Id,
            cart.Version,
            cart.Currency,
            BlockingLineIds = cart.Blocking,
            ShortLineIds = cart.Short,
            FreeDelivery = cart.FreeDelivery.Select(free => new { free.SellerId, PromotionId = cart.Promotions is [var first, ..] ? first.PromotionId : "prm_1", free.IsSubsidised }),
            Lines = cart.Lines.Select(line => new
            {
                line.LineId,
                line.VariantId,
                ProductId = "prd_1",
                line.SellerId,
                Sku = $"SKU {line.VariantId}",
                Title = $"Title of {line.VariantId}",
                OptionsText = "Red",
                line.Quantity,
                UnitPrice = new { MinorUnits = line.UnitPrice, cart.Currency },
                CategoryIds = new[] { "cat_all" },
                line.WeightGrams,
                line.TaxClass,
                Discount = new { MinorUnits = line.Discount, cart.Currency },
                Subsidy = new { MinorUnits = line.Subsidy, cart.Currency },
            }),
            Promotions = cart.Promotions.Select(promotion => new
            {
                promotion.PromotionId,
                promotion.Code,
                Name = $"Name of {promotion.PromotionId}",
                promotion.SellerId,
                Amount = new { MinorUnits = promotion.Amount, cart.Currency },
            }),
        };
    }

    private object CartConvert(JsonElement variables)
    {
        var input = variables.At("input");
        var (cart, orderId) = (Carts[input.Text("cartId")], input.Text("orderId"));
        if (cart.Conversions.TryGetValue(orderId, out var earlier))
        {
            return earlier is null ? Refusal("VERSION_CONFLICT") : Success();
        }

        if (cart.Version != input.At("version").GetInt32())
        {
            return Refusal("VERSION_CONFLICT");
        }

        cart.Conversions[orderId] = cart.Lines;
        cart.Lines = [];
        cart.Version++;
        return Success();
    }

    private object CartRestore(JsonElement variables)
    {
        var input = variables.At("input");
        var (cart, orderId) = (Carts[input.Text("cartId")], input.Text("orderId"));
        if (cart.Conversions.GetValueOrDefault(orderId) is { } lines)
        {
            cart.Lines = lines;
            cart.Version++;
        }

        cart.Conversions[orderId] = null;
        return Success();
    }

    private object CartRefill(JsonElement variables)
    {
        if (RefillRefusal is { } code)
        {
            return Refusal(code);
        }

        var input = variables.At("input");
        return new
        {
            cartId = "crt_refilled",
            guestTokenOnce = Optional(input, "userId") is null ? "token of crt_refilled" : null,
            lines = input.At("lines").EnumerateArray().Select(line => new
            {
                variantId = line.Text("variantId"),
                quantity = Refilled.TryGetValue(line.Text("variantId"), out var held) ? held : line.At("quantity").GetInt32(),
            }),
            userErrors = Array.Empty<object>(),
        };
    }

    private object StockReserve(JsonElement variables)
    {
        var input = variables.At("input");
        var orderId = input.Text("orderId");
        if (Reservations.TryGetValue(orderId, out var known))
        {
            return known.State == "RELEASED" ? Refusal("RESERVATION_RELEASED") : Success();
        }

        var lines = input.At("lines").EnumerateArray().Select(line => (line.Text("variantId"), line.At("quantity").GetInt32())).ToList();
        var shortages = lines.Where(line => Stock.GetValueOrDefault(line.Item1) < line.Item2).Select(line => new { variantId = line.Item1 }).ToList();
        if (shortages.Count > 0)
        {
            return new { shortages, userErrors = new[] { new { code = "INSUFFICIENT_STOCK", message = "" } } };
        }

        lines.ForEach(line => Stock[line.Item1] -= line.Item2);
        Reservations[orderId] = ("RESERVED", lines);
        return Success();
    }

    private object StockCommit(JsonElement variables)
    {
        var orderId = variables.Text("input.orderId");
        if (!Reservations.TryGetValue(orderId, out var known) || known.State == "RELEASED")
        {
            return Refusal("RESERVATION_EXPIRED");
        }

        Reservations[orderId] = known with { State = "COMMITTED" };
        return Success();
    }

    private object StockRelease(JsonElement variables)
    {
        var orderId = variables.Text("input.orderId");
        if (Reservations.TryGetValue(orderId, out var known) && known.State != "RELEASED")
        {
            foreach (var (variantId, quantity) in known.Lines)
            {
                Stock[variantId] += quantity;
            }
        }

        Reservations[orderId] = ("RELEASED", known.Lines ?? []);
        return Success();
    }

    private object PromotionsReserve(JsonElement variables)
    {
        var orderId = variables.Text("input.orderId");
        if (CouponUses.TryGetValue(orderId, out var known))
        {
            return known.State == "RELEASED" ? Refusal("RESERVATION_RELEASED") : Success();
        }

        var uses = variables.At("input.promotions").EnumerateArray().Select(use => (use.Text("promotionId"), use.At("discount.minorUnits").GetInt64())).ToList();
        if (uses.Exists(use => Coupons.GetValueOrDefault(use.Item1) < 1))
        {
            return Refusal("COUPON_EXHAUSTED");
        }

        uses.ForEach(use => Coupons[use.Item1]--);
        CouponUses[orderId] = ("RESERVED", uses);
        return Success();
    }

    private object PromotionsCommit(JsonElement variables)
    {
        var orderId = variables.Text("input.orderId");
        if (!CouponUses.TryGetValue(orderId, out var known) || known.State == "RELEASED")
        {
            return Refusal("RESERVATION_RELEASED");
        }

        CouponUses[orderId] = known with { State = "COMMITTED" };
        return Success();
    }

    private object PromotionsRelease(JsonElement variables)
    {
        var orderId = variables.Text("input.orderId");
        if (CouponUses.TryGetValue(orderId, out var known) && known.State != "RELEASED")
        {
            foreach (var (promotionId, _) in known.Uses)
            {
                Coupons[promotionId]++;
            }
        }

        CouponUses[orderId] = ("RELEASED", known.Uses ?? []);
        return Success();
    }

    private object StockRestock(JsonElement variables)
    {
        var (orderId, restockId) = (variables.Text("input.orderId"), variables.Text("input.restockId"));
        if (Restocks.ContainsKey(restockId))
        {
            return Success();
        }

        if (!Reservations.TryGetValue(orderId, out var known) || known.State != "COMMITTED")
        {
            return Refusal("RESERVATION_RELEASED");
        }

        var lines = variables.At("input.lines").EnumerateArray().Select(line => (VariantId: line.Text("variantId"), Quantity: line.At("quantity").GetInt32())).ToList();
        var held = known.Lines.GroupBy(line => line.VariantId).ToDictionary(group => group.Key, group => group.Sum(line => line.Quantity));
        if (lines.Any(line => held.GetValueOrDefault(line.VariantId) < line.Quantity))
        {
            return Refusal("INVALID");
        }

        lines.ForEach(line => { held[line.VariantId] -= line.Quantity; Stock[line.VariantId] += line.Quantity; });
        Reservations[orderId] = known with { Lines = [.. held.Select(line => (line.Key, line.Value))] };
        Restocks[restockId] = lines;
        return Success();
    }

    private object RefundOpen(JsonElement variables)
    {
        var input = variables.At("input");
        if (!Payments.TryGetValue(input.Text("orderId"), out var payment))
        {
            return Refusal("NOT_FOUND");
        }

        var share = payment.Input.At("shares").EnumerateArray().Single(share => share.Text("sellerOrderId") == input.Text("sellerOrderId"));
        var left = payment.State == "VOID" ? 0 : share.At("amount.minorUnits").GetInt64() - RefundedOf(input.Text("sellerOrderId"));
        var refund = Refunds.GetValueOrDefault(input.Text("refundId")) ?? new FakeRefund(
            input.Text("orderId"), input.Text("sellerOrderId"), Math.Min(left, input.At("amount.minorUnits").GetInt64()), input.At("commission.minorUnits").GetInt64(),
            input.At("subsidy.minorUnits").GetInt64(), Optional(input, "returnId"));
        Refunds[input.Text("refundId")] = refund;
        return new { refund = new { id = "ref_1", amount = new { minorUnits = refund.Amount, currency = input.Text("amount.currency") } }, userErrors = Array.Empty<object>() };
    }

    private object PaymentsOfOrders(JsonElement variables) => Payments.Where(payment => IsAskedFor(variables, payment.Key)).Select(payment => new
    {
        orderId = payment.Key,
        isPaid = Paid.Contains(payment.Key),
        isVoided = payment.Value.State == "VOID",
        refunded = new { minorUnits = Refunds.Values.Where(refund => refund.OrderId == payment.Key).Sum(refund => refund.Amount), currency = payment.Value.Input.Text("amount.currency") },
    });

    private object StockOfOrders(JsonElement variables) => Reservations.Where(reservation => IsAskedFor(variables, reservation.Key))
        .Select(reservation => new { orderId = reservation.Key, status = reservation.Value.State });

    private static bool IsAskedFor(JsonElement variables, string orderId) => variables.At("ids").EnumerateArray().Any(id => id.GetString() == orderId);

    private long RefundedOf(string sellerOrderId) => Refunds.Values.Where(refund => refund.SellerOrderId == sellerOrderId).Sum(refund => refund.Amount);

    private object PaymentOpen(JsonElement variables)
    {
        Payments.TryAdd(variables.Text("input.orderId"), ("OPEN", variables.At("input")));
        return Success();
    }

    private object PaymentVoid(JsonElement variables)
    {
        var orderId = variables.Text("input.orderId");
        if (!Payments.TryGetValue(orderId, out var known))
        {
            return Refusal("NOT_FOUND");
        }

        Payments[orderId] = known with { State = "VOID" };
        return Success();
    }

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

internal sealed record FakeRefund(string OrderId, string SellerOrderId, long Amount, long Commission, long Subsidy, string? ReturnId);

internal sealed class FakeCart
{
    public required string Id { get; init; }

    public string? UserId { get; init; }

    public string? GuestToken { get; init; }

    public required string Currency { get; init; }

    public int Version { get; set; } = 1;

    public required List<FakeCartLine> Lines { get; set; }

    public List<string> Blocking { get; } = [];

    /// <summary>Those of the blocking lines of which there is too little.</summary>
    public List<string> Short { get; } = [];

    public List<FakePromotion> Promotions { get; } = [];

    public List<(string SellerId, bool IsSubsidised)> FreeDelivery { get; } = [];

    /// <summary>By order: the lines it took; null once they were given back.</summary>
    public Dictionary<string, List<FakeCartLine>?> Conversions { get; } = [];
}

internal sealed record FakeCartLine(string LineId, string VariantId, string SellerId, int Quantity, long UnitPrice, string TaxClass = "STANDARD")
{
    public int WeightGrams { get; init; } = 400;

    public long Discount { get; init; }

    public long Subsidy { get; init; }
}

internal sealed record FakePromotion(string PromotionId, string? Code, string? SellerId, long Amount);
