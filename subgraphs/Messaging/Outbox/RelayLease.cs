using Octomart.Store;

namespace Octomart.Messaging.Outbox;

/// <summary>Which replica of the service sends, where replicas share a database.</summary>
internal sealed record RelayLease : Document
{
    public const string OnlyId = "relay";

    public required string Holder { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}
