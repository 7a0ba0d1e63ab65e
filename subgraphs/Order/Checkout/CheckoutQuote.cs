using Octomart.Contracts;
using Octomart.OrderSubgraph.Delivery;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.OrderSubgraph.Services;

namespace Octomart.OrderSubgraph.Checkout;

/// <summary>
/// What a cart costs at an address with chosen deliveries, exactly as orderPlace demands it. Nothing is reserved.
/// </summary>
internal sealed class CheckoutQuote(CartSnapshot cart, CheckoutResult result)
{
    private readonly PricedCheckout _checkout = result.Checkout;

    /// <summary>The version of the cart that was priced: pass it to orderPlace.</summary>
    public int CartVersion => cart.Version;

    /// <summary>One for every seller.</summary>
    public IReadOnlyList<CheckoutPart> Parts => [.. _checkout.Parts.Select(part => new CheckoutPart(part, result.Offers.First(offer => offer.SellerId == part.SellerId)))];

    /// <summary>What all items cost, before discounts.</summary>
    public Money ItemsTotal => _checkout.ItemsTotal;

    /// <summary>What promotions take off the items.</summary>
    public Money DiscountTotal => _checkout.DiscountTotal;

    /// <summary>What the chosen deliveries cost.</summary>
    public Money ShippingTotal => _checkout.ShippingTotal;

    /// <summary>The tax that the total contains.</summary>
    public Money TaxTotal => _checkout.TaxTotal;

    /// <summary>The tax by rate, the highest first.</summary>
    public IReadOnlyList<TaxSubtotal> Taxes => _checkout.Taxes;

    /// <summary>Whether prices contain the tax; otherwise it is added to them, as in the US.</summary>
    public bool PricesIncludeTax => _checkout.IsTaxIncluded;

    /// <summary>What is to be paid: pass it to orderPlace as expectedTotal.</summary>
    public Money Total => _checkout.Total;

    /// <summary>What stands against ordering it so; empty when nothing does.</summary>
    public IReadOnlyList<OrderError> Problems => result.Errors;
}

/// <summary>One seller's part of a quote.</summary>
internal sealed class CheckoutPart(PricedPart part, DeliveryOffer offer)
{
    /// <summary>Who sells it.</summary>
    public SellerType? Seller => new(part.SellerId);

    /// <summary>What would be sold.</summary>
    public IReadOnlyList<CheckoutLine> Lines => [.. part.Lines.Select(line => new CheckoutLine(line))];

    /// <summary>The delivery that was counted: the chosen one, else the cheapest; null when the seller cannot deliver there.</summary>
    public DeliveryChoice? Delivery => part.Delivery;

    /// <summary>All ways to deliver it, the cheapest first.</summary>
    public IReadOnlyList<DeliveryChoice> DeliveryOptions => offer.Choices;

    /// <summary>Why it cannot be delivered; null when it can.</summary>
    public DeliveryProblem? DeliveryProblem => offer.Problem;

    /// <summary>The tax in, or on, the delivery: it shares the rates of what is delivered.</summary>
    public Money DeliveryTax => part.DeliveryTax;

    /// <summary>The tax by rate, the highest first.</summary>
    public IReadOnlyList<TaxSubtotal> Taxes => part.Taxes;

    /// <summary>What the buyer would pay for it.</summary>
    public Money Total => part.Total;
}

/// <summary>A line of a quote.</summary>
internal sealed class CheckoutLine(PricedLine priced)
{
    /// <summary>The cart's line.</summary>
    public string LineId => priced.Line.LineId;

    /// <summary>How many units.</summary>
    public int Quantity => priced.Line.Quantity;

    /// <summary>What a unit costs.</summary>
    public Money UnitPrice => priced.Line.UnitPrice;

    /// <summary>What promotions take off.</summary>
    public Money Discount => priced.Line.Discount;

    /// <summary>Quantity times unit price less the discount.</summary>
    public Money Total => priced.Line.Total;

    /// <summary>By which kind of rate it is taxed.</summary>
    public TaxClass TaxClass => priced.Line.TaxClass;

    /// <summary>The rate in hundredths of a percent: 1900 is 19 %.</summary>
    public int TaxRateBasisPoints => priced.TaxBasisPoints;

    /// <summary>The tax that the total contains, or that comes on top of it: see pricesIncludeTax.</summary>
    public Money Tax => priced.Tax;
}
