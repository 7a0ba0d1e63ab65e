using Octomart.Contracts;
using Octomart.OrderSubgraph.Checkout;
using Octomart.OrderSubgraph.Delivery;
using Octomart.OrderSubgraph.Services;
using Octomart.OrderSubgraph.Taxes;

namespace Octomart.OrderSubgraph.Tests.Checkout;

public class CheckoutPricingTests
{
    private static readonly TaxRules Germany = new(true, 1_900, 700);
    private static readonly TaxRules NewYork = new(false, 888, 0);

    [Fact]
    public void Included_tax_changes_no_total()
    {
        var priced = Price(Germany, Line("a", 1, 11_900), Line("b", 2, 1_070, TaxClass.Reduced), Line("c", 1, 500, TaxClass.Zero));

        Assert.Equal([1_900L, 140L, 0L], priced.Parts[0].Lines.Select(line => line.Tax.MinorUnits));
        Assert.Equal([1_900, 700, 0], priced.Parts[0].Lines.Select(line => line.TaxBasisPoints));
        Assert.Equal(11_900 + 2_140 + 500 + 490, priced.Total.MinorUnits);
    }

    [Fact]
    public void Tax_that_prices_do_not_contain_is_added()
    {
        var priced = Price(NewYork, Line("a", 3, 3_333), Line("b", 1, 999, TaxClass.Reduced));
        var part = priced.Parts[0];

        Assert.Equal([888L, 0L], part.Lines.Select(line => line.Tax.MinorUnits));
        Assert.Equal(part.Lines.Sum(line => line.Tax.MinorUnits) + part.DeliveryTax.MinorUnits, priced.TaxTotal.MinorUnits);
        Assert.Equal(9_999 + 999 + 490 + priced.TaxTotal.MinorUnits, priced.Total.MinorUnits);
    }

    [Fact]
    public void A_delivery_shares_the_rates_of_what_is_delivered()
    {
        var mixed = Price(Germany, Line("a", 1, 3_000), Line("b", 1, 1_000, TaxClass.Reduced));
        var reduced = Price(Germany, Line("b", 1, 1_000, TaxClass.Reduced));

        // 490 are split 3 : 1, 368 at 19 % and 122 at 7 %.
        Assert.Equal(59 + 8, mixed.Parts[0].DeliveryTax.MinorUnits);
        Assert.Equal(32, reduced.Parts[0].DeliveryTax.MinorUnits);
    }

    [Fact]
    public void Discounts_lower_what_is_taxed()
    {
        var priced = Price(Germany, Line("a", 2, 11_900) with { Discount = new Money(11_900, "EUR"), Subsidy = new Money(900, "EUR") });

        Assert.Equal((23_800, 11_900, 1_900), (priced.ItemsTotal.MinorUnits, priced.DiscountTotal.MinorUnits, priced.Parts[0].Lines[0].Tax.MinorUnits));
        Assert.Equal(11_900 + 490, priced.Total.MinorUnits);
        Assert.Equal(12_800, priced.Parts[0].Lines[0].Line.CommissionBase.MinorUnits);
    }

    [Fact]
    public void A_cart_that_costs_nothing_still_taxes_its_delivery()
    {
        var priced = Price(Germany, Line("a", 1, 500) with { Discount = new Money(500, "EUR") });

        Assert.Equal(490, priced.Total.MinorUnits);
        Assert.Equal(78, priced.TaxTotal.MinorUnits);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Sums_are_exact_for_any_cart(bool isIncluded)
    {
        var random = new Random(20_261_123);
        for (var round = 0; round < 500; round++)
        {
            var rules = new TaxRules(isIncluded, random.Next(2_700), random.Next(1_500));
            var lines = Enumerable.Range(0, random.Next(1, 12)).Select(index =>
            {
                var line = Line($"l{index}", random.Next(1, 9), random.Next(0, 50_000), (TaxClass)random.Next(3), $"sel_{random.Next(3)}");
                return line with { Discount = new Money(random.NextInt64(line.UnitPrice.MinorUnits * line.Quantity + 1), "EUR") };
            }).ToArray();

            var priced = Price(rules, lines);

            var paid = lines.Sum(line => line.Total.MinorUnits) + priced.ShippingTotal.MinorUnits;
            var tax = priced.Parts.Sum(part => part.Lines.Sum(line => line.Tax.MinorUnits) + part.DeliveryTax.MinorUnits);
            Assert.Equal(tax, priced.TaxTotal.MinorUnits);
            Assert.Equal(tax, priced.Taxes.Sum(rate => rate.Tax.MinorUnits));
            Assert.Equal(isIncluded ? paid : paid + tax, priced.Total.MinorUnits);
            Assert.Equal(priced.Total, Money.Sum(priced.Parts.Select(part => part.Total), "EUR"));
            Assert.Equal(priced.Total.MinorUnits, priced.Taxes.Sum(rate => rate.Taxable.MinorUnits + rate.Tax.MinorUnits));
            Assert.Equal(priced.ItemsTotal - priced.DiscountTotal + priced.ShippingTotal, new Money(paid, "EUR"));
        }
    }

    private static PricedCheckout Price(TaxRules rules, params CartSnapshotLine[] lines) => CheckoutPricing.Price(
        new CartSnapshot("crt_1", 1, "EUR", [], lines),
        lines.Select(line => line.SellerId).Distinct().ToDictionary(id => id, _ => new DeliveryChoice("STANDARD", "Standard", new Money(490, "EUR"), 4)),
        rules);

    private static CartSnapshotLine Line(string id, int quantity, long unitPrice, TaxClass taxClass = TaxClass.Standard, string sellerId = "sel_birch") =>
        new(id, $"var_{id}", "prd_1", sellerId, id, id, null, quantity, new Money(unitPrice, "EUR"), [], 400, taxClass);
}
