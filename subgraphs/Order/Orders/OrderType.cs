using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.Contracts;
using Octomart.OrderSubgraph.Checkout;
using Octomart.OrderSubgraph.Documents;
using Octomart.OrderSubgraph.Returns;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Paging;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Orders;

/// <summary>
/// A purchase as its buyer sees it, with a part for every seller. Prices, titles and addresses are those of the moment it was placed.
/// </summary>
[Key("id")]
internal sealed class OrderType(Order order) : INode
{
    /// <summary>Opaque. It opens nothing by itself.</summary>
    public string Id => order.Id;

    /// <summary>For people, such as OM-7KQ4-9XTD-3MB. It opens nothing by itself.</summary>
    public string Number => order.Number;

    /// <summary>Who bought it; null for a guest.</summary>
    public UserType? Buyer => order.BuyerId is { } id ? new UserType(id) : null;

    /// <summary>Where a guest is written to; null when the buyer has an account.</summary>
    public string? Email => order.Email;

    /// <summary>Where it stands; follows from its parts.</summary>
    public OrderStatus Status => order.Status;

    /// <summary>Why it was cancelled; null unless it was.</summary>
    public CancelReason? CancelReason => order.CancelReason;

    /// <summary>What all items cost, before discounts.</summary>
    public Money ItemsTotal => order.ItemsTotal;

    /// <summary>What promotions take off the items.</summary>
    public Money DiscountTotal => order.DiscountTotal;

    /// <summary>The promotions that it used, with what each took off items and deliveries.</summary>
    public IReadOnlyList<OrderPromotion> Promotions => order.Promotions;

    /// <summary>What all deliveries cost.</summary>
    public Money ShippingTotal => order.ShippingTotal;

    /// <summary>The tax that the total contains, by the rates of the destination.</summary>
    public Money TaxTotal => order.TaxTotal;

    /// <summary>The tax by rate, the highest first.</summary>
    public IReadOnlyList<TaxSubtotal> Taxes => order.Taxes;

    /// <summary>Whether prices contain the tax; otherwise it was added to them, as in the US.</summary>
    public bool PricesIncludeTax => order.IsTaxIncluded;

    /// <summary>What is to be paid: items less discounts, deliveries, and the tax that prices do not contain.</summary>
    public Money Total => order.Total;

    /// <summary>Where the parcels go.</summary>
    public AddressType ShippingAddress => new(order.ShippingAddress);

    /// <summary>All that has happened to it and its parts, the oldest first. Cursors are those of orderUpdated.</summary>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    public Connection<OrderEventType> Timeline(int first = 100, string? after = null) => OrderTimeline.Page(order, first, after);

    /// <summary>Invoices and credit notes of all parts, the oldest first.</summary>
    public IDataLoaderResult<IReadOnlyList<DocumentType>> Documents(DocumentsOfOrders documents, DocumentLinks links) =>
        documents.Load(order.Id).Map(IReadOnlyList<DocumentType> (found) => [.. (found ?? []).Select(document => new DocumentType(document, links))]);

    /// <summary>When it was placed.</summary>
    public DateTimeOffset PlacedAt => order.PlacedAt;

    /// <summary>Until when it can be paid; null once it is paid or cancelled.</summary>
    public DateTimeOffset? ExpiresAt => order.UnpaidUntil;

    /// <summary>A part for every seller.</summary>
    public IDataLoaderResult<IReadOnlyList<SellerOrderType>> SellerOrders(DocumentLoader<SellerOrder> parts) =>
        new AllOf<SellerOrderType>(
            [.. order.Parts.Select(part => parts.Load(part.SellerOrderId).Then(found => new SellerOrderType(found, order)))]);

    /// <summary>What the buyer sends back, in the order in which it was asked for.</summary>
    public IDataLoaderResult<IReadOnlyList<ReturnType>> Returns(DocumentLoader<Return> returns) =>
        new AllOf<ReturnType>([.. order.ReturnIds.Select(id => returns.Load(id).Then(found => new ReturnType(found)))]);

    /// <summary>An order for the gateway: the buyer's own. Guests' orders open with their token only, by the query.</summary>
    [FederationResolver]
    public static IDataLoaderResult<OrderType?> Resolve(string id, DocumentLoader<Order> orders, Caller caller) =>
        orders.Load(id).Then(order => order.MayRead(caller) ? new OrderType(order) : null);
}

/// <summary>Something that happened to an order.</summary>
internal sealed class OrderEventType(OrderEvent item)
{
    /// <summary>When it happened.</summary>
    public DateTimeOffset At => item.At;

    /// <summary>What happened, for programs.</summary>
    public OrderEventKind Type => item.Kind;

    /// <summary>Who did it.</summary>
    public OrderActor Actor => item.Actor;

    /// <summary>What happened, for people.</summary>
    public string Message => item.Message;

    /// <summary>The part of the order that it happened to; null when it concerns the whole.</summary>
    public string? SellerOrderId => item.SellerOrderId;
}
