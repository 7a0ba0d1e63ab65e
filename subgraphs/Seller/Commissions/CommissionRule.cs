using System.Collections.Immutable;
using Octomart.Store;

namespace Octomart.SellerSubgraph.Commissions;

/// <summary>The shop's share of certain sales.</summary>
public sealed record CommissionRule : Document
{
    /// <summary>Only sales of this seller; of all when null.</summary>
    public string? SellerId { get; init; }

    /// <summary>Only sales of this category and those below; of all when null.</summary>
    public string? CategoryId { get; init; }

    /// <summary>The share in hundredths of a percent.</summary>
    public required int RateBasisPoints { get; init; }

    /// <summary>What it says about single currencies; none in rules from before there were fees.</summary>
    public ImmutableArray<CommissionFee> Fees { get => field.IsDefault ? [] : field; init; }

    /// <summary>Since when these terms hold. Before, the rule is as if it were not there; null in rules that always held.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>What will hold, and from when; null when nothing is announced.</summary>
    public UpcomingTerms? Upcoming { get; init; }

    /// <summary>When it was last set.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>One rule for each pair of seller and category, so that two rules never compete.</summary>
    public static string IdOf(string? sellerId, string? categoryId) => OpaqueId.From("cmr", sellerId ?? "", categoryId ?? "");

    /// <summary>What holds at a time; null when nothing does yet.</summary>
    public CommissionTerms? TermsAt(DateTimeOffset time) =>
        Upcoming is { } next && next.ValidFrom <= time ? next.Terms
        : ValidFrom is { } from && from > time ? null
        : new CommissionTerms(RateBasisPoints, Fees);

    /// <summary>The rule after new terms were set, from now on or later.</summary>
    public CommissionRule With(CommissionTerms terms, DateTimeOffset? validFrom, DateTimeOffset now)
    {
        var current = TermsAt(now);
        return validFrom is { } later && later > now && current is not null
            ? Holding(current, now) with { Upcoming = new UpcomingTerms(terms, later), UpdatedAt = now }
            : Holding(terms, now) with { ValidFrom = validFrom > now ? validFrom : now, Upcoming = null, UpdatedAt = now };
    }

    // What was announced and has come to hold is what the rule says now.
    private CommissionRule Holding(CommissionTerms terms, DateTimeOffset now) => this with
    {
        RateBasisPoints = terms.RateBasisPoints,
        Fees = terms.Fees,
        ValidFrom = Upcoming is { } next && next.ValidFrom <= now ? next.ValidFrom : ValidFrom,
    };
}

/// <summary>Terms that were announced.</summary>
/// <param name="Terms">What will hold.</param>
/// <param name="ValidFrom">From when.</param>
public sealed record UpcomingTerms(CommissionTerms Terms, DateTimeOffset ValidFrom);
