using Octomart.Store;

namespace Octomart.Messaging.Inbox;

/// <summary>Marks a message as handled by one consumer. The id is made of both, so there is one per pair.</summary>
internal sealed record InboxMessage : Document
{
    public required string Consumer { get; init; }

    public required string MessageId { get; init; }

    public DateTimeOffset HandledAt { get; init; }

    public static string IdOf(string consumer, string messageId) => OpaqueId.From("inb", consumer, messageId);
}
