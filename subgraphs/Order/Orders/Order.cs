using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.OrderSubgraph.Checkout;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.OrderSubgraph.Settlement;
using Octomart.Store;

namespace Octomart.OrderSubgraph.Orders;

/// <summary>
/// A purchase as its buyer sees it: frozen amounts, the states of its parts, its timeline, and its duties (calls to other services
/// that must still be made). Its parts are documents of their own (<see cref="SellerOrder"/>); <see cref="PlacedOrder"/> changes both
/// together.
/// </summary>
internal sealed record Order : Document
{
    /// <summary>For people. Random, so that it tells nobody how much the shop sells.</summary>
    public required string Number { get; init; }

    public string? BuyerId { get; init; }

    public string? GuestTokenHash { get; init; }

    /// <summary>Where a guest is written to.</summary>
    public string? Email { get; init; }

    public required PostalAddress ShippingAddress { get; init; }

    /// <summary>All lines before discounts.</summary>
    public required Money ItemsTotal { get; init; }

    /// <summary>What promotions take off the lines.</summary>
    public Money DiscountTotal { get => field.OrZero(Total.Currency); init; }

    public required Money ShippingTotal { get; init; }

    /// <summary>Contained in the total, whether prices contain it or it was added to them.</summary>
    public required Money TaxTotal { get; init; }

    /// <summary>All parts by rate.</summary>
    public ImmutableArray<TaxSubtotal> Taxes { get; init; } = [];

    /// <summary>Whether prices contain the tax; otherwise it was added to them.</summary>
    public bool IsTaxIncluded { get; init; } = true;

    public required Money Total { get; init; }

    /// <summary>What took something off. One use of each is held for the order until it is paid, and then used for good.</summary>
    public ImmutableArray<OrderPromotion> Promotions { get; init; } = [];

    public required ImmutableArray<OrderPart> Parts { get; init; }

    /// <summary>The returns of all parts, in the order in which they were asked for.</summary>
    public ImmutableArray<string> ReturnIds { get; init; } = [];

    public OrderStatus Status { get; init; }

    public bool HasPaymentFailed { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>While unpaid: when it expires.</summary>
    public DateTimeOffset? UnpaidUntil { get; init; }

    public CancelReason? CancelReason { get; init; }

    public ImmutableArray<OrderEvent> Timeline { get; init; } = [];

    /// <summary>Calls to other services that follow from what has happened, in order; each is repeated until it is answered.</summary>
    public ImmutableArray<OrderDuty> Duties { get; init; } = [];

    /// <summary>What was cancelled or returned by and by; those that owe something are duties, too.</summary>
    public ImmutableArray<GiveBack> GiveBacks { get; init; } = [];

    /// <summary>When duties are tried (again); null when there are none.</summary>
    public DateTimeOffset? DutiesDueAt { get; init; }

    public int DutyFailures { get; init; }

    /// <summary>Since when an invoice or credit note is owed; null when none is.</summary>
    public DateTimeOffset? DocumentsDueAt { get; init; }

    /// <summary>Of the parts of which a parcel has gone out.</summary>
    public ImmutableArray<PartInvoice> Invoices { get; init; } = [];

    /// <summary>What has gone back and stands on a credit note, or was never charged.</summary>
    public ImmutableArray<string> DocumentedGiveBacks { get; init; } = [];

    public string? InvoiceNumberOf(string sellerOrderId) => Invoices.FirstOrDefault(invoice => invoice.SellerOrderId == sellerOrderId)?.Number;

    public Order WithDerivedStatus() => this with
    {
        Status = OrderStatuses.Of([.. Parts.Select(part => part.Status)], HasPaymentFailed, Parts.Any(part => part.HasCancelledUnits)),
    };

    public Order WithEvent(OrderEventKind kind, OrderActor actor, string message, DateTimeOffset at, string? sellerOrderId = null) =>
        this with { Timeline = Timeline.Add(new OrderEvent(Timeline.Length + 1, at, kind, actor, message, sellerOrderId)) };

    public Order WithDuties(DateTimeOffset dueAt, params ImmutableArray<OrderDuty> duties) =>
        (this with { Duties = duties, DutyFailures = 0 }).WithDutiesDue(dueAt);

    public Order WithGiveBack(GiveBack giveBack, DateTimeOffset dueAt) =>
        (this with { GiveBacks = GiveBacks.Add(giveBack), DutyFailures = 0, DocumentsDueAt = dueAt }).WithDutiesDue(dueAt);

    /// <summary>The order with a changed give-back, which may have been the last duty.</summary>
    public Order WithGiveBack(string id, Func<GiveBack, GiveBack> change, DateTimeOffset dueAt) =>
        (this with { GiveBacks = [.. GiveBacks.Select(giveBack => giveBack.Id == id ? change(giveBack) : giveBack)] }).WithDutiesDue(dueAt);

    private Order WithDutiesDue(DateTimeOffset dueAt) =>
        this with { DutiesDueAt = Duties.IsEmpty && GiveBacks.All(giveBack => !giveBack.IsOpen) ? null : dueAt };
}

/// <summary>The number of a part's invoice.</summary>
internal sealed record PartInvoice(string SellerOrderId, string Number);

/// <summary>What an order knows of one of its parts without reading it.</summary>
internal sealed record OrderPart(string SellerOrderId, SellerOrderStatus Status, bool HasCancelledUnits = false, string? SellerId = null)
{
    public static OrderPart Of(SellerOrder part) => new(part.Id, part.Status, part.Lines.Any(line => line.CancelledQuantity > 0), part.SellerId);
}

/// <summary>A call to another service that an order owes.</summary>
internal enum OrderDuty
{
    /// <summary>Product: what is reserved becomes sold. Then the order is confirmed, or cancelled when the stock is gone.</summary>
    CommitStock,

    /// <summary>Product: what is reserved or sold goes back.</summary>
    ReleaseStock,

    /// <summary>Payment: nothing more is taken, and what was taken goes back.</summary>
    VoidPayment,

    /// <summary>Cart: the promotions are used for good.</summary>
    CommitPromotions,

    /// <summary>Cart: the promotions are free for others.</summary>
    ReleasePromotions,
}
