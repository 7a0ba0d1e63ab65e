using MimeKit;

namespace Octomart.NotificationSubgraph.Mail.Sending;

/// <summary>Hands a mail over to somebody who delivers it.</summary>
internal interface IMailSender
{
    /// <summary>Sends it; failures are outcomes.</summary>
    Task<MailOutcome> SendAsync(OutgoingMail mail, MimeMessage message, CancellationToken cancellationToken);
}

/// <summary>What came of a try.</summary>
/// <param name="Kind">Whether to try again.</param>
/// <param name="Error">What went wrong, for logs.</param>
internal sealed record MailOutcome(MailOutcomeKind Kind, string? Error)
{
    public static MailOutcome Sent { get; } = new(MailOutcomeKind.Sent, null);

    public static MailOutcome Later(string error) => new(MailOutcomeKind.Later, error);

    public static MailOutcome Never(string error) => new(MailOutcomeKind.Never, error);
}

/// <summary>Whether to try again.</summary>
internal enum MailOutcomeKind
{
    /// <summary>Done.</summary>
    Sent,

    /// <summary>It may work later.</summary>
    Later,

    /// <summary>It will not work, however often it is tried.</summary>
    Never,
}
