using Octomart.Contracts;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.SellerSubgraph.Commissions;

/// <summary>
/// The shop's share of certain sales. Of several rules the most specific wins: seller and category, seller, category, all.
/// </summary>
/// <param name="rule">The rule.</param>
public sealed class CommissionRuleType(CommissionRule rule) : INode
{
    /// <summary>Opaque and unique in the whole graph.</summary>
    public string Id => rule.Id;

    /// <summary>Only sales of this seller; of all when null.</summary>
    public string? SellerId => rule.SellerId;

    /// <summary>Only sales of this category and those below; of all when null.</summary>
    public string? CategoryId => rule.CategoryId;

    /// <summary>The share in hundredths of a percent: 1000 is 10 %.</summary>
    public int RateBasisPoints(TimeProvider clock) => Now(clock).RateBasisPoints;

    /// <summary>What it says about single currencies: a fixed fee, a least and a most for each line.</summary>
    public IReadOnlyList<CommissionFeeType> Fees(TimeProvider clock) => CommissionFeeType.ListOf(Now(clock));

    /// <summary>Since when it holds; in the future for a rule that was announced, null for one that always held.</summary>
    public DateTimeOffset? ValidFrom(TimeProvider clock) => rule.Upcoming is { } next && next.ValidFrom <= clock.GetUtcNow() ? next.ValidFrom : rule.ValidFrom;

    /// <summary>What was announced and does not hold yet; null when nothing was.</summary>
    public UpcomingCommission? Upcoming(TimeProvider clock) => rule.Upcoming is { } next && next.ValidFrom > clock.GetUtcNow()
        ? new UpcomingCommission(next.Terms.RateBasisPoints, CommissionFeeType.ListOf(next.Terms), next.ValidFrom)
        : null;

    /// <summary>When it was last set. Orders keep the share of the day they were placed.</summary>
    public DateTimeOffset UpdatedAt => rule.UpdatedAt;

    private CommissionTerms Now(TimeProvider clock) => rule.TermsAt(clock.GetUtcNow()) ?? new CommissionTerms(rule.RateBasisPoints, rule.Fees);
}

/// <summary>What a rule says about amounts of one currency.</summary>
/// <param name="Fixed">Added to the share of each line, however many units it has.</param>
/// <param name="Min">The least that a line costs; null for no such limit.</param>
/// <param name="Max">The most that a line costs; null for no such limit.</param>
public sealed record CommissionFeeType(Money Fixed, Money? Min, Money? Max)
{
    internal static IReadOnlyList<CommissionFeeType> ListOf(CommissionTerms terms) => [.. terms.Fees.Select(fee => new CommissionFeeType(
        new Money(fee.Fixed, fee.Currency), Amount(fee.Min, fee.Currency), Amount(fee.Max, fee.Currency)))];

    private static Money? Amount(long? minorUnits, string currency) => minorUnits is { } amount ? new Money(amount, currency) : null;
}

/// <summary>Terms that were announced.</summary>
/// <param name="RateBasisPoints">The share in hundredths of a percent.</param>
/// <param name="Fees">What it says about single currencies.</param>
/// <param name="ValidFrom">From when they hold.</param>
public sealed record UpcomingCommission(int RateBasisPoints, IReadOnlyList<CommissionFeeType> Fees, DateTimeOffset ValidFrom);
