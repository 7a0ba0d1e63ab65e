using System.Globalization;
using Microsoft.Extensions.Options;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.NotificationSubgraph.Notifications;
using Octomart.Store;

namespace Octomart.NotificationSubgraph.Events;

/// <summary>Tells the shop's staff that a buyer disputes a payment: who does not answer in time loses.</summary>
internal sealed class TellPaymentDisputed(Notifier notifier, IOptions<NotificationOptions> options) : IMessageHandler<PaymentDisputed>
{
    public Task HandleAsync(PaymentDisputed message, IUnitOfWork work, CancellationToken cancellationToken) => options.Value.StaffEmail is { Length: > 0 } staff
        ? notifier.MailAsync(
            work, NotificationKind.StaffPaymentDisputed, message.DisputeId, new Recipient(null, staff, options.Value.ShopName),
            new
            {
                amount = message.Amount.ToString(),
                reason = message.Reason,
                respondBy = message.RespondBy?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                link = options.Value.Link("/admin/disputes"),
            },
            cancellationToken)
        : Task.CompletedTask;
}

/// <summary>Tells the shop's staff that the books of a day do not match.</summary>
internal sealed class TellBooksDiffer(Notifier notifier, IOptions<NotificationOptions> options) : IMessageHandler<ReconciliationDiffers>
{
    public Task HandleAsync(ReconciliationDiffers message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var day = message.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return options.Value.StaffEmail is { Length: > 0 } staff
            ? notifier.MailAsync(
                work, NotificationKind.StaffBooksDiffer, $"{message.Provider}:{day}:{message.Differences}", new Recipient(null, staff, options.Value.ShopName),
                new { provider = message.Provider, day, count = message.Differences, link = options.Value.Link("/admin/reconciliation") },
                cancellationToken)
            : Task.CompletedTask;
    }
}
