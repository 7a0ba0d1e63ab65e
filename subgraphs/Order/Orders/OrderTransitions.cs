using Octomart.Contracts.Events;
using Octomart.OrderSubgraph.SellerOrders;

namespace Octomart.OrderSubgraph.Orders;

/// <summary>
/// What can happen to a whole order, from payment to cancellation. Each returns null when the order's state does not allow it.
/// </summary>
internal static class OrderTransitions
{
    /// <summary>Stock is reserved, the payment is open, the cart is empty: from now on it is an order.</summary>
    public static PlacedOrder Place(this PlacedOrder placed, DateTimeOffset now) => placed
        .With(order => order.WithEvent(OrderEventKind.Placed, OrderActor.Buyer, "The order was placed. Payment is awaited.", now))
        .Announce(order => new OrderPlaced(order));

    /// <summary>The money is in. Stock is committed next; only then is the order confirmed.</summary>
    public static PlacedOrder? Pay(this PlacedOrder placed, DateTimeOffset now) => placed.Order.UnpaidUntil is null
        ? null
        : placed.With(order => (order with { UnpaidUntil = null })
            .WithEvent(OrderEventKind.Paid, OrderActor.PaymentProvider, "The payment was received.", now)
            .WithDuties(now, OrderDuty.CommitStock));

    /// <summary>There is nothing to pay: as good as paid. Other orders wait for their payment.</summary>
    public static PlacedOrder PayWhenFree(this PlacedOrder placed, DateTimeOffset now) => placed.Order.Total.MinorUnits > 0
        ? placed
        : placed.With(order => (order with { UnpaidUntil = null })
            .WithEvent(OrderEventKind.Paid, OrderActor.Shop, "There is nothing to pay.", now)
            .WithDuties(now, OrderDuty.CommitStock));

    /// <summary>An attempt to pay failed. Others may follow until the order expires.</summary>
    public static PlacedOrder? FailPayment(this PlacedOrder placed, string declineCode, DateTimeOffset now) =>
        placed.Order.UnpaidUntil is null
            ? null
            : placed.With(order => (order with { HasPaymentFailed = true })
                .WithDerivedStatus()
                .WithEvent(OrderEventKind.PaymentFailed, OrderActor.PaymentProvider, $"The payment failed ({declineCode}).", now));

    /// <summary>Paid for and in stock: the sellers get their parts.</summary>
    public static PlacedOrder? Confirm(this PlacedOrder placed, DateTimeOffset now) => !placed.Order.IsPaidAndUnconfirmed()
        ? null
        : placed.WithParts(part => part with { Status = SellerOrderStatus.New, ReceivedAt = now })
            .With(order => order
                .WithDuties(now, order.Promotions.IsEmpty ? [] : [OrderDuty.CommitPromotions])
                .WithEvent(OrderEventKind.Confirmed, OrderActor.Shop, "The order is confirmed and with its sellers.", now))
            .Announce(order => new OrderConfirmed(order));

    /// <summary>
    /// Nothing of it will come. Stock and money go back by duties, which replace all others: a commit or restock of stock that is still on
    /// its way meets the release at Product, and a refund the payment's end.
    /// </summary>
    public static PlacedOrder? Cancel(
        this PlacedOrder placed, CancelReason reason, OrderActor actor, string message, DateTimeOffset now) =>
        !placed.Order.CanBeCancelled()
            ? null
            : placed.WithParts(WithNothingLeft)
                .With(order => order.WithoutClaims(reason)
                    .WithEvent(OrderEventKind.Cancelled, actor, message, now)
                    .WithDuties(now, [OrderDuty.ReleaseStock, OrderDuty.VoidPayment, .. order.Promotions.IsEmpty ? [] : new[] { OrderDuty.ReleasePromotions }]))
                .Announce(order => new OrderCancelled(order, reason.ToEventText(), placed.Unsold()));

    // Units that were cancelled before have been told of before; what was never confirmed was never sold.
    private static CancelledLine[]? Unsold(this PlacedOrder placed) => placed.SellerOrders.Any(part => part.ReceivedAt is null)
        ? null
        : [
            .. placed.SellerOrders.SelectMany(part => part.Lines)
                .Where(line => line.Remaining() > 0)
                .Select(line => new CancelledLine(line.Id, line.VariantId, line.Remaining())),
        ];

    // Release and void give everything back, also what single give-backs still owe.
    private static Order WithoutClaims(this Order order, CancelReason reason) => order with
    {
        UnpaidUntil = null,
        CancelReason = reason,
        GiveBacks = [.. order.GiveBacks.Select(giveBack => giveBack.Superseded())],
    };

    private static SellerOrder WithNothingLeft(SellerOrder part) => part with
    {
        Status = SellerOrderStatus.Cancelled,
        Lines = [.. part.Lines.Select(line => line with { CancelledQuantity = line.Quantity - line.FulfilledQuantity })],
    };

    /// <summary>Whether the money is in and the stock is being committed.</summary>
    public static bool IsPaidAndUnconfirmed(this Order order) =>
        order is { UnpaidUntil: null, Status: OrderStatus.PendingPayment or OrderStatus.PaymentFailed };

    /// <summary>Before anything is shipped.</summary>
    public static bool CanBeCancelled(this Order order) =>
        order.Status is OrderStatus.PendingPayment or OrderStatus.PaymentFailed or OrderStatus.Confirmed or OrderStatus.PartiallyCancelled;

    /// <summary>The reason as events and refunds carry it.</summary>
    public static string ToEventText(this CancelReason reason) => reason switch
    {
        CancelReason.Expired => "EXPIRED",
        CancelReason.Buyer => "BUYER",
        CancelReason.Seller => "SELLER",
        _ => "STOCK_GONE",
    };
}
