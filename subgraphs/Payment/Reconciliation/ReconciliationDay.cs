using System.Collections.Immutable;
using System.Globalization;
using Octomart.Contracts;
using Octomart.PaymentSubgraph.Providers;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Reconciliation;

/// <summary>What a provider's books and the ledger say of one day (UTC), and where they differ. Made anew, it replaces itself.</summary>
internal sealed record ReconciliationDay : Document
{
    /// <summary>Whose books.</summary>
    public required Provider Provider { get; init; }

    /// <summary>The day's beginning.</summary>
    public required DateTimeOffset Day { get; init; }

    /// <summary>When they were compared last.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>How often they were compared.</summary>
    public required int Times { get; init; }

    /// <summary>The sums, by currency.</summary>
    public required ImmutableArray<ReconciliationTotal> Totals { get; init; }

    /// <summary>What does not match, at most the first thousand.</summary>
    public required ImmutableArray<ReconciliationDifference> Differences { get; init; }

    /// <summary>How many there are.</summary>
    public required int DifferenceCount { get; init; }

    /// <summary>How many of them nothing explains.</summary>
    public required int UnexplainedCount { get; init; }

    /// <summary>The same day, compared once more.</summary>
    internal ReconciliationDay Again(ReconciliationDay made) => this with
    {
        MadeAt = made.MadeAt,
        Times = Times + 1,
        Totals = made.Totals,
        Differences = made.Differences,
        DifferenceCount = made.DifferenceCount,
        UnexplainedCount = made.UnexplainedCount,
    };

    internal static string IdOf(Provider provider, DateTimeOffset day) => OpaqueId.From("rec", provider.ToString(), day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}

/// <summary>One currency of a day.</summary>
/// <param name="Matched">How many movements are in both books with the same amount.</param>
/// <param name="AtProvider">What the provider's balance moved by, before fees.</param>
/// <param name="InLedger">What the ledger says that it moved by.</param>
/// <param name="Fees">What the provider has kept.</param>
internal sealed record ReconciliationTotal(int Matched, Money AtProvider, Money InLedger, Money Fees);

/// <summary>A movement that is not the same in both books.</summary>
/// <param name="Kind">How it differs.</param>
/// <param name="Movement">What it was.</param>
/// <param name="Reference">The provider's id of what brought it about.</param>
/// <param name="PaymentId">The payment; null when it belongs to none that is known.</param>
/// <param name="AtProvider">The amount in the provider's books; null when it is not there.</param>
/// <param name="InLedger">The amount in the ledger; null when it is not there.</param>
/// <param name="At">When the book that has it says that it was.</param>
internal sealed record ReconciliationDifference(
    ReconciliationDifferenceKind Kind, ProviderMovementKind Movement, string Reference, string? PaymentId, Money? AtProvider, Money? InLedger, DateTimeOffset At)
{
    /// <summary>Whether it is as it should be, and only looks different within the day.</summary>
    public bool IsExplained => Kind is ReconciliationDifferenceKind.InTransit or ReconciliationDifferenceKind.GivenUpCharge;
}

/// <summary>How a movement differs between the provider's books and the ledger.</summary>
internal enum ReconciliationDifferenceKind
{
    /// <summary>The provider has it, the ledger does not: a webhook and every look since were lost, or somebody acted at the provider's website.</summary>
    MissingInLedger,

    /// <summary>The ledger has it, the provider does not.</summary>
    MissingAtProvider,

    /// <summary>Both have it, with different amounts.</summary>
    OtherAmount,

    /// <summary>The ledger has booked another fee than the provider has kept.</summary>
    OtherFee,

    /// <summary>The other book has it on the day before or after: it was on its way at midnight. Nothing is wrong.</summary>
    InTransit,

    /// <summary>Taken over a charge that the payment had given up, or given back of it: the ledger knows nothing of such a charge, and it goes back by itself.</summary>
    GivenUpCharge,
}
