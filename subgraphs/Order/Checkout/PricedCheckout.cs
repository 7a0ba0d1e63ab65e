using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.OrderSubgraph.Delivery;
using Octomart.OrderSubgraph.Services;

namespace Octomart.OrderSubgraph.Checkout;

/// <summary>What a cart costs at one address with chosen deliveries. An order is made of it, and a quote shows it.</summary>
/// <param name="IsTaxIncluded">Whether prices contain the tax; otherwise it comes on top.</param>
internal sealed record PricedCheckout(string Currency, bool IsTaxIncluded, ImmutableArray<PricedPart> Parts)
{
    public Money ItemsTotal => Sum(part => part.ItemsTotal);

    public Money DiscountTotal => Sum(part => part.DiscountTotal);

    public Money ShippingTotal => Sum(part => part.Delivery?.Price ?? Money.Zero(Currency));

    public Money TaxTotal => Sum(part => part.TaxTotal);

    /// <summary>All parts by rate.</summary>
    public ImmutableArray<TaxSubtotal> Taxes => CheckoutPricing.ByRate(Parts.SelectMany(part => part.Taxes), Currency);

    /// <summary>What is to be paid: items less discounts, deliveries, and the tax that prices do not contain.</summary>
    public Money Total => Sum(part => part.Total);

    private Money Sum(Func<PricedPart, Money> amount) => Money.Sum(Parts.Select(amount), Currency);
}

/// <summary>One seller's part.</summary>
/// <param name="Delivery">Null while none is chosen.</param>
/// <param name="DeliveryTax">In or on the delivery's price.</param>
/// <param name="Taxes">Lines and delivery by rate.</param>
/// <param name="ItemsTotal">All lines before discounts.</param>
/// <param name="Total">What the buyer pays for it.</param>
internal sealed record PricedPart(
    string SellerId, ImmutableArray<PricedLine> Lines, DeliveryChoice? Delivery, Money DeliveryTax, ImmutableArray<TaxSubtotal> Taxes,
    Money ItemsTotal, Money DiscountTotal, Money TaxTotal, Money Total);

/// <summary>A line with its tax.</summary>
internal sealed record PricedLine(CartSnapshotLine Line, int TaxBasisPoints, Money Tax);

/// <summary>What is taxed at one rate, and the tax on it.</summary>
/// <param name="RateBasisPoints">The rate in hundredths of a percent: 1900 is 19 %.</param>
/// <param name="Taxable">The amount without the tax.</param>
/// <param name="Tax">The tax.</param>
internal sealed record TaxSubtotal(int RateBasisPoints, Money Taxable, Money Tax);
