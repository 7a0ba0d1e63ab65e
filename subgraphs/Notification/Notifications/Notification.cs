using Octomart.Store;

namespace Octomart.NotificationSubgraph.Notifications;

/// <summary>A message in the shop. Its id is made of what happened and who is told, so that the same event makes the same message.</summary>
internal sealed record Notification : Document
{
    /// <summary>Whom it is for.</summary>
    public required string UserId { get; init; }

    /// <summary>What it is about.</summary>
    public required NotificationKind Kind { get; init; }

    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>A sentence or two.</summary>
    public required string Body { get; init; }

    /// <summary>A path within the shop.</summary>
    public string? Link { get; init; }

    /// <summary>The order that it is about.</summary>
    public string? OrderId { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was read; null until then.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>Whether it was read; stored, so that it can be asked for.</summary>
    public bool IsRead { get; init; }
}
