using Octomart.Contracts;
using Octomart.PaymentSubgraph.Providers;
using Octomart.PaymentSubgraph.Reconciliation;

namespace Octomart.PaymentSubgraph.Tests.Reconciliation;

public class BookComparisonTests
{
    private static readonly DateTimeOffset Noon = DateTimeOffset.Parse("2026-11-23T12:00:00Z", null);

    [Fact]
    public void The_same_in_both_books_matches_in_any_order()
    {
        BookLine[] lines = [Line("pi_1", 100), Line("pi_2", 100), Line("re_1", -30, ProviderMovementKind.Refund), Line("pi_1", 100, currency: "JPY")];

        var (matched, differences) = Compare(lines, [.. lines.Reverse()]);

        Assert.Equal(4, matched);
        Assert.Empty(differences);
    }

    [Fact]
    public void What_one_book_lacks_or_has_otherwise_is_a_difference_each()
    {
        var (matched, differences) = Compare(
            [Line("pi_1", 100), Line("pi_2", 50), Line("pi_2", 50), Line("pi_given_up", 7, isGivenUp: true)],
            [Line("pi_1", 101), Line("pi_2", 50), Line("pi_3", 9)]);

        Assert.Equal(1, matched);
        Assert.Equal(
            [
                (ReconciliationDifferenceKind.OtherAmount, "pi_1", 100, 101),
                (ReconciliationDifferenceKind.MissingInLedger, "pi_2", 50, null),
                (ReconciliationDifferenceKind.GivenUpCharge, "pi_given_up", 7, null),
                (ReconciliationDifferenceKind.MissingAtProvider, "pi_3", (long?)null, (long?)9),
            ],
            differences.Select(d => (d.Kind, d.Reference, d.AtProvider?.MinorUnits, d.InLedger?.MinorUnits)));
        Assert.Equal("pi_given_up", Assert.Single(differences, difference => difference.IsExplained).Reference);
    }

    [Fact]
    public void What_the_other_book_has_on_another_day_was_on_its_way_at_midnight()
    {
        var (_, differences) = BookComparison.Compare(
            [Line("pi_1", 100), Line("pi_2", 100)], [Line("pi_3", 100)], Around(Line("pi_3", 100)), Around(Line("pi_1", 100), Line("pi_2", 99)));

        Assert.Equal(
            [(ReconciliationDifferenceKind.InTransit, "pi_1"), (ReconciliationDifferenceKind.MissingInLedger, "pi_2"), (ReconciliationDifferenceKind.InTransit, "pi_3")],
            differences.Select(difference => (difference.Kind, difference.Reference)));
    }

    private static (int Matched, System.Collections.Immutable.ImmutableArray<ReconciliationDifference> Differences) Compare(BookLine[] atProvider, BookLine[] inLedger) =>
        BookComparison.Compare(atProvider, inLedger, Around(), Around());

    private static ILookup<string, Money> Around(params BookLine[] lines) => lines.ToLookup(BookComparison.KeyOf, line => line.Amount);

    private static BookLine Line(string reference, long amount, ProviderMovementKind kind = ProviderMovementKind.Charge, string currency = "EUR", bool isGivenUp = false) =>
        new(kind, reference, "pay_1", new Money(amount, currency), Noon, isGivenUp);
}
