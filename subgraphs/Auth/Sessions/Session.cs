using Octomart.Store;

namespace Octomart.AuthSubgraph.Sessions;

/// <summary>A sign-in on one device and all refresh tokens that follow from it.</summary>
public sealed record Session : Document
{
    /// <summary>Who signed in.</summary>
    public required string UserId { get; init; }

    /// <summary>What the client called itself.</summary>
    public string? Device { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last refreshed.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>When it ends unless it is used.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was ended, by its owner or because a refresh token was used twice.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether its refresh token still works.</summary>
    public bool IsOpenAt(DateTimeOffset now) => EndedAt is null && now < ExpiresAt;

    /// <summary>The session once it is over. Ending it again changes nothing.</summary>
    public Session End(DateTimeOffset now) => this with { EndedAt = EndedAt ?? now };
}
