using Octomart.Contracts.Events;
using Octomart.OrderSubgraph.SellerOrders;

namespace Octomart.OrderSubgraph.Orders;

/// <summary>
/// Cancels some units of a paid order that are not in a parcel yet. Their stock and money go back by give-backs. The delivery is refunded
/// with the last unit of a part of which nothing was shipped: whoever gets a parcel has had the delivery.
/// </summary>
internal static class UnitCancellation
{
    /// <summary>
    /// The order without these units, each line named once with no more than is left of it. When nothing remains of the whole order, it is
    /// cancelled as such. Null when the order's state does not allow it.
    /// </summary>
    public static PlacedOrder? CancelUnits(
        this PlacedOrder placed, IReadOnlyDictionary<string, int> quantities, CancelReason reason, string why, DateTimeOffset now)
    {
        var concerned = placed.SellerOrders.Where(part => part.Lines.Any(line => quantities.ContainsKey(line.Id))).ToList();
        if (concerned.Count == 0 || concerned.Exists(part => !part.HasUnitsToCancel()))
        {
            return null;
        }

        var actor = reason == CancelReason.Buyer ? OrderActor.Buyer : OrderActor.Seller;
        var who = reason == CancelReason.Buyer ? "The buyer" : "The seller";
        var after = placed.WithParts(part => concerned.Contains(part) ? part.Without(quantities) : part);
        return after.Order.Status == OrderStatus.Cancelled
            ? placed.Cancel(reason, actor, $"{who} cancelled the order: {why}", now)
            : concerned.Aggregate(
                after, (order, part) => order.GiveBack(part, quantities, reason, actor, units => $"{who} cancelled {units}: {why}", now));
    }

    /// <summary>Whether units can be cancelled: the order is confirmed, and not all of the part is in parcels or cancelled.</summary>
    public static bool HasUnitsToCancel(this SellerOrder part) =>
        part.Status is SellerOrderStatus.New or SellerOrderStatus.Accepted or SellerOrderStatus.PartiallyShipped;

    private static SellerOrder Without(this SellerOrder part, IReadOnlyDictionary<string, int> quantities) => (part with
    {
        Lines = [.. part.Lines.Select(line => line with { CancelledQuantity = line.CancelledQuantity + quantities.GetValueOrDefault(line.Id) })],
    }).WithDerivedStatus();

    private static PlacedOrder GiveBack(
        this PlacedOrder placed, SellerOrder before, IReadOnlyDictionary<string, int> quantities, CancelReason reason, OrderActor actor,
        Func<string, string> message, DateTimeOffset now)
    {
        var lines = before.Lines.Where(line => quantities.ContainsKey(line.Id)).ToList();
        var after = placed.Part(before.Id)!;
        var isWhole = after.Status == SellerOrderStatus.Cancelled;
        var units = string.Join(", ", lines.Select(line => $"{quantities[line.Id]} × {line.Title}"));
        var giveBack = Settlement.GiveBack.Of(
            placed.Order, before, [.. lines.Select(line => (line, quantities[line.Id], true))], isWhole, reason.ToEventText(), now);
        return placed
            .With(order => order
                .WithGiveBack(giveBack, now)
                .WithEvent(OrderEventKind.Cancelled, actor, message(units), now, before.Id))
            .Announce(order => new SellerOrderCancelled(
                order, before.Id, [.. giveBack.Lines.Select(line => new CancelledLine(line.LineId, line.VariantId, line.Quantity))], giveBack.Amount,
                reason.ToEventText(), now, after.IsShippedWhole()));
    }
}
