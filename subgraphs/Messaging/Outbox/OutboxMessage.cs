using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Octomart.Store;

namespace Octomart.Messaging.Outbox;

/// <summary>A message in the publisher's store, committed together with what it tells about.</summary>
internal sealed record OutboxMessage : Document, IStampedAtCommit
{
    public required string Type { get; init; }

    /// <summary>JSON text.</summary>
    public required string Payload { get; init; }

    public string? TraceParent { get; init; }

    /// <summary>Rises with every commit of the service; messages are sent in this order.</summary>
    [JsonInclude]
    public long Sequence { get; internal set; }

    [JsonInclude]
    public DateTimeOffset OccurredAt { get; internal set; }

    public OutboxState State { get; init; }

    /// <summary>Subscribers that have handled it, noted while others are still awaited.</summary>
    public ImmutableArray<string> ConfirmedBy { get; init; } = [];

    public DateTimeOffset DeliveredAt { get; init; }

    public MessageEnvelope ToEnvelope(string source) => new(Id, Type, source, Payload, TraceParent, OccurredAt);
}

internal enum OutboxState
{
    /// <summary>A subscriber has still to confirm.</summary>
    Pending,

    /// <summary>All have; kept for a while, for subscribers that are new.</summary>
    Delivered,
}
