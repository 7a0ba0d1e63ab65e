using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.Contracts;
using Octomart.OrderSubgraph.Delivery;
using Octomart.OrderSubgraph.Fulfilments;
using Octomart.OrderSubgraph.Orders;
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
        orders.Load(part.OrderId).Then(order => opened is not null || order.MayOpen(caller) ? new OrderType(order) : null);

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

    /// <summary>What the items cost.</summary>
    public Money ItemsTotal => part.ItemsTotal;

    /// <summary>What the buyer pays for this part: items and delivery, tax included.</summary>
    public Money Total => part.Total;

    /// <summary>The parcels that were handed to a carrier.</summary>
    public IReadOnlyList<FulfilmentType> Fulfilments => [.. part.Fulfilments.Select(parcel => new FulfilmentType(part, parcel))];

    /// <summary>When the order was placed.</summary>
    public DateTimeOffset PlacedAt => part.PlacedAt;

    /// <summary>A part for the gateway: its buyer's, or its seller's once it is paid for.</summary>
    [FederationResolver]
    public static IDataLoaderResult<SellerOrderType?> Resolve(string id, DocumentLoader<SellerOrder> parts, Caller caller) =>
        parts.Load(id).Then(part => part.MayOpen(caller) ? new SellerOrderType(part) : null);
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

    /// <summary>What a unit cost, tax included.</summary>
    public Money UnitPrice => line.UnitPrice;

    /// <summary>The tax that the total contains.</summary>
    public Money Tax => line.Tax;

    /// <summary>Quantity times unit price.</summary>
    public Money Total => line.Total;

    /// <summary>How many units were handed to a carrier.</summary>
    public int FulfilledQuantity => line.FulfilledQuantity;

    /// <summary>How many units were cancelled.</summary>
    public int CancelledQuantity => line.CancelledQuantity;

    /// <summary>A line for the gateway; its id tells the part that it belongs to.</summary>
    [FederationResolver]
    public static IDataLoaderResult<OrderLineType?> Resolve(string id, DocumentLoader<SellerOrder> parts, Caller caller) =>
        parts.Load(SellerOrder.IdOf(id)).Then(part =>
            part.MayOpen(caller) && part.Lines.FirstOrDefault(line => line.Id == id) is { } line ? new OrderLineType(line) : null);
}

/// <summary>A variant, known by id.</summary>
/// <param name="Id">The variant's id.</param>
[Key("id", Resolvable = false)]
internal sealed record VariantReference(string Id);
