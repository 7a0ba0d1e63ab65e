using Microsoft.Extensions.Options;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.NotificationSubgraph.Notifications;
using Octomart.Store;

namespace Octomart.NotificationSubgraph.Events;

/// <summary>Mails the link that sets a new password.</summary>
internal sealed class MailPasswordReset(Notifier notifier, IOptions<NotificationOptions> options) : IMessageHandler<PasswordResetRequested>
{
    public Task HandleAsync(PasswordResetRequested message, IUnitOfWork work, CancellationToken cancellationToken) => notifier.MailAsync(
        work,
        NotificationKind.PasswordReset,
        message.Token,
        new Recipient(message.UserId, message.Email, message.DisplayName),
        new { link = options.Value.Link($"/reset-password?token={Uri.EscapeDataString(message.Token)}"), expires = Words.Time(message.ExpiresAt) },
        cancellationToken);
}
