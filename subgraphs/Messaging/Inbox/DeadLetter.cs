using Octomart.Store;

namespace Octomart.Messaging;

/// <summary>A message that a consumer could not handle, however often it tried. Replaying it tries again.</summary>
public sealed record DeadLetter : Document
{
    /// <summary>The handler that failed.</summary>
    public required string Consumer { get; init; }

    /// <summary>The message as it came.</summary>
    public required MessageEnvelope Message { get; init; }

    /// <summary>What the last attempt failed with.</summary>
    public required string Error { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was given up.</summary>
    public DateTimeOffset FailedAt { get; init; }

    internal static string IdOf(string consumer, string messageId) => OpaqueId.From("dlt", consumer, messageId);
}
