using Octomart.Contracts;
using Octomart.PaymentSubgraph.Ledger;

namespace Octomart.PaymentSubgraph.Payouts.Statements;

/// <summary>
/// What a payout pays, as the seller's bookkeeping wants it: what the last one left, what was earned and taken since, what is paid and what is left. Pure;
/// it follows from entries that never change, so that it can be made again at any time.
/// </summary>
/// <param name="Payout">The payout.</param>
/// <param name="Opening">What the payout before it had left.</param>
/// <param name="Lines">What was earned and taken, by kind. With the opening they sum to the payout and what it leaves.</param>
/// <param name="Entries">All entries behind the lines, the oldest first.</param>
internal sealed record Statement(Payout Payout, Money Opening, IReadOnlyList<StatementLine> Lines, IReadOnlyList<LedgerEntry> Entries)
{
    /// <summary>Of the entries that a payout takes, and of what was booked for the same sales before they were released.</summary>
    public static Statement Of(Payout payout, IEnumerable<LedgerEntry> taken, IEnumerable<LedgerEntry> beforeRelease)
    {
        var currency = payout.Amount.Currency;
        var own = taken.Where(entry => entry.SourceId != payout.Id).ToList();
        var opening = Money.Sum(own.Where(entry => entry.Kind == LedgerEntryKind.CarriedOver).Select(entry => entry.Amount), currency);
        var released = own.Where(entry => entry.Kind == LedgerEntryKind.Release).ToList();
        var sales = beforeRelease.Where(entry => entry.Kind != LedgerEntryKind.Release && entry.Amount.Currency == currency).ToList();

        // What was released is told by what it is made of; should that not be all of it, the rest is told too, so that the sums are right whatever happens.
        var rest = Money.Sum(released.Select(entry => entry.Amount), currency) - Money.Sum(sales.Select(entry => entry.Amount), currency);
        var lines = own.Where(entry => entry.Kind is not (LedgerEntryKind.CarriedOver or LedgerEntryKind.Release)).Concat(sales)
            .GroupBy(entry => entry.Kind)
            .Select(kind => new StatementLine(kind.Key, kind.Count(), Money.Sum(kind.Select(entry => entry.Amount), currency)))
            .Append(new StatementLine(LedgerEntryKind.Release, released.Count, rest))
            .Where(line => line.Amount.MinorUnits != 0)
            .OrderBy(line => line.Kind);
        return new Statement(payout, opening, [.. lines], [.. own.Except(released).Concat(sales).Concat(rest.MinorUnits == 0 ? [] : released).OrderBy(entry => entry.At)]);
    }
}

/// <summary>All entries of a kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Amount">Their sum; positive is the seller's.</param>
internal sealed record StatementLine(LedgerEntryKind Kind, int Count, Money Amount)
{
    /// <summary>As sellers read it.</summary>
    public string Label => Kind switch
    {
        LedgerEntryKind.Sale => "Sales",
        LedgerEntryKind.Commission => "Commission",
        LedgerEntryKind.CommissionRefund => "Commission given back",
        LedgerEntryKind.Subsidy => "Discounts paid by the shop",
        LedgerEntryKind.SubsidyRefund => "Discounts of refunded sales",
        LedgerEntryKind.Refund => "Refunds",
        LedgerEntryKind.Release => "Earnings released",
        LedgerEntryKind.Dispute => "Disputes",
        LedgerEntryKind.DisputeHold => "Held for disputes",
        LedgerEntryKind.PayoutReturn => "Payouts that came back",
        _ => Kind.ToString(),
    };
}
