using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.OrderSubgraph.Delivery;
using Octomart.OrderSubgraph.Services;
using Octomart.OrderSubgraph.Taxes;

namespace Octomart.OrderSubgraph.Checkout;

/// <summary>
/// Prices a cart. Every line is taxed and rounded by itself, so that all sums are sums of what is shown. A delivery shares the rates of
/// what is delivered, in proportion. Pure.
/// </summary>
internal static class CheckoutPricing
{
    public static PricedCheckout Price(CartSnapshot cart, IReadOnlyDictionary<string, DeliveryChoice> deliveries, TaxRules taxes) => new(
        cart.Currency, taxes.IsIncluded,
        [.. cart.Lines.GroupBy(line => line.SellerId).Select(group => PricePart(group.Key, [.. group], deliveries.GetValueOrDefault(group.Key), cart.Currency, taxes))]);

    private static PricedPart PricePart(
        string sellerId, IReadOnlyList<CartSnapshotLine> lines, DeliveryChoice? delivery, string currency, TaxRules taxes)
    {
        ImmutableArray<PricedLine> priced =
        [
            .. lines.Select(line => (Line: line, Rate: taxes.RateOf(line.TaxClass)))
                .Select(pair => new PricedLine(pair.Line, pair.Rate, taxes.TaxOf(pair.Line.Total, pair.Rate))),
        ];
        var deliveryTaxes = DeliveryTaxes(priced, delivery?.Price ?? Money.Zero(currency), taxes);
        var deliveryTax = Money.Sum(deliveryTaxes.Select(tax => tax.Tax), currency);
        var taxTotal = Money.Sum(priced.Select(line => line.Tax), currency) + deliveryTax;
        var toPay = Money.Sum(lines.Select(line => line.Total), currency) + (delivery?.Price ?? Money.Zero(currency));
        return new PricedPart(
            sellerId, priced, delivery, deliveryTax,
            ByRate(priced.Select(line => Subtotal(line.Line.Total, line.TaxBasisPoints, taxes)).Concat(deliveryTaxes), currency),
            Money.Sum(lines.Select(line => line.UnitPrice * line.Quantity), currency),
            Money.Sum(lines.Select(line => line.Discount), currency),
            taxTotal, taxes.Charge(toPay, taxTotal));
    }

    private static IReadOnlyList<TaxSubtotal> DeliveryTaxes(ImmutableArray<PricedLine> lines, Money price, TaxRules taxes)
    {
        var byRate = lines.GroupBy(line => line.TaxBasisPoints)
            .Select(group => (Rate: group.Key, Weight: group.Sum(line => line.Line.Total.MinorUnits)))
            .ToList();
        var weights = byRate.ConvertAll(entry => byRate.Exists(other => other.Weight > 0) ? entry.Weight : 1);
        return [.. byRate.Zip(price.Split(weights), (entry, share) => Subtotal(share, entry.Rate, taxes))];
    }

    private static TaxSubtotal Subtotal(Money amount, int basisPoints, TaxRules taxes)
    {
        var tax = taxes.TaxOf(amount, basisPoints);
        return new TaxSubtotal(basisPoints, taxes.Net(amount, tax), tax);
    }

    /// <summary>Adds up what was rounded already: the sums per rate are exactly those of the lines.</summary>
    public static ImmutableArray<TaxSubtotal> ByRate(IEnumerable<TaxSubtotal> subtotals, string currency) =>
    [
        .. subtotals.GroupBy(subtotal => subtotal.RateBasisPoints)
            .OrderByDescending(group => group.Key)
            .Select(group => new TaxSubtotal(
                group.Key, Money.Sum(group.Select(subtotal => subtotal.Taxable), currency), Money.Sum(group.Select(subtotal => subtotal.Tax), currency))),
    ];
}
