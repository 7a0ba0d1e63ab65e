using System.Text.Json;
using Octomart.Histories.Bench.Acting;
using Octomart.Histories.Bench.Model;
using Octomart.Testing;

namespace Octomart.Histories.Bench;

/// <summary>Reads what the services have stored of one history.</summary>
internal sealed class Observer(HistoryShop shop, Goods goods, Remembered remembered)
{
    // Whatever has still to happen by itself. A payment that its provider settles later is not waited for.
    private static readonly (string Service, string Collection, string Condition)[] UnderWay =
    [
        ("order", "orders", "body ->> '$.dutiesDueAt' IS NOT NULL"),
        ("order", "placements", "body ->> '$.dueAt' IS NOT NULL"),
        ("order", "seller_orders", "body ->> '$.parcelsUnderWay' > 0"),
        ("order", "returns", "body ->> '$.status' = 'Received'"),
        ("payment", "payments", "body ->> '$.refundsPending.minorUnits' > 0"),
        ("payment", "payments", "body ->> '$.status' IN ('Processing', 'Authorized') AND body ->> '$.voidReason' IS NULL AND NOT EXISTS (SELECT 1 FROM simulated_charges c WHERE c.body ->> '$.paymentId' = payments.id AND c.body ->> '$.settlesAt' IS NOT NULL)"),
        ("payment", "simulated_webhooks", "1=1"),
        ("payment", "webhooks", "body ->> '$.state' = 'Waiting'"),
        .. new[] { "order", "payment", "product", "cart" }.Select(service => (service, "messaging_outbox", "body ->> '$.state' = 'Pending'")),
    ];

    private readonly Dictionary<string, Prices> _prices = [];

    /// <summary>By order: what it costs.</summary>
    public IReadOnlyDictionary<string, Prices> Prices => _prices;

    /// <summary>What is still under way; null when all is quiet.</summary>
    public async Task<string?> FindUnderWayAsync()
    {
        foreach (var (service, collection, condition) in UnderWay)
        {
            if (await shop.Stores.CountAsync(service, collection, condition) is > 0 and var count)
            {
                return $"{count} {service}.{collection} {condition}";
            }
        }

        return null;
    }

    /// <summary>The state in words, once nothing is under way.</summary>
    public async Task<string> FactsAsync()
    {
        var facts = new List<string>();
        foreach (var (variant, level) in (await LevelsAsync()).OrderBy(level => level.Variant))
        {
            facts.Add(Facts.Stock(variant, level.Number("onHand"), level.Number("reserved")));
        }

        facts.Add(Facts.Coupon((int)(await UsagesAsync()).Sum(usage => usage.Number("reserved") + usage.Number("committed"))));
        foreach (var (name, placed) in remembered.Orders.OrderBy(order => order.Key, StringComparer.Ordinal))
        {
            facts.Add(await OrderAsync(name, placed));
        }

        return string.Join('\n', facts);
    }

    /// <summary>What must hold at every moment, also in the middle of everything.</summary>
    public async Task AssertSoundAsync(int couponLimit)
    {
        foreach (var (variant, level) in await LevelsAsync())
        {
            Require(level.Number("reserved") >= 0 && level.Number("onHand") >= level.Number("reserved"), $"v{variant} is oversold: {level.GetRawText()}");
        }

        var usages = await UsagesAsync();
        Require(usages.Sum(usage => usage.Number("reserved") + usage.Number("committed")) <= couponLimit, $"the coupon is used too often: {string.Join(", ", usages.Select(usage => usage.GetRawText()))}");
    }

    private async Task<string> OrderAsync(string name, PlacedOrder placed)
    {
        var order = (await shop.Stores.ReadAsync("order", "orders", $"id = '{placed.Id}'")).Single();
        var parts = await shop.Stores.ReadAsync("order", "seller_orders", $"body ->> '$.orderId' = '{placed.Id}'");
        var payment = (await shop.Stores.ReadAsync("payment", "payments", $"body ->> '$.orderId' = '{placed.Id}'")).Single();
        AssertSums(name, order, parts);
        _prices.TryAdd(name, Bench.Prices.Of(order, parts, goods.Variants));
        var lines = parts.SelectMany(part => part.At("lines").EnumerateArray()).Select(line => (
            goods.Variants.ToList().IndexOf(line.Text("variantId")), line.Number("cancelledQuantity"), line.Number("fulfilledQuantity"), line.Number("returningQuantity"), line.Number("returnedQuantity")));
        var kept = payment.Minor("captured") - payment.Minor("refunded");
        Require(payment.Minor("refunded") <= payment.Minor("captured") && payment.Minor("captured") <= order.Minor("total"), $"{name}: {payment.GetRawText()}");
        return Facts.Order(name, StatusOf(order.Text("status")), lines, kept);
    }

    private static void AssertSums(string name, JsonElement order, IReadOnlyList<JsonElement> parts)
    {
        var taxOnTop = order.At("isTaxIncluded").GetBoolean() ? 0 : order.Minor("taxTotal");
        Require(order.Minor("itemsTotal") - order.Minor("discountTotal") + order.Minor("shippingTotal") + taxOnTop == order.Minor("total"), $"{name} does not add up: {order.GetRawText()}");
        foreach (var (total, member) in new[] { ("total", "total"), ("itemsTotal", "itemsTotal"), ("discountTotal", "discountTotal"), ("taxTotal", "taxTotal") })
        {
            Require(parts.Sum(part => part.Minor(member)) == order.Minor(total), $"the parts of {name} do not come to its {total}");
        }

        Require(order.At("taxes").EnumerateArray().Sum(tax => tax.Minor("tax")) == order.Minor("taxTotal"), $"the taxes of {name} do not come to its tax");
        foreach (var part in parts)
        {
            var lines = part.At("lines").EnumerateArray().ToList();
            Require(lines.Sum(line => line.Minor("total")) == part.Minor("itemsTotal") - part.Minor("discountTotal"), $"the lines of a part of {name} do not add up: {part.GetRawText()}");
            Require(lines.Sum(line => line.Minor("tax")) + part.Minor("deliveryTax") == part.Minor("taxTotal"), $"the taxes of a part of {name} do not add up: {part.GetRawText()}");
        }
    }

    private static ModelStatus StatusOf(string status) => status switch
    {
        "PendingPayment" or "PaymentFailed" => ModelStatus.Unpaid,
        "Cancelled" => ModelStatus.Cancelled,
        _ => ModelStatus.Paid,
    };

    private async Task<IReadOnlyList<(int Variant, JsonElement Level)>> LevelsAsync() =>
        [.. (await shop.Stores.ReadAsync("product", "inventory_levels", $"body ->> '$.variantId' IN ({string.Join(',', goods.Variants.Select(id => $"'{id}'"))})"))
            .Select(level => (goods.Variants.ToList().IndexOf(level.Text("variantId")), level))];

    private Task<IReadOnlyList<JsonElement>> UsagesAsync() => shop.Stores.ReadAsync("cart", "promotionUsages", $"body ->> '$.promotionId' = '{goods.PromotionId}'");

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new HistoryException(otherwise);
        }
    }
}
