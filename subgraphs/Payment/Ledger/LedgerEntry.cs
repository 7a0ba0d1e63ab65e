using Octomart.Contracts;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Ledger;

/// <summary>One line of the ledger. It never changes; a correction is another entry.</summary>
internal sealed record LedgerEntry : Document
{
    /// <summary>The transaction that it belongs to.</summary>
    public required string TransactionId { get; init; }

    /// <summary>What kind of account.</summary>
    public required LedgerAccount Account { get; init; }

    /// <summary>Whose account; null for the shop's own.</summary>
    public string? SellerId { get; init; }

    /// <summary>Which sale it belongs to.</summary>
    public string? SellerOrderId { get; init; }

    /// <summary>
    /// Of what is available: which of the seller's payouts in this currency takes it, the first being 0. Known when it is booked, as the balance is
    /// written with it: a payout closes a period, and what comes later is of the next one (ADR-024).
    /// </summary>
    public int Period { get; init; }

    /// <summary>What it records.</summary>
    public required LedgerEntryKind Kind { get; init; }

    /// <summary>Positive is owed or earned by the shop.</summary>
    public required Money Amount { get; init; }

    /// <summary>What brought it about.</summary>
    public required LedgerSource Source { get; init; }

    /// <summary>The id of what brought it about.</summary>
    public required string SourceId { get; init; }

    /// <summary>When it was booked.</summary>
    public required DateTimeOffset At { get; init; }
}
