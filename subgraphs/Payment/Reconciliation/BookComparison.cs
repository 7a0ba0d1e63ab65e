using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.PaymentSubgraph.Providers;

namespace Octomart.PaymentSubgraph.Reconciliation;

/// <summary>A line of one of the two books, in the provider's words and sign.</summary>
/// <param name="Movement">What it was.</param>
/// <param name="Reference">The provider's id of what brought it about.</param>
/// <param name="PaymentId">The payment; null when it belongs to none that is known.</param>
/// <param name="Amount">Positive is more on the provider's balance.</param>
/// <param name="At">When it was.</param>
/// <param name="IsGivenUp">Whether it belongs to a charge that its payment had given up.</param>
internal sealed record BookLine(ProviderMovementKind Movement, string Reference, string? PaymentId, Money Amount, DateTimeOffset At, bool IsGivenUp = false);

/// <summary>
/// Compares two books line by line. Pure. What is the same in both matches; of what is left, lines about the same thing are one difference in the
/// amount; and what has no counterpart is looked for on the days around.
/// </summary>
internal static class BookComparison
{
    public static (int Matched, ImmutableArray<ReconciliationDifference> Differences) Compare(
        IReadOnlyCollection<BookLine> atProvider, IReadOnlyCollection<BookLine> inLedger, ILookup<string, Money> atProviderAround, ILookup<string, Money> inLedgerAround)
    {
        var matched = 0;
        List<ReconciliationDifference> differences = [];
        var ledger = inLedger.ToLookup(KeyOf);
        var provider = atProvider.ToLookup(KeyOf);
        foreach (var key in provider.Select(lines => lines.Key).Union(ledger.Select(lines => lines.Key), StringComparer.Ordinal))
        {
            var booked = ledger[key].ToList();
            List<BookLine> moved = [];
            foreach (var line in provider[key])
            {
                var same = booked.FindIndex(other => other.Amount == line.Amount);
                if (same < 0)
                {
                    moved.Add(line);
                    continue;
                }

                booked.RemoveAt(same);
                matched++;
            }

            var pairs = Math.Min(moved.Count, booked.Count);
            differences.AddRange(moved.Zip(booked, (one, other) => Differ(
                ReconciliationDifferenceKind.OtherAmount, one with { PaymentId = one.PaymentId ?? other.PaymentId }, one.Amount, other.Amount)));
            differences.AddRange(moved.Skip(pairs).Select(line => Differ(
                line.IsGivenUp ? ReconciliationDifferenceKind.GivenUpCharge
                : inLedgerAround[key].Contains(line.Amount) ? ReconciliationDifferenceKind.InTransit
                : ReconciliationDifferenceKind.MissingInLedger, line, line.Amount, null)));
            differences.AddRange(booked.Skip(pairs).Select(line => Differ(
                atProviderAround[key].Contains(line.Amount) ? ReconciliationDifferenceKind.InTransit : ReconciliationDifferenceKind.MissingAtProvider, line, null, line.Amount)));
        }

        return (matched, [.. differences.OrderBy(difference => difference.At)]);
    }

    /// <summary>The same in both books for the same movement.</summary>
    public static string KeyOf(BookLine line) => $"{line.Movement}:{line.Reference}:{line.Amount.Currency}";

    private static ReconciliationDifference Differ(ReconciliationDifferenceKind kind, BookLine line, Money? atProvider, Money? inLedger) =>
        new(kind, line.Movement, line.Reference, line.PaymentId, atProvider, inLedger, line.At);
}
