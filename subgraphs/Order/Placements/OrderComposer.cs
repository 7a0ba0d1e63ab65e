using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Octomart.Contracts;
using Octomart.OrderSubgraph.Checkout;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.OrderSubgraph.Services;
using Octomart.Store;

namespace Octomart.OrderSubgraph.Placements;

/// <summary>Makes an order of a priced cart: one part a seller, everything frozen that the catalogue may change later.</summary>
internal sealed class OrderComposer(IOptions<OrderOptions> options, TimeProvider clock)
{
    /// <summary>The order as it will be. Commissions are told by the cart's line; every part has its delivery.</summary>
    public PlacementDraft Compose(
        CartSnapshot cart, PricedCheckout checkout, IReadOnlyDictionary<string, Money> commissions, PostalAddress address, Buyer buyer)
    {
        var now = StoreTime.Truncate(clock.GetUtcNow());
        var orderId = OpaqueId.New("ord", clock);
        var number = OrderNumber.New();
        ImmutableArray<SellerOrder> parts =
        [
            .. checkout.Parts.Select((part, index) =>
                Part(orderId, $"{number}-{index + 1}", part, checkout.IsTaxIncluded, commissions, address, buyer, now)),
        ];
        var order = new Order
        {
            Id = orderId,
            Number = number,
            BuyerId = buyer.UserId,
            GuestTokenHash = buyer.GuestTokenHash,
            Email = buyer.Email,
            ShippingAddress = address,
            ItemsTotal = checkout.ItemsTotal,
            DiscountTotal = checkout.DiscountTotal,
            ShippingTotal = checkout.ShippingTotal,
            TaxTotal = checkout.TaxTotal,
            Taxes = checkout.Taxes,
            IsTaxIncluded = checkout.IsTaxIncluded,
            Total = checkout.Total,
            Promotions = [.. cart.Promotions.Select(promotion => Applied(promotion, cart, checkout))],
            Parts = [.. parts.Select(OrderPart.Of)],
            PlacedAt = now,
            ExpiresAt = now + options.Value.PaymentWindow,
            UnpaidUntil = now + options.Value.PaymentWindow,
        };
        return new PlacementDraft(order.WithDerivedStatus(), parts);
    }

    private static OrderPromotion Applied(CartPromotion promotion, CartSnapshot cart, PricedCheckout checkout)
    {
        var freeSellers = cart.FreeDelivery.Where(free => free.PromotionId == promotion.PromotionId).Select(free => free.SellerId).ToHashSet();
        var deliveries = checkout.Parts.Where(part => freeSellers.Contains(part.SellerId)).Select(part => part.Delivery!.Discount);
        return new OrderPromotion(
            promotion.PromotionId, promotion.Code, promotion.Name, promotion.SellerId, promotion.Amount + Money.Sum(deliveries, cart.Currency));
    }

    private SellerOrder Part(
        string orderId, string number, PricedPart priced, bool isTaxIncluded, IReadOnlyDictionary<string, Money> commissions,
        PostalAddress address, Buyer buyer, DateTimeOffset now)
    {
        var currency = priced.Total.Currency;
        var part = new SellerOrder
        {
            Id = OpaqueId.New("sor", clock),
            OrderId = orderId,
            Number = number,
            SellerId = priced.SellerId,
            BuyerId = buyer.UserId,
            Lines = [],
            ShipTo = address,
            Delivery = priced.Delivery!,
            ItemsTotal = priced.ItemsTotal,
            DiscountTotal = priced.DiscountTotal,
            TaxTotal = priced.TaxTotal,
            DeliveryTax = priced.DeliveryTax,
            Taxes = priced.Taxes,
            IsTaxIncluded = isTaxIncluded,
            Total = priced.Total,
            Subsidy = Money.Sum(priced.Lines.Select(line => line.Line.Subsidy).Append(priced.Delivery!.Subsidy), currency),
            Commission = Money.Sum(priced.Lines.Select(line => commissions[line.Line.LineId]), currency),
            PlacedAt = now,
        };
        return part with
        {
            Lines = [.. priced.Lines.Select((line, index) => Line(part.LineId(index), line, isTaxIncluded, commissions[line.Line.LineId]))],
        };
    }

    private static OrderLine Line(string id, PricedLine priced, bool isTaxIncluded, Money commission)
    {
        var line = priced.Line;
        return new OrderLine(
            id, line.LineId, line.VariantId, line.ProductId, line.Title, line.Sku, line.OptionsText, line.Quantity, line.UnitPrice,
            priced.Tax, line.Total, commission)
        {
            Discount = line.Discount,
            Subsidy = line.Subsidy,
            TaxClass = line.TaxClass,
            TaxBasisPoints = priced.TaxBasisPoints,
            IsTaxIncluded = isTaxIncluded,
        };
    }
}

/// <summary>Who buys: a user, or a guest who will hold a token and is written to.</summary>
internal sealed record Buyer(string? UserId, string? GuestTokenHash, string? Email);
