using Octomart.Contracts;
using Octomart.OrderSubgraph.Taxes;

namespace Octomart.OrderSubgraph.Tests.Taxes;

public class TaxTableTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("DE", null, TaxClass.Standard, 1_900)]
    [InlineData("DE", "Bayern", TaxClass.Reduced, 700)]
    [InlineData("DK", null, TaxClass.Reduced, 2_500)]
    [InlineData("DE", null, TaxClass.Zero, 0)]
    [InlineData("CH", null, TaxClass.Standard, 810)]
    [InlineData("JP", null, TaxClass.Reduced, 800)]
    [InlineData("US", "California", TaxClass.Standard, 0)]
    [InlineData("CA", "ontario", TaxClass.Standard, 1_300)]
    [InlineData("CA", "Ontario ", TaxClass.Reduced, 1_300)]
    [InlineData("CA", "QC", TaxClass.Standard, 500)]
    [InlineData("CA", null, TaxClass.Standard, 500)]
    [InlineData("AQ", null, TaxClass.Standard, 0)]
    public void The_shop_comes_with_rates(string country, string? region, TaxClass taxClass, int basisPoints) =>
        Assert.Equal(basisPoints, new TaxTable([]).Find(TaxPlace.Of(country, region), taxClass, Now).BasisPoints);

    [Fact]
    public void A_rate_holds_from_its_day_on_and_the_old_one_until_then()
    {
        var table = new TaxTable([Rate("DE", null, TaxClass.Standard, 1_600, Now), Rate("DE", null, TaxClass.Standard, 2_000, Now.AddDays(10))]);

        Assert.Equal(1_900, table.Find(new TaxPlace("DE", null), TaxClass.Standard, Now.AddSeconds(-1)).BasisPoints);
        Assert.Equal(1_600, table.Find(new TaxPlace("DE", null), TaxClass.Standard, Now).BasisPoints);
        Assert.Equal(1_600, table.Find(new TaxPlace("DE", null), TaxClass.Standard, Now.AddDays(10).AddSeconds(-1)).BasisPoints);
        Assert.Equal(2_000, table.Find(new TaxPlace("DE", null), TaxClass.Standard, Now.AddDays(10)).BasisPoints);
        Assert.Equal(700, table.Find(new TaxPlace("DE", null), TaxClass.Reduced, Now.AddDays(10)).BasisPoints);
    }

    [Fact]
    public void Of_two_rates_for_one_day_the_one_set_last_holds()
    {
        var mistake = Rate("DE", null, TaxClass.Standard, 9_000, Now);
        var table = new TaxTable([Rate("DE", null, TaxClass.Standard, 1_800, Now) with { SetAt = Now.AddMinutes(-1) }, mistake with { SetAt = Now.AddMinutes(-2) }]);

        Assert.Equal(1_800, table.Find(new TaxPlace("DE", null), TaxClass.Standard, Now).BasisPoints);
    }

    [Fact]
    public void A_region_comes_before_its_country_and_stands_for_its_reduced_rate_too()
    {
        var table = new TaxTable([Rate("US", "NY", TaxClass.Standard, 888, Now), Rate("US", null, TaxClass.Reduced, 100, Now)]);

        Assert.Equal(888, table.Find(TaxPlace.Of("us", "New York"), TaxClass.Standard, Now).BasisPoints);
        Assert.Equal(888, table.Find(TaxPlace.Of("US", "NY"), TaxClass.Reduced, Now).BasisPoints);
        Assert.Equal(100, table.Find(TaxPlace.Of("US", "TX"), TaxClass.Reduced, Now).BasisPoints);
    }

    private static TaxRate Rate(string country, string? region, TaxClass taxClass, int basisPoints, DateTimeOffset from) => new()
    {
        Id = Guid.NewGuid().ToString(),
        CountryCode = country,
        Region = region,
        TaxClass = taxClass,
        BasisPoints = basisPoints,
        ValidFrom = from,
        SetBy = "usr_admin",
        SetAt = Now.AddDays(-1),
    };
}
