using Octomart.Contracts;
using Octomart.SellerSubgraph.Commissions;

namespace Octomart.SellerSubgraph.Tests.Commissions;

/// <summary>What a rule takes of a line.</summary>
public class CommissionTermsTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-11-24T10:00:00Z", null);

    [Theory]
    [InlineData(10_000, "EUR", 1_030)] // 10 % and 0.30
    [InlineData(100, "EUR", 50)] // no less than 0.50
    [InlineData(40, "EUR", 40)] // never more than is paid
    [InlineData(0, "EUR", 0)] // nothing of nothing
    [InlineData(1_000_000, "EUR", 5_000)] // no more than 50.00
    [InlineData(10_000, "USD", 1_000)] // a currency of which nothing is said
    [InlineData(999, "JPY", 130)] // 99.9 rounded, and 30
    public void Line_costs_its_share_and_fee_within_the_limits(long paid, string currency, long commission)
    {
        var terms = new CommissionTerms(1_000, [new CommissionFee("EUR", 30, 50, 5_000), new CommissionFee("JPY", 30, null, null)]);

        Assert.Equal(new Money(commission, currency), terms.Of(new Money(paid, currency)));
    }

    [Fact]
    public void Announced_terms_hold_from_their_day_and_what_held_goes_on_until_then()
    {
        var (ten, twelve, fifteen) = (new CommissionTerms(1_000, []), new CommissionTerms(1_200, []), new CommissionTerms(1_500, []));
        var rule = new CommissionRule { Id = "cmr_1", RateBasisPoints = 1_000, UpdatedAt = Now };

        var announced = rule.With(twelve, Now.AddDays(10), Now);
        var replaced = announced.With(fifteen, Now.AddDays(20), Now.AddDays(1));
        var afterwards = announced.With(fifteen, Now.AddDays(20), Now.AddDays(11));
        var atOnce = announced.With(fifteen, null, Now.AddDays(1));

        Assert.Equal([ten, twelve], [announced.TermsAt(Now.AddDays(9))!, announced.TermsAt(Now.AddDays(10))!]);
        Assert.Equal([ten, fifteen], [replaced.TermsAt(Now.AddDays(12))!, replaced.TermsAt(Now.AddDays(20))!]);
        Assert.Equal([twelve, fifteen], [afterwards.TermsAt(Now.AddDays(12))!, afterwards.TermsAt(Now.AddDays(20))!]);
        Assert.Equal([fifteen, fifteen], [atOnce.TermsAt(Now.AddDays(1))!, atOnce.TermsAt(Now.AddDays(30))!]);
    }

    [Fact]
    public void Rule_that_is_announced_is_not_there_before()
    {
        var rule = new CommissionRule { Id = "cmr_1", RateBasisPoints = 1_000, ValidFrom = Now.AddDays(1), UpdatedAt = Now };

        Assert.Null(rule.TermsAt(Now));
        Assert.NotNull(rule.TermsAt(Now.AddDays(1)));
        Assert.Null(rule.With(new CommissionTerms(500, []), Now.AddDays(2), Now).TermsAt(Now.AddDays(1)));
    }
}
