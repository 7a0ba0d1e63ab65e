using System.Collections.Immutable;
using GraphQL.Federation;
using Octomart.Contracts;
using Octomart.Store;

namespace Octomart.CartSubgraph.Promotions.Reservations;

/// <summary>What became of the uses that an order asked for.</summary>
[Inaccessible]
internal enum PromotionReservationStatus
{
    /// <summary>Held until they are paid for or the reservation expires.</summary>
    Reserved,

    /// <summary>Used for good.</summary>
    Committed,

    /// <summary>Given back.</summary>
    Released,

    /// <summary>Not paid for in time; free for others.</summary>
    Expired,
}

/// <summary>Uses of offers held for one order. The id follows from the order's, so an order reserves once, however often it asks.</summary>
internal sealed record PromotionReservation : Document
{
    public required string OrderId { get; init; }

    public required PromotionReservationStatus Status { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Who uses them; null when no one is known.</summary>
    public string? CustomerId { get; init; }

    /// <summary>What was taken. Never changes.</summary>
    public ImmutableArray<ReservedPromotion> Promotions { get; init; } = [];

    /// <summary>Whether one of them was for a first order only.</summary>
    public bool IsFirstOrder { get; init; }

    public static string IdOf(string orderId) => OpaqueId.From("prr", orderId);

    /// <summary>Whether these are the uses that were reserved.</summary>
    public bool IsFor(IReadOnlyCollection<ReservedPromotion> promotions) =>
        Promotions.Length == promotions.Count
        && Promotions.All(known => promotions.Any(other => other.PromotionId == known.PromotionId && other.Discount == known.Discount));
}

/// <summary>One use of an offer, with what it takes off the order.</summary>
/// <param name="Part">Which part of <see cref="PromotionUsage"/> counts it.</param>
internal sealed record ReservedPromotion(string PromotionId, Money Discount, int Part = 0)
{
    public string UsageId => PromotionUsage.IdOf(PromotionId, Part);
}
