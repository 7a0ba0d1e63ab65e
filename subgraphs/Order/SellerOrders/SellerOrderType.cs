using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.Contracts;
using Octomart.OrderSubgraph.Checkout;
using Octomart.OrderSubgraph.Delivery;
using Octomart.OrderSubgraph.Documents;
using Octomart.OrderSubgraph.Documents.Pdf;
using Octomart.OrderSubgraph.Fulfilments;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.Returns;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.SellerOrders;

/// <summary>One seller's part of an order: what it sold, where to ship it, and what has become of it.</summary>
[Key("id")]
internal sealed class SellerOrderType(SellerOrder part, Order? opened = null) : INode
{
    /// <summary>Opaque.</summary>
    public string Id => part.Id;

    /// <summary>For people: the order's number and the part's.</summary>
    public string Number => part.Number;

    /// <summary>Rises with every change. Send it back with a change so that it does not undo one that you have not seen.</summary>
    public int Version => (int)part.Version;

    /// <summary>The whole order; null for the seller, whose business it is not.</summary>
    public IDataLoaderResult<OrderType?>? Order(DocumentLoader<Order> orders, Caller caller) =>
        orders.Load(part.OrderId).Then(order => opened is not null || order.MayRead(caller) ? new OrderType(order) : null);

    /// <summary>Who sells it.</summary>
    public SellerType? Seller => new(part.SellerId);

    /// <summary>Where it stands.</summary>
    public SellerOrderStatus Status => part.Status;

    /// <summary>What was sold.</summary>
    public IReadOnlyList<OrderLineType> Lines => [.. part.Lines.Select(line => new OrderLineType(line))];

    /// <summary>Where to ship it.</summary>
    public AddressType ShipTo => new(part.ShipTo);

    /// <summary>How the buyer chose to have it delivered.</summary>
    public DeliveryChoice Delivery => part.Delivery;

    /// <summary>What the items cost, before discounts.</summary>
    public Money ItemsTotal => part.ItemsTotal;

    /// <summary>What promotions take off the items.</summary>
    public Money DiscountTotal => part.DiscountTotal;

    /// <summary>The tax that the total contains, on items and delivery.</summary>
    public Money TaxTotal => part.TaxTotal;

    /// <summary>The tax by rate, the highest first.</summary>
    public IReadOnlyList<TaxSubtotal> Taxes => part.Taxes;

    /// <summary>Whether prices contain the tax; otherwise it was added to them, as in the US.</summary>
    public bool PricesIncludeTax => part.IsTaxIncluded;

    /// <summary>What the buyer pays for this part: items less discounts, delivery, and the tax that prices do not contain.</summary>
    public Money Total => part.Total;

    /// <summary>The parcels that were handed to a carrier.</summary>
    public IReadOnlyList<FulfilmentType> Fulfilments => [.. part.Fulfilments.Select(parcel => new FulfilmentType(part, parcel))];

    /// <summary>What the buyer sends back of it.</summary>
    public IDataLoaderResult<IReadOnlyList<ReturnType>> Returns(DocumentLoader<Return> returns) =>
        new AllOf<ReturnType>([.. part.ReturnIds.Select(id => returns.Load(id).Then(found => new ReturnType(found)))]);

    /// <summary>Invoice and credit notes, the oldest first.</summary>
    public IDataLoaderResult<IReadOnlyList<DocumentType>> Documents(DocumentsOfOrders documents, DocumentLinks links) =>
        documents.Load(part.OrderId).Map(IReadOnlyList<DocumentType> (found) =>
            [.. (found ?? []).Where(document => document.SellerOrderId == part.Id).Select(document => new DocumentType(document, links))]);

    /// <summary>Where the list of what is still to be sent can be printed; null when nothing is, and for everybody but the seller.</summary>
    public string? PackingSlipUrl(DocumentLinks links, Caller caller) =>
        part.IsSellers(caller) && PackingSlip.Of(part, part.Id) is not null ? links.For(part.Id) : null;

    /// <summary>When the order was placed.</summary>
    public DateTimeOffset PlacedAt => part.PlacedAt;

    /// <summary>A part for the gateway: its buyer's, or its seller's once it is paid for.</summary>
    [FederationResolver]
    public static IDataLoaderResult<SellerOrderType?> Resolve(string id, DocumentLoader<SellerOrder> parts, Caller caller) =>
        parts.Load(id).Then(part => part.MayRead(caller) ? new SellerOrderType(part) : null);
}

/// <summary>A line as it was sold. What the catalogue says later changes nothing here.</summary>
[Key("id")]
internal sealed class OrderLineType(OrderLine line) : INode
{
    /// <summary>Opaque.</summary>
    public string Id => line.Id;

    /// <summary>What was sold, as the catalogue shows it today; null when it is gone.</summary>
    public VariantReference? Variant => new(line.VariantId);

    /// <summary>The title at the time.</summary>
    public string TitleSnapshot => line.Title;

    /// <summary>The seller's number for it at the time.</summary>
    public string SkuSnapshot => line.Sku;

    /// <summary>The chosen options at the time, in words; null when it has none.</summary>
    public string? OptionsSnapshot => line.OptionsText;

    /// <summary>How many units were bought.</summary>
    public int Quantity => line.Quantity;

    /// <summary>What a unit cost.</summary>
    public Money UnitPrice => line.UnitPrice;

    /// <summary>What promotions took off.</summary>
    public Money Discount => line.Discount;

    /// <summary>The tax that the total contains, or that came on top of it: see pricesIncludeTax of the part.</summary>
    public Money Tax => line.Tax;

    /// <summary>By which kind of rate it was taxed.</summary>
    public TaxClass TaxClass => line.TaxClass;

    /// <summary>The rate in hundredths of a percent: 1900 is 19 %.</summary>
    public int TaxRateBasisPoints => line.TaxBasisPoints;

    /// <summary>Quantity times unit price less the discount.</summary>
    public Money Total => line.Total;

    /// <summary>How many units were handed to a carrier.</summary>
    public int FulfilledQuantity => line.FulfilledQuantity;

    /// <summary>How many units were cancelled.</summary>
    public int CancelledQuantity => line.CancelledQuantity;

    /// <summary>How many units are in returns that have not ended.</summary>
    public int ReturningQuantity => line.ReturningQuantity;

    /// <summary>How many units were sent back and accepted.</summary>
    public int ReturnedQuantity => line.ReturnedQuantity;

    /// <summary>A line for the gateway; its id tells the part that it belongs to.</summary>
    [FederationResolver]
    public static IDataLoaderResult<OrderLineType?> Resolve(string id, DocumentLoader<SellerOrder> parts, Caller caller) =>
        parts.Load(SellerOrder.IdOf(id)).Then(part =>
            part.MayRead(caller) && part.Lines.FirstOrDefault(line => line.Id == id) is { } line ? new OrderLineType(line) : null);
}

/// <summary>A variant, known by id.</summary>
/// <param name="Id">The variant's id.</param>
[Key("id", Resolvable = false)]
internal sealed record VariantReference(string Id);
