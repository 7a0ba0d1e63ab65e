namespace Octomart.Contracts.Events;

/// <summary>An order as its events carry it: snapshots of the moment it was placed, plus the present states.</summary>
/// <param name="BuyerId">Null for a guest.</param>
/// <param name="Email">Where the buyer is written to; null when only the account knows it.</param>
public sealed record OrderSnapshot(
    string OrderId,
    string Number,
    string? BuyerId,
    string? Email,
    string BuyerName,
    Money Total,
    DateTimeOffset PlacedAt,
    IReadOnlyList<SellerOrderSnapshot> SellerOrders);

/// <summary>One seller's part of an order.</summary>
/// <param name="Total">What the buyer pays for this part: lines and delivery.</param>
/// <param name="Commission">The shop's fee, frozen at placement.</param>
public sealed record SellerOrderSnapshot(
    string SellerOrderId, string Number, string SellerId, Money Total, Money Commission, IReadOnlyList<OrderLineSnapshot> Lines);

/// <summary>A line as it was sold.</summary>
public sealed record OrderLineSnapshot(
    string LineId, string VariantId, string ProductId, string Title, string Sku, int Quantity, Money UnitPrice, Money Total);

/// <summary>Stock is reserved and payment awaited.</summary>
public sealed record OrderPlaced(OrderSnapshot Order);

/// <summary>Paid and passed on to the sellers.</summary>
public sealed record OrderConfirmed(OrderSnapshot Order);

/// <summary>Cancelled or expired before payment: nothing is owed.</summary>
/// <param name="Reason">EXPIRED, BUYER, SELLER or STOCK_GONE.</param>
public sealed record OrderCancelled(OrderSnapshot Order, string Reason);

/// <summary>A seller has shipped a parcel.</summary>
public sealed record SellerOrderShipped(
    OrderSnapshot Order, string SellerOrderId, string FulfilmentId, string Carrier, string TrackingNumber, string? TrackingUrl, DateTimeOffset At);

/// <summary>A parcel has arrived.</summary>
public sealed record ParcelDelivered(OrderSnapshot Order, string SellerOrderId, string FulfilmentId, DateTimeOffset At);
