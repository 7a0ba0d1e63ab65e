using Microsoft.Extensions.Options;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.NotificationSubgraph.Notifications;
using Octomart.Store;

namespace Octomart.NotificationSubgraph.Events;

/// <summary>Tells the owner of an account that somebody tried to register with its address; once a day, however often it is tried.</summary>
internal sealed class MailRegistrationRepeated(Notifier notifier, IOptions<NotificationOptions> options, TimeProvider clock) : IMessageHandler<RegistrationRepeated>
{
    public Task HandleAsync(RegistrationRepeated message, IUnitOfWork work, CancellationToken cancellationToken) => notifier.MailAsync(
        work,
        NotificationKind.RegistrationRepeated,
        $"{message.UserId}:{Words.Day(clock.GetUtcNow())}",
        new Recipient(message.UserId, message.Email, message.DisplayName),
        new { signInLink = options.Value.Link("/login"), resetLink = options.Value.Link("/reset-password") },
        cancellationToken);
}
