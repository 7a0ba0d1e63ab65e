using System.Globalization;
using System.Text.Json;
using Octomart.Histories.Bench.Model;
using Octomart.Testing;

namespace Octomart.Histories.Bench;

/// <summary>The whole state of a history in words: of the model, and as the services have it. They must be the same words.</summary>
internal static class Facts
{
    /// <summary>What the model says.</summary>
    public static string Of(ModelState state, IReadOnlyDictionary<string, Prices> prices) => string.Join('\n', [
        .. Enumerable.Range(0, HistoryGenerator.Variants).Select(variant => Stock(variant, state.OnHand(variant), state.Reserved(variant))),
        Coupon(state.CouponUses),
        .. state.Orders.Select(order => Order(
            order.Key,
            order.Value.Status,
            order.Value.Lines.Select(line => (line.Key, Cancelled(order.Value, line.Value), line.Value.Shipped, line.Value.Returning, line.Value.Returned)),
            prices[order.Key].Kept(order.Value)))]);

    public static string Stock(int variant, int onHand, int reserved) => string.Create(CultureInfo.InvariantCulture, $"v{variant}: {onHand} on hand, {reserved} reserved");

    public static string Coupon(int uses) => string.Create(CultureInfo.InvariantCulture, $"coupon: {uses} uses");

    public static string Order(string name, ModelStatus status, IEnumerable<(int Variant, int Cancelled, int Shipped, int Returning, int Returned)> lines, long kept) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}: {status}, {kept} kept; ")
        + string.Join(", ", lines.OrderBy(line => line.Variant).Select(line => string.Create(
            CultureInfo.InvariantCulture, $"v{line.Variant} {line.Cancelled} cancelled {line.Shipped} shipped {line.Returning}+{line.Returned} back")));

    private static int Cancelled(ModelOrder order, ModelLine line) => order.Status == ModelStatus.Cancelled ? line.Units - line.Shipped : line.Cancelled;
}

/// <summary>What an order and its lines cost, as it was placed; the amounts come from the real shop, what is kept of them from the model.</summary>
/// <param name="Lines">By variant: what was charged for the whole line.</param>
/// <param name="Parts">The variants of a seller's part, and what its delivery costs.</param>
internal sealed record Prices(long Total, IReadOnlyDictionary<int, long> Lines, IReadOnlyList<(IReadOnlyList<int> Variants, long Delivery)> Parts)
{
    /// <summary>What the shop may keep of the order's money.</summary>
    public long Kept(ModelOrder order) => order.Status != ModelStatus.Paid ? 0 : Total - Lines.Sum(line => Back(order.Lines[line.Key], line.Value)) - Parts
        .Where(part => part.Variants.All(variant => order.Lines[variant] is { Remaining: 0, Shipped: 0 }))
        .Sum(part => part.Delivery);

    public static Prices Of(JsonElement order, IEnumerable<JsonElement> parts, IReadOnlyList<string> variants)
    {
        var lines = parts.SelectMany(part => part.At("lines").EnumerateArray()).ToDictionary(
            line => variants.ToList().IndexOf(line.Text("variantId")),
            line => line.Minor("total") + (line.At("isTaxIncluded").GetBoolean() ? 0 : line.Minor("tax")));
        return new Prices(order.Minor("total"), lines, [.. parts.Select(part => (
            (IReadOnlyList<int>)[.. part.At("lines").EnumerateArray().Select(line => variants.ToList().IndexOf(line.Text("variantId")))],
            part.At("delivery").Minor("price") + (part.At("isTaxIncluded").GetBoolean() ? 0 : part.Minor("deliveryTax"))))]);
    }

    // So many units of a line are worth the same fraction of it, to the nearest cent.
    private static long Back(ModelLine line, long charged) => ((2 * charged * (line.Cancelled + line.Returned)) + line.Units) / (2 * line.Units);
}

internal static class StoredJson
{
    public static long Minor(this JsonElement document, string member) => document.At(member).At("minorUnits").GetInt64();

    public static int Number(this JsonElement document, string member) => document.TryGetProperty(member, out var value) ? value.GetInt32() : 0;
}
