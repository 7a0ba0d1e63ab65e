namespace Octomart.Contracts.Events;

/// <summary>An order as its events carry it: snapshots of the moment it was placed, plus the present states.</summary>
/// <param name="BuyerId">Null for a guest.</param>
/// <param name="Email">Where the buyer is written to; null when only the account knows it.</param>
/// <param name="DiscountTotal">What promotions took off all lines; null in events from before there were promotions.</param>
public sealed record OrderSnapshot(
    string OrderId,
    string Number,
    string? BuyerId,
    string? Email,
    string BuyerName,
    Money Total,
    DateTimeOffset PlacedAt,
    IReadOnlyList<SellerOrderSnapshot> SellerOrders,
    Money? DiscountTotal = null);

/// <summary>One seller's part of an order.</summary>
/// <param name="Total">What the buyer pays for this part: lines and delivery.</param>
/// <param name="Commission">The shop's fee, frozen at placement.</param>
public sealed record SellerOrderSnapshot(
    string SellerOrderId, string Number, string SellerId, Money Total, Money Commission, IReadOnlyList<OrderLineSnapshot> Lines);

/// <summary>A line as it was sold.</summary>
/// <param name="Discount">What promotions took off the line; null in events from before there were promotions.</param>
public sealed record OrderLineSnapshot(
    string LineId, string VariantId, string ProductId, string Title, string Sku, int Quantity, Money UnitPrice, Money Total, Money? Discount = null);

/// <summary>Stock is reserved and payment awaited.</summary>
public sealed record OrderPlaced(OrderSnapshot Order);

/// <summary>Paid and passed on to the sellers.</summary>
public sealed record OrderConfirmed(OrderSnapshot Order);

/// <summary>Nothing of the order will come: it was cancelled, or expired before payment.</summary>
/// <param name="Reason">EXPIRED, BUYER, SELLER or STOCK_GONE.</param>
/// <param name="Unsold">The units of a confirmed order that will not come; null of one that was never confirmed, and in older events.</param>
public sealed record OrderCancelled(OrderSnapshot Order, string Reason, IReadOnlyList<CancelledLine>? Unsold = null);

/// <summary>
/// Units of one seller's part were cancelled after payment, and the rest of the order stands; of an order that is cancelled as a whole
/// <see cref="OrderCancelled"/> tells alone. The money goes back on its own.
/// </summary>
/// <param name="Lines">What will not come, this time.</param>
/// <param name="RefundAmount">What goes back to the buyer for it.</param>
/// <param name="Reason">BUYER or SELLER.</param>
/// <param name="IsShipped">Whether everything that is left of the seller's part has been shipped; null in older events.</param>
public sealed record SellerOrderCancelled(
    OrderSnapshot Order, string SellerOrderId, IReadOnlyList<CancelledLine> Lines, Money RefundAmount, string Reason, DateTimeOffset At,
    bool? IsShipped = null);

/// <summary>How many units of a line will not come.</summary>
public sealed record CancelledLine(string LineId, string VariantId, int Quantity);

/// <summary>A return was asked for, or has moved on.</summary>
/// <param name="Status">REQUESTED, APPROVED, REJECTED, IN_TRANSIT, RECEIVED, REFUNDED or CLOSED.</param>
/// <param name="Refundable">What goes back to the buyer, or would.</param>
/// <param name="Accepted">The units that have come back with this change; null of every other change, and in older events.</param>
public sealed record ReturnChanged(
    OrderSnapshot Order, string SellerOrderId, string ReturnId, string Number, string Status, Money Refundable, DateTimeOffset At,
    IReadOnlyList<ReturnedLine>? Accepted = null);

/// <summary>How many units of a line have come back.</summary>
public sealed record ReturnedLine(string LineId, string VariantId, int Quantity);

/// <summary>Money that is owed to the buyer could not go back the way it came; the shop's staff sees to it.</summary>
/// <param name="RefundId">Payment's refund.</param>
/// <param name="Refusal">What the payment provider said, for staff.</param>
public sealed record OrderRefundFailed(OrderSnapshot Order, string RefundId, Money Amount, string Refusal, DateTimeOffset At);

/// <summary>A seller has shipped a parcel.</summary>
/// <param name="IsLast">Whether nothing of the seller's part is left to ship; null in older events.</param>
public sealed record SellerOrderShipped(
    OrderSnapshot Order, string SellerOrderId, string FulfilmentId, string Carrier, string TrackingNumber, string? TrackingUrl, DateTimeOffset At,
    bool? IsLast = null);

/// <summary>A parcel has arrived.</summary>
public sealed record ParcelDelivered(OrderSnapshot Order, string SellerOrderId, string FulfilmentId, DateTimeOffset At);
