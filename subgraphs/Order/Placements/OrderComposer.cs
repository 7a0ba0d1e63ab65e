using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Octomart.Contracts;
using Octomart.OrderSubgraph.Delivery;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.OrderSubgraph.Services;
using Octomart.OrderSubgraph.Taxes;
using Octomart.Store;

namespace Octomart.OrderSubgraph.Placements;

/// <summary>Makes an order of a cart: one part a seller, everything frozen that the catalogue may change later.</summary>
internal sealed class OrderComposer(IOptions<OrderOptions> options, TimeProvider clock)
{
    /// <summary>The order as it will be. There is one commission a line, and one delivery a seller.</summary>
    public PlacementDraft Compose(
        CartSnapshot cart, IReadOnlyList<Money> commissions, IReadOnlyDictionary<string, DeliveryChoice> deliveries, PostalAddress address,
        Buyer buyer)
    {
        var now = StoreTime.Truncate(clock.GetUtcNow());
        var orderId = OpaqueId.New("ord", clock);
        var number = OrderNumber.New();
        var priced = cart.Lines.Zip(commissions);
        ImmutableArray<SellerOrder> parts =
        [
            .. priced.GroupBy(pair => pair.First.SellerId).Select((group, index) =>
                Part(orderId, $"{number}-{index + 1}", group.Key, [.. group], deliveries[group.Key], address, buyer, cart.Currency, now)),
        ];
        var taxes = parts.SelectMany(part => part.Lines.Select(line => line.Tax).Append(TaxRates.Included(part.Delivery.Price, address.CountryCode)));
        var order = new Order
        {
            Id = orderId,
            Number = number,
            BuyerId = buyer.UserId,
            GuestTokenHash = buyer.GuestTokenHash,
            Email = buyer.Email,
            ShippingAddress = address,
            ItemsTotal = Money.Sum(parts.Select(part => part.ItemsTotal), cart.Currency),
            ShippingTotal = Money.Sum(parts.Select(part => part.Delivery.Price), cart.Currency),
            TaxTotal = Money.Sum(taxes, cart.Currency),
            Total = Money.Sum(parts.Select(part => part.Total), cart.Currency),
            Parts = [.. parts.Select(part => new OrderPart(part.Id, part.Status))],
            PlacedAt = now,
            ExpiresAt = now + options.Value.PaymentWindow,
            UnpaidUntil = now + options.Value.PaymentWindow,
        };
        return new PlacementDraft(order.WithDerivedStatus(), parts);
    }

    private SellerOrder Part(
        string orderId, string number, string sellerId, IReadOnlyList<(CartSnapshotLine Line, Money Commission)> lines,
        DeliveryChoice delivery, PostalAddress address, Buyer buyer,
        string currency, DateTimeOffset now)
    {
        var items = Money.Sum(lines.Select(line => line.Line.Total), currency);
        var part = new SellerOrder
        {
            Id = OpaqueId.New("sor", clock),
            OrderId = orderId,
            Number = number,
            SellerId = sellerId,
            BuyerId = buyer.UserId,
            Lines = [],
            ShipTo = address,
            Delivery = delivery,
            ItemsTotal = items,
            Total = items + delivery.Price,
            Commission = Money.Sum(lines.Select(line => line.Commission), currency),
            PlacedAt = now,
        };
        return part with
        {
            Lines = [.. lines.Select((pair, index) => new OrderLine(
                part.LineId(index), pair.Line.LineId, pair.Line.VariantId, pair.Line.ProductId, pair.Line.Title, pair.Line.Sku,
                pair.Line.OptionsText, pair.Line.Quantity,
                pair.Line.UnitPrice, TaxRates.Included(pair.Line.Total, address.CountryCode), pair.Line.Total, pair.Commission))],
        };
    }
}

/// <summary>Who buys: a user, or a guest who will hold a token and is written to.</summary>
internal sealed record Buyer(string? UserId, string? GuestTokenHash, string? Email);
