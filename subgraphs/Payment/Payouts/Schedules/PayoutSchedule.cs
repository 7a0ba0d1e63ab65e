using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Payouts.Schedules;

/// <summary>What a seller has said about when to be paid; the shop's defaults stand for what it has not.</summary>
internal sealed record PayoutSchedule : Document
{
    /// <summary>Whose.</summary>
    public required string SellerId { get; init; }

    /// <summary>On which days.</summary>
    public required PayoutTimetable Timetable { get; init; }

    /// <summary>The least that is worth a payout, one amount a currency.</summary>
    public ImmutableArray<Money> Minimums { get; init; } = [];

    internal static string IdOf(string sellerId) => OpaqueId.From("psc", sellerId);
}
