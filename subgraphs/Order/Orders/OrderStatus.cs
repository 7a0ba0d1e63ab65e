using Octomart.OrderSubgraph.SellerOrders;

namespace Octomart.OrderSubgraph.Orders;

/// <summary>Where an order stands; it follows from its parts.</summary>
internal enum OrderStatus
{
    /// <summary>Stock is reserved and payment awaited.</summary>
    PendingPayment,

    /// <summary>An attempt to pay failed; it may be tried again until the order expires.</summary>
    PaymentFailed,

    /// <summary>Paid; the sellers are at work.</summary>
    Confirmed,

    /// <summary>Some of it is on its way.</summary>
    PartiallyShipped,

    /// <summary>All of it is on its way.</summary>
    Shipped,

    /// <summary>All of it has arrived.</summary>
    Delivered,

    /// <summary>A part was cancelled, the rest is at work.</summary>
    PartiallyCancelled,

    /// <summary>Nothing of it will come, and nothing is owed.</summary>
    Cancelled,
}

/// <summary>Derives an order's status.</summary>
internal static class OrderStatuses
{
    public static OrderStatus Of(IReadOnlyCollection<SellerOrderStatus> parts, bool hasPaymentFailed, bool hasCancelledUnits = false)
    {
        var live = parts.Where(part => part != SellerOrderStatus.Cancelled).ToList();
        return live switch
        {
            [] => OrderStatus.Cancelled,
            _ when live.Contains(SellerOrderStatus.AwaitingPayment) =>
                hasPaymentFailed ? OrderStatus.PaymentFailed : OrderStatus.PendingPayment,
            _ when live.TrueForAll(part => part == SellerOrderStatus.Delivered) => OrderStatus.Delivered,
            _ when live.TrueForAll(part => part is SellerOrderStatus.Shipped or SellerOrderStatus.Delivered) => OrderStatus.Shipped,
            _ when live.Exists(HasShipped) => OrderStatus.PartiallyShipped,
            _ => live.Count < parts.Count || hasCancelledUnits ? OrderStatus.PartiallyCancelled : OrderStatus.Confirmed,
        };
    }

    private static bool HasShipped(SellerOrderStatus part) =>
        part is SellerOrderStatus.PartiallyShipped or SellerOrderStatus.Shipped or SellerOrderStatus.Delivered;
}
