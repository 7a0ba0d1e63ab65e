using Octomart.Contracts;
using Octomart.OrderSubgraph.Taxes;

namespace Octomart.OrderSubgraph.Tests.Taxes;

public sealed class TaxRatesTests
{
    [Theory]
    [InlineData(11_900, "DE", 1_900)]
    [InlineData(12_000, "GB", 2_000)]
    [InlineData(10_810, "CH", 810)]
    [InlineData(12_550, "FI", 2_550)]
    [InlineData(1, "DE", 0)]
    [InlineData(10_000, "US", 0)]
    public void A_gross_amount_contains_the_destinations_tax(long gross, string country, long tax) =>
        Assert.Equal(new Money(tax, "EUR"), TaxRates.Included(new Money(gross, "EUR"), country));
}
