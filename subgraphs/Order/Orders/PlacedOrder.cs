using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.Contracts.Events;
using Octomart.OrderSubgraph.Returns;
using Octomart.OrderSubgraph.SellerOrders;

namespace Octomart.OrderSubgraph.Orders;

/// <summary>
/// An order with its parts and returns: what changes together. Transitions are pure: they return the order as it will be and what is to be
/// announced, or null when the order's state does not allow them.
/// </summary>
internal sealed record PlacedOrder(Order Order, ImmutableArray<SellerOrder> SellerOrders)
{
    public ImmutableArray<Return> Returns { get; init; } = [];

    /// <summary>Events that are published when this is saved.</summary>
    public ImmutableArray<object> Announcements { get; init; } = [];

    public SellerOrder? Part(string sellerOrderId) => SellerOrders.FirstOrDefault(part => part.Id == sellerOrderId);

    public PlacedOrder Announce(Func<OrderSnapshot, object> announcement) =>
        this with { Announcements = Announcements.Add(announcement(Snapshot())) };

    public PlacedOrder With(Func<Order, Order> change) => this with { Order = change(Order) };

    /// <summary>The order with changed parts, its own status following from theirs.</summary>
    public PlacedOrder WithParts(Func<SellerOrder, SellerOrder> change)
    {
        ImmutableArray<SellerOrder> parts = [.. SellerOrders.Select(change)];
        return this with
        {
            SellerOrders = parts,
            Order = (Order with { Parts = [.. parts.Select(OrderPart.Of)] }).WithDerivedStatus(),
        };
    }

    public PlacedOrder WithPart(SellerOrder changed) => WithParts(part => part.Id == changed.Id ? changed : part);

    /// <summary>The order with a new or changed return.</summary>
    public PlacedOrder WithReturn(Return changed) => this with
    {
        Returns = Returns.Any(known => known.Id == changed.Id)
            ? [.. Returns.Select(known => known.Id == changed.Id ? changed : known)]
            : Returns.Add(changed),
    };

    public OrderSnapshot Snapshot() => new(
        Order.Id, Order.Number, Order.BuyerId, Order.Email, Order.ShippingAddress.Name, Order.Total, Order.PlacedAt,
        [.. SellerOrders.Select(Snapshot)],
        Money.Sum(SellerOrders.SelectMany(part => part.Lines).Select(line => line.Discount), Order.Total.Currency));

    private static SellerOrderSnapshot Snapshot(SellerOrder part) =>
        new(part.Id, part.Number, part.SellerId, part.Total, part.Commission, [.. part.Lines.Select(Snapshot)]);

    private static OrderLineSnapshot Snapshot(OrderLine line) =>
        new(line.Id, line.VariantId, line.ProductId, line.Title, line.Sku, line.Quantity, line.UnitPrice, line.Total, line.Discount);
}
