namespace Octomart.OrderSubgraph.Orders;

/// <summary>Something that happened to an order.</summary>
/// <param name="Sequence">1, 2, 3... within its order; what cursors stand behind.</param>
/// <param name="SellerOrderId">The part that it happened to; null when it concerns the whole.</param>
internal sealed record OrderEvent(
    int Sequence, DateTimeOffset At, OrderEventKind Kind, OrderActor Actor, string Message, string? SellerOrderId);

/// <summary>Kinds of events in an order's timeline.</summary>
internal enum OrderEventKind
{
    /// <summary>Stock is reserved and payment awaited.</summary>
    Placed,

    /// <summary>An attempt to pay failed.</summary>
    PaymentFailed,

    /// <summary>The money is in.</summary>
    Paid,

    /// <summary>Paid, and passed on to the sellers.</summary>
    Confirmed,

    /// <summary>A seller has begun to work on its part.</summary>
    Accepted,

    /// <summary>A seller has handed a parcel to the carrier.</summary>
    Shipped,

    /// <summary>The carrier reports where a parcel is.</summary>
    ParcelMoved,

    /// <summary>A parcel has arrived.</summary>
    Delivered,

    /// <summary>A part, or all of it, was cancelled.</summary>
    Cancelled,

    /// <summary>The buyer wants to return something.</summary>
    ReturnRequested,

    /// <summary>A seller agrees to a return.</summary>
    ReturnApproved,

    /// <summary>A seller has declined a return.</summary>
    ReturnRejected,

    /// <summary>The buyer has sent a return.</summary>
    ReturnSent,

    /// <summary>A seller has received a return.</summary>
    ReturnReceived,

    /// <summary>A return's money is given back.</summary>
    ReturnRefunded,

    /// <summary>A return has come to nothing.</summary>
    ReturnClosed,

    /// <summary>Money went back to the buyer.</summary>
    Refunded,

    /// <summary>Money could not go back the way it came; the shop's staff sees to it.</summary>
    RefundFailed,

    /// <summary>A seller has charged for what it sent.</summary>
    InvoiceIssued,

    /// <summary>A seller has taken back something of its invoice.</summary>
    CreditNoteIssued,
}

/// <summary>Who does something to an order.</summary>
internal enum OrderActor
{
    /// <summary>Who placed it.</summary>
    Buyer,

    /// <summary>Who ships it.</summary>
    Seller,

    /// <summary>The shop itself, such as when an unpaid order expires.</summary>
    Shop,

    /// <summary>Who carries the parcels.</summary>
    Carrier,

    /// <summary>Who moves the money.</summary>
    PaymentProvider,
}

/// <summary>Why orders are cancelled.</summary>
internal enum CancelReason
{
    /// <summary>It was not paid in time.</summary>
    Expired,

    /// <summary>The buyer wanted it so.</summary>
    Buyer,

    /// <summary>The seller could not or would not deliver.</summary>
    Seller,

    /// <summary>The stock was gone when the money came; the money goes back.</summary>
    StockGone,
}
