using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.Store;

namespace Octomart.OrderSubgraph.Returns;

/// <summary>
/// Units of one seller's part that the buyer wants to send back. A document of its own, so that sellers have a queue of them, but changed
/// together with its order: the lines count what is in returns.
/// <code>
///   Requested → Approved → InTransit → Received → Refunded
///       ↓           ↓  └───────────────↗   ↓
///   Rejected     Closed (withdrawn)     Closed (nothing accepted)
/// </code>
/// </summary>
internal sealed record Return : Document
{
    /// <summary>For people: the part's number and the return's.</summary>
    public required string Number { get; init; }

    public required string OrderId { get; init; }

    public required string SellerOrderId { get; init; }

    public required string SellerId { get; init; }

    public string? BuyerId { get; init; }

    public ReturnStatus Status { get; init; }

    public required ImmutableArray<ReturnLine> Lines { get; init; }

    public required string Reason { get; init; }

    /// <summary>What the seller has to say.</summary>
    public string? Note { get; init; }

    public string? Carrier { get; init; }

    public string? TrackingNumber { get; init; }

    /// <summary>What goes back to the buyer: if all is accepted, until it is known what is.</summary>
    public required Money Refundable { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Whether its units still may come back, or not.</summary>
    public bool IsOpen() => Status is ReturnStatus.Requested or ReturnStatus.Approved or ReturnStatus.InTransit;
}

/// <summary>Units of a line.</summary>
/// <param name="Quantity">How many the buyer wants to send back.</param>
internal sealed record ReturnLine(string LineId, int Quantity)
{
    /// <summary>How many came back and were accepted.</summary>
    public int AcceptedQuantity { get; init; }

    public ItemCondition? Condition { get; init; }

    /// <summary>Whether what was accepted is sold again.</summary>
    public bool IsRestocked { get; init; }
}

/// <summary>Where a return stands.</summary>
internal enum ReturnStatus
{
    /// <summary>The buyer has asked; the seller has not answered.</summary>
    Requested,

    /// <summary>The buyer may send it.</summary>
    Approved,

    /// <summary>The seller has declined.</summary>
    Rejected,

    /// <summary>The buyer has sent it.</summary>
    InTransit,

    /// <summary>The seller has it and has accepted some or all; the money is on its way back.</summary>
    Received,

    /// <summary>The money went back.</summary>
    Refunded,

    /// <summary>It has come to nothing: withdrawn, or nothing was accepted.</summary>
    Closed,
}

/// <summary>How an item came back.</summary>
internal enum ItemCondition
{
    /// <summary>As it was sent.</summary>
    AsNew,

    /// <summary>Unpacked, not used.</summary>
    Opened,

    /// <summary>With signs of use.</summary>
    Used,

    /// <summary>Broken or incomplete.</summary>
    Damaged,
}
