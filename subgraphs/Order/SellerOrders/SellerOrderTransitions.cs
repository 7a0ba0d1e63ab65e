using System.Collections.Immutable;
using Octomart.Contracts.Events;
using Octomart.OrderSubgraph.Fulfilments;
using Octomart.OrderSubgraph.Orders;

namespace Octomart.OrderSubgraph.SellerOrders;

/// <summary>What a seller and the carrier do to one part of an order. Each returns null when the part's state does not allow it.</summary>
internal static class SellerOrderTransitions
{
    public static PlacedOrder? Accept(this PlacedOrder placed, SellerOrder part, DateTimeOffset now) => part.Status != SellerOrderStatus.New
        ? null
        : placed.WithPart(part with { Status = SellerOrderStatus.Accepted })
            .With(order => order.WithEvent(OrderEventKind.Accepted, OrderActor.Seller, "A seller prepares its part.", now, part.Id));

    /// <summary>Hands a parcel with these lines to the carrier. The caller has checked that as much is left.</summary>
    public static PlacedOrder? Ship(
        this PlacedOrder placed, SellerOrder part, ImmutableArray<FulfilmentLine> lines, string carrier, string trackingNumber,
        string? trackingUrl, DateTimeOffset now)
    {
        if (part.Status is not (SellerOrderStatus.Accepted or SellerOrderStatus.PartiallyShipped))
        {
            return null;
        }

        var parcel = new Fulfilment(
            part.FulfilmentId(part.Fulfilments.Length), FulfilmentStatus.Shipped, lines, carrier, trackingNumber, trackingUrl, now,
            [new TrackingEvent(now, FulfilmentStatus.Shipped, null, "Handed to the carrier.")]);
        var shipped = part with
        {
            Lines = [.. part.Lines.Select(line => line with { FulfilledQuantity = line.FulfilledQuantity + QuantityOf(line, lines) })],
            Fulfilments = part.Fulfilments.Add(parcel),
            ParcelsUnderWay = part.ParcelsUnderWay + 1,
        };
        var after = shipped.WithDerivedStatus();
        return placed.WithPart(after)
            .With(order => (order with { DocumentsDueAt = now }).WithEvent(
                OrderEventKind.Shipped, OrderActor.Seller, $"A parcel was handed to {carrier} ({trackingNumber}).", now, part.Id))
            .Announce(order => new SellerOrderShipped(order, part.Id, parcel.Id, carrier, trackingNumber, trackingUrl, now, after.IsShippedWhole()));
    }

    /// <summary>
    /// Notes where the carrier says a parcel was. News that is known already, or older than what is known, changes nothing.
    /// </summary>
    public static PlacedOrder? Track(this PlacedOrder placed, SellerOrder part, string fulfilmentId, TrackingEvent news)
    {
        if (part.Fulfilments.FirstOrDefault(parcel => parcel.Id == fulfilmentId) is not { } parcel || news.Status <= parcel.Status)
        {
            return null;
        }

        var hasArrived = news.Status == FulfilmentStatus.Delivered;
        var moved = part with
        {
            Fulfilments = part.Fulfilments.Replace(parcel, parcel with { Status = news.Status, Events = parcel.Events.Add(news) }),
            ParcelsUnderWay = part.ParcelsUnderWay - (hasArrived ? 1 : 0),
        };
        var kind = hasArrived ? OrderEventKind.Delivered : OrderEventKind.ParcelMoved;
        var tracked = placed.WithPart(moved.WithDerivedStatus())
            .With(order => order.WithEvent(kind, OrderActor.Carrier, news.Message ?? "The parcel has moved.", news.At, part.Id));
        return hasArrived ? tracked.Announce(order => new ParcelDelivered(order, part.Id, fulfilmentId, news.At)) : tracked;
    }

    /// <summary>Whether everything that is not cancelled has been handed to a carrier.</summary>
    public static bool IsShippedWhole(this SellerOrder part) => part.Status is SellerOrderStatus.Shipped or SellerOrderStatus.Delivered;

    private static int QuantityOf(OrderLine line, ImmutableArray<FulfilmentLine> lines) =>
        lines.Where(content => content.LineId == line.Id).Sum(content => content.Quantity);

    /// <summary>The part with the status that follows from its lines and parcels, once it is paid for.</summary>
    public static SellerOrder WithDerivedStatus(this SellerOrder part) => part with
    {
        Status = (part.Lines.Any(line => line.Remaining() > 0), part.Fulfilments.IsEmpty) switch
        {
            (true, true) => part.Status,
            (true, false) => SellerOrderStatus.PartiallyShipped,
            (false, true) => SellerOrderStatus.Cancelled,
            (false, false) => part.Fulfilments.All(parcel => parcel.Status == FulfilmentStatus.Delivered)
                ? SellerOrderStatus.Delivered
                : SellerOrderStatus.Shipped,
        },
    };
}
