using System.Text.Json;

namespace Octomart.Kill.Bench;

/// <summary>The books of all services at one moment, and what must be true of them together.</summary>
internal sealed class Balance
{
    private static readonly string[] Services = ["auth", "product", "cart", "order", "notification", "ai", "payment", "seller"];

    private readonly List<JsonElement> _undelivered = [];
    private readonly List<JsonElement> _deadLetters = [];
    private IReadOnlyList<JsonElement> _levels = [], _reservations = [], _orders = [], _parts = [], _placements = [], _payments = [], _ledger = [], _uses = [], _usages = [], _mails = [];

    private Balance()
    {
    }

    /// <summary>Nothing is under way any more.</summary>
    public bool IsSettled =>
        _undelivered.Count == 0 && _orders.All(order => !IsOpen(order)) && _placements.All(placement => IsNull(placement, "dueAt"))
        && _reservations.All(reservation => Text(reservation, "status") != "Reserved") && _uses.All(use => Text(use, "status") != "Reserved")
        && _payments.All(payment => Minor(payment, "refundsPending") == 0) && _mails.All(mail => Text(mail, "state") != "Waiting");

    /// <summary>What lay in each place before anybody bought, and the orders of people before this run. Nothing may be under way then.</summary>
    public Opening Opening => new(
        _levels.ToDictionary(level => Text(level, "id"), level => Number(level, "onHand") + Held.GetValueOrDefault(Text(level, "id"))),
        _orders.Select(order => Text(order, "id")).ToHashSet());

    private Dictionary<string, int> Held => _reservations.Where(reservation => Text(reservation, "status") == "Committed").SelectMany(HeldUnits)
        .GroupBy(units => units.LevelId).ToDictionary(group => group.Key, group => group.Sum(units => units.Quantity));

    public static async Task<Balance> OfAsync(IBooks books)
    {
        var balance = new Balance
        {
            _levels = await books.ReadAsync("product", "inventory_levels"),
            _reservations = await books.ReadAsync("product", "stock_reservations"),
            _orders = await books.ReadAsync("order", "orders"),
            _parts = await books.ReadAsync("order", "seller_orders"),
            _placements = await books.ReadAsync("order", "placements"),
            _payments = await books.ReadAsync("payment", "payments"),
            _ledger = await books.ReadAsync("payment", "ledger"),
            _uses = await books.ReadAsync("cart", "promotionReservations"),
            _usages = await books.ReadAsync("cart", "promotionUsages"),
            _mails = await books.ReadAsync("notification", "mails"),
        };
        foreach (var service in Services)
        {
            balance._undelivered.AddRange((await books.ReadAsync(service, "messaging_outbox")).Where(message => Text(message, "state") == "Pending"));
            balance._deadLetters.AddRange(await books.ReadAsync(service, "messaging_dead_letters"));
        }

        return balance;
    }

    public string Summary()
    {
        var byStatus = _orders.GroupBy(order => Text(order, "status")).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key}");
        return $"{string.Join(", ", byStatus)}; {_placements.Count} placements, {_uses.Count} with promotions; {_ledger.Count} ledger entries, {_mails.Count} mails";
    }

    public IReadOnlyList<string> Problems(Opening opening, IReadOnlyList<Purchase> purchases) =>
        [.. OfMessages(), .. OfPurchases(opening, purchases), .. OfStock(opening), .. OfMoney(), .. OfPromotions(), .. OfMails()];

    /// <summary>Those of messages, promotions and money alone, for whoever does not know what buyers were told.</summary>
    public IReadOnlyList<string> ProblemsOfMoney() =>
        [.. OfMessages(), .. OfPromotions(), .. OfLedger()];

    private IEnumerable<string> OfMessages()
    {
        foreach (var message in _undelivered)
        {
            yield return $"{Text(message, "type")} {Text(message, "id")} was never handled by all.";
        }

        foreach (var letter in _deadLetters)
        {
            yield return $"{Text(letter, "consumer")} gave up: {Text(letter, "error")}";
        }
    }

    private IEnumerable<string> OfPurchases(Opening opening, IReadOnlyList<Purchase> purchases)
    {
        var orders = _orders.Select(order => Text(order, "id")).ToHashSet();
        foreach (var purchase in purchases.Where(purchase => !orders.Contains(purchase.OrderId)))
        {
            yield return $"A buyer was told order {purchase.OrderId}, and there is none.";
        }

        foreach (var unknown in orders.Except(opening.Orders).Except(purchases.Select(purchase => purchase.OrderId)))
        {
            yield return $"Order {unknown} stands, and its buyer was told something else.";
        }

        foreach (var order in _orders.Where(IsOpen))
        {
            yield return $"Order {Text(order, "id")} is stuck: {Text(order, "status")}, duties {order.GetProperty("duties").GetRawText()}.";
        }

        foreach (var placement in _placements.Where(placement => !IsNull(placement, "dueAt")))
        {
            yield return $"Placement of order {Text(placement, "orderId")} is stuck: {Text(placement, "state")}.";
        }
    }

    private IEnumerable<string> OfStock(Opening opening)
    {
        var held = Held;
        foreach (var level in _levels)
        {
            var (id, onHand, reserved) = (Text(level, "id"), Number(level, "onHand"), Number(level, "reserved"));
            var expected = opening.Units.GetValueOrDefault(id) - held.GetValueOrDefault(id);
            if (onHand != expected || reserved != 0)
            {
                yield return $"Level {id} has {onHand} on hand and {reserved} reserved; it should have {expected} and 0.";
            }
        }

        var sold = _reservations.Where(reservation => Text(reservation, "status") == "Committed")
            .ToDictionary(reservation => Text(reservation, "orderId"), reservation => HeldUnits(reservation).GroupBy(units => units.VariantId).ToDictionary(group => group.Key, group => group.Sum(units => units.Quantity)));
        foreach (var order in _orders)
        {
            var ordered = StandingUnits(order);
            var taken = sold.GetValueOrDefault(Text(order, "id")) ?? [];
            if (ordered.Count != taken.Count || ordered.Any(line => taken.GetValueOrDefault(line.Key) != line.Value))
            {
                yield return $"Order {Text(order, "id")} ({Text(order, "status")}) stands for {ordered.Values.Sum()} units, and {taken.Values.Sum()} were sold for it.";
            }
        }
    }

    private IEnumerable<string> OfMoney()
    {
        var payments = _payments.ToDictionary(payment => Text(payment, "orderId"));
        foreach (var order in _orders)
        {
            var id = Text(order, "id");
            if (!payments.TryGetValue(id, out var payment))
            {
                yield return $"Order {id} has no payment.";
                continue;
            }

            var kept = Minor(payment, "captured") - Minor(payment, "refunded");
            var owed = Text(order, "status") == "Cancelled" ? 0 : Minor(order, "total");
            if (kept != owed)
            {
                yield return $"Order {id} ({Text(order, "status")}) is owed {owed}, and {kept} was kept.";
            }
        }

        foreach (var problem in OfLedger())
        {
            yield return problem;
        }
    }

    private IEnumerable<string> OfLedger()
    {
        foreach (var sum in _ledger.GroupBy(entry => Text(entry.GetProperty("amount"), "currency")).Select(group => (group.Key, Sum: group.Sum(entry => Minor(entry, "amount")))).Where(sum => sum.Sum != 0))
        {
            yield return $"The ledger is off by {sum.Sum} {sum.Key}.";
        }
    }

    private IEnumerable<string> OfPromotions()
    {
        var standing = _orders.Where(order => Text(order, "status") != "Cancelled").Select(order => Text(order, "id")).ToHashSet();
        foreach (var use in _uses)
        {
            var (orderId, status) = (Text(use, "orderId"), Text(use, "status"));
            if (status == "Reserved" || (status == "Committed") != standing.Contains(orderId))
            {
                yield return $"Promotions of order {orderId} are {status}, and the order {(standing.Contains(orderId) ? "stands" : "does not stand")}.";
            }
        }

        // A promotion without a limit is counted in several parts; their sum is what counts.
        foreach (var parts in _usages.GroupBy(usage => Text(usage, "promotionId")))
        {
            var (id, reserved, committed) = (parts.Key, parts.Sum(part => Number(part, "reserved")), parts.Sum(part => Number(part, "committed")));
            var used = _uses.Count(use => Text(use, "status") == "Committed" && use.GetProperty("promotions").EnumerateArray().Any(promotion => Text(promotion, "promotionId") == id));
            if (reserved != 0 || committed != used)
            {
                yield return $"Promotion {id} counts {reserved} held and {committed} used; it should be 0 and {used}.";
            }
        }
    }

    private IEnumerable<string> OfMails()
    {
        var confirmed = _orders.Count(order => order.GetProperty("timeline").EnumerateArray().Any(item => Text(item, "kind") == "Confirmed"));
        var mails = _mails.Count(mail => Text(mail, "kind") == "OrderConfirmed" && Text(mail, "state") == "Sent");
        if (mails != confirmed)
        {
            yield return $"{confirmed} orders were confirmed, and {mails} mails said so.";
        }
    }

    private Dictionary<string, int> StandingUnits(JsonElement order) => Text(order, "status") == "Cancelled"
        ? []
        : _parts.Where(part => Text(part, "orderId") == Text(order, "id") && Text(part, "status") != "Cancelled")
            .SelectMany(part => part.GetProperty("lines").EnumerateArray())
            .GroupBy(line => Text(line, "variantId"))
            .Select(group => (group.Key, Units: group.Sum(line => Number(line, "quantity") - Number(line, "cancelledQuantity"))))
            .Where(line => line.Units > 0)
            .ToDictionary(line => line.Key, line => line.Units);

    private static IEnumerable<(string VariantId, string LevelId, int Quantity)> HeldUnits(JsonElement reservation) =>
        Units(reservation.GetProperty("units"), 1).Concat(reservation.GetProperty("restocks").EnumerateArray().SelectMany(restock => Units(restock.GetProperty("units"), -1)))
            .GroupBy(units => (units.VariantId, units.LevelId))
            .Select(group => (group.Key.VariantId, group.Key.LevelId, Quantity: group.Sum(units => units.Quantity)))
            .Where(units => units.Quantity != 0);

    private static IEnumerable<(string VariantId, string LevelId, int Quantity)> Units(JsonElement units, int sign) =>
        units.EnumerateArray().Select(unit => (Text(unit, "variantId"), Text(unit, "levelId"), sign * Number(unit, "quantity")));

    private static bool IsOpen(JsonElement order) => Text(order, "status") is "PendingPayment" or "PaymentFailed" || !IsNull(order, "dutiesDueAt");

    private static bool IsNull(JsonElement document, string member) => !document.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null;

    private static string Text(JsonElement document, string member) => document.GetProperty(member).GetString() ?? "";

    private static int Number(JsonElement document, string member) => document.GetProperty(member).GetInt32();

    private static long Minor(JsonElement document, string member) => document.GetProperty(member).GetProperty("minorUnits").GetInt64();
}

/// <summary>How a shop stood before a run.</summary>
/// <param name="Units">Received so far, by the place where they lie.</param>
/// <param name="Orders">Those that other people made.</param>
internal sealed record Opening(IReadOnlyDictionary<string, int> Units, IReadOnlySet<string> Orders);
