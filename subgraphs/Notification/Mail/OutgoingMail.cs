using Octomart.NotificationSubgraph.Notifications;
using Octomart.Store;

namespace Octomart.NotificationSubgraph.Mail;

/// <summary>
/// A mail to be sent. Its id is made of what happened and who is told, so that the same event makes the same mail; the Message-ID is made of the id, so
/// that a mail that has to be sent again after a crash is recognised as the same one.
/// </summary>
internal sealed record OutgoingMail : Document
{
    /// <summary>What it is about; also the name of its template.</summary>
    public required NotificationKind Kind { get; init; }

    /// <summary>Whom it is for; null for a guest.</summary>
    public string? UserId { get; init; }

    /// <summary>Where it goes; null when Auth has to be asked.</summary>
    public string? Email { get; init; }

    /// <summary>How to address the person; null when Auth has to be asked.</summary>
    public string? Name { get; init; }

    /// <summary>What the template shows, as JSON. Emptied once the mail is sent: it may hold a secret link.</summary>
    public required string Model { get; init; }

    /// <summary>What became of it.</summary>
    public MailState State { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is sent (again); while it is being sent, when the lease ends.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; init; }

    /// <summary>What the last try failed with.</summary>
    public string? LastError { get; init; }
}

/// <summary>What became of a mail.</summary>
internal enum MailState
{
    /// <summary>To be sent.</summary>
    Waiting,

    /// <summary>Taken by the mail server or written to the pickup folder.</summary>
    Sent,

    /// <summary>Given up: the server will not have it, or it failed too often.</summary>
    Dead,
}
