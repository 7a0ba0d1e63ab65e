using Microsoft.Extensions.Options;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.NotificationSubgraph.Notifications;
using Octomart.Store;

namespace Octomart.NotificationSubgraph.Events;

/// <summary>Mails the link that proves an address.</summary>
internal sealed class MailVerificationLink(Notifier notifier, IOptions<NotificationOptions> options) : IMessageHandler<EmailVerificationRequested>
{
    public Task HandleAsync(EmailVerificationRequested message, IUnitOfWork work, CancellationToken cancellationToken) => notifier.MailAsync(
        work,
        NotificationKind.EmailVerification,
        message.Token,
        new Recipient(message.UserId, message.Email, message.DisplayName),
        new { link = options.Value.Link($"/verify?token={Uri.EscapeDataString(message.Token)}"), expires = Words.Time(message.ExpiresAt) },
        cancellationToken);
}
