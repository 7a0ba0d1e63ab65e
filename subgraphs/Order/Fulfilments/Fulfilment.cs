using System.Collections.Immutable;

namespace Octomart.OrderSubgraph.Fulfilments;

/// <summary>A parcel that a seller has handed to a carrier.</summary>
internal sealed record Fulfilment(
    string Id, FulfilmentStatus Status, ImmutableArray<FulfilmentLine> Lines, string Carrier, string TrackingNumber, string? TrackingUrl,
    DateTimeOffset ShippedAt, ImmutableArray<TrackingEvent> Events);

/// <summary>What of a line is in the parcel.</summary>
internal sealed record FulfilmentLine(string LineId, int Quantity);

/// <summary>Where a parcel was at some time.</summary>
internal sealed record TrackingEvent(DateTimeOffset At, FulfilmentStatus Status, string? Location, string? Message);

/// <summary>Where a parcel is.</summary>
internal enum FulfilmentStatus
{
    /// <summary>Handed to the carrier.</summary>
    Shipped,

    /// <summary>Between the carrier's stations.</summary>
    InTransit,

    /// <summary>With the driver.</summary>
    OutForDelivery,

    /// <summary>Arrived.</summary>
    Delivered,
}
