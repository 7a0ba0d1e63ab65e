using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.OrderSubgraph.Checkout;
using Octomart.OrderSubgraph.Delivery;
using Octomart.OrderSubgraph.Fulfilments;
using Octomart.OrderSubgraph.Orders;
using Octomart.Store;

namespace Octomart.OrderSubgraph.SellerOrders;

/// <summary>
/// One seller's part of an order: what it sold, where to ship it, and what has become of it. All a seller ever sees of an order.
/// </summary>
internal sealed record SellerOrder : Document
{
    public required string OrderId { get; init; }

    public required string Number { get; init; }

    public required string SellerId { get; init; }

    /// <summary>For ownership checks; sellers are not shown it.</summary>
    public string? BuyerId { get; init; }

    public SellerOrderStatus Status { get; init; }

    public required ImmutableArray<OrderLine> Lines { get; init; }

    public required PostalAddress ShipTo { get; init; }

    public required DeliveryChoice Delivery { get; init; }

    /// <summary>All lines before discounts.</summary>
    public required Money ItemsTotal { get; init; }

    /// <summary>What promotions take off the lines.</summary>
    public Money DiscountTotal { get => field.OrZero(Total.Currency); init; }

    /// <summary>Of lines and delivery; contained in the total in any case.</summary>
    public Money TaxTotal { get => field.OrZero(Total.Currency); init; }

    /// <summary>In or on the delivery's price.</summary>
    public Money DeliveryTax { get => field.OrZero(Total.Currency); init; }

    /// <summary>Lines and delivery by rate.</summary>
    public ImmutableArray<TaxSubtotal> Taxes { get; init; } = [];

    /// <summary>Whether prices contain the tax; otherwise it was added to them.</summary>
    public bool IsTaxIncluded { get; init; } = true;

    /// <summary>What the buyer pays for this part: lines less discounts, delivery, and the tax that prices do not contain.</summary>
    public required Money Total { get; init; }

    /// <summary>What the shop adds from its own pocket: its promotions on lines and delivery.</summary>
    public Money Subsidy { get => field.OrZero(Total.Currency); init; }

    /// <summary>The shop's fee, frozen at placement.</summary>
    public required Money Commission { get; init; }

    public ImmutableArray<Fulfilment> Fulfilments { get; init; } = [];

    public ImmutableArray<string> ReturnIds { get; init; } = [];

    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>When the seller got it: an order that nobody has paid is none of a seller's business.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Parcels that the carrier has and that have not arrived.</summary>
    public int ParcelsUnderWay { get; init; }

    /// <summary>The part that a line or parcel id belongs to: such ids begin with the part's.</summary>
    public static string IdOf(string lineOrParcelId) =>
        lineOrParcelId.Split('_') is [_, { Length: > 0 } core, ..] ? $"sor_{core}" : lineOrParcelId;

    /// <summary>What the buyer pays for the delivery, tax included in any case.</summary>
    public Money DeliveryCharge() => IsTaxIncluded ? Delivery.Price : Delivery.Price + DeliveryTax;

    public string LineId(int index) => $"orl_{Id["sor_".Length..]}_{index + 1}";

    public string FulfilmentId(int index) => $"ful_{Id["sor_".Length..]}_{index + 1}";
}

/// <summary>Where one seller's part stands.</summary>
internal enum SellerOrderStatus
{
    /// <summary>The order is not paid yet; the seller does not see it.</summary>
    AwaitingPayment,

    /// <summary>Paid; the seller has not begun.</summary>
    New,

    /// <summary>The seller is at work.</summary>
    Accepted,

    /// <summary>Some parcels are on their way, others are to come.</summary>
    PartiallyShipped,

    /// <summary>All parcels are on their way.</summary>
    Shipped,

    /// <summary>All parcels have arrived.</summary>
    Delivered,

    /// <summary>Nothing of it will come.</summary>
    Cancelled,
}

/// <summary>A line as it was sold. What the catalogue says later changes nothing here.</summary>
/// <param name="CartLineId">The cart's line that it came from.</param>
/// <param name="Tax">Contained in the total, or coming on top of it; see <see cref="IsTaxIncluded"/>.</param>
/// <param name="Total">Quantity times unit price less the discount.</param>
/// <param name="Commission">The shop's fee for this line, frozen at placement.</param>
internal sealed record OrderLine(
    string Id, string CartLineId, string VariantId, string ProductId, string Title, string Sku, string? OptionsText, int Quantity,
    Money UnitPrice, Money Tax, Money Total,
    Money Commission)
{
    /// <summary>What promotions took off.</summary>
    public Money Discount { get => field.OrZero(Total.Currency); init; }

    /// <summary>The part of the discount that the shop pays.</summary>
    public Money Subsidy { get => field.OrZero(Total.Currency); init; }

    public TaxClass TaxClass { get; init; }

    /// <summary>The rate at the time.</summary>
    public int TaxBasisPoints { get; init; }

    public bool IsTaxIncluded { get; init; } = true;

    /// <summary>What the buyer pays for the line, tax included in any case: what goes back when none of it comes.</summary>
    public Money Charged() => IsTaxIncluded ? Total : Total + Tax;

    public int FulfilledQuantity { get; init; }

    public int CancelledQuantity { get; init; }

    /// <summary>Units of returns that have been asked for and not ended.</summary>
    public int ReturningQuantity { get; init; }

    /// <summary>Units that came back and were accepted.</summary>
    public int ReturnedQuantity { get; init; }

    public int Remaining() => Quantity - FulfilledQuantity - CancelledQuantity;

    /// <summary>
    /// What of one of the line's amounts the next units are worth that go back. By the difference of running totals, so that units that
    /// go back one by one are worth, together and to the last minor unit, what the line is.
    /// </summary>
    public Money ShareOf(Money amount, int quantity)
    {
        var before = CancelledQuantity + ReturnedQuantity;
        return Running(before + quantity) - Running(before);

        Money Running(int units) => amount.Split([units, Quantity - units])[0];
    }
}
