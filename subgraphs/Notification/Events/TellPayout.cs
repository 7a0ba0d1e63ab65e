using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.NotificationSubgraph.Notifications;
using Octomart.NotificationSubgraph.Sellers;
using Octomart.Store;

namespace Octomart.NotificationSubgraph.Events;

/// <summary>Tells a seller's people that money has arrived.</summary>
internal sealed class TellPayoutPaid(Notifier notifier) : IMessageHandler<PayoutPaid>
{
    public Task HandleAsync(PayoutPaid message, IUnitOfWork work, CancellationToken cancellationToken) => notifier.TellMembersAsync(
        work,
        NotificationKind.SellerPayoutPaid,
        message.PayoutId,
        message.SellerId,
        new Told($"{message.Amount} was paid out", $"Payout {message.Number} has arrived on {message.Account}.", $"/dashboard/payouts/{message.PayoutId}"),
        cancellationToken);
}

/// <summary>Tells a seller's people that money did not arrive, and what to do.</summary>
internal sealed class TellPayoutFailed(Notifier notifier) : IMessageHandler<PayoutFailed>
{
    public Task HandleAsync(PayoutFailed message, IUnitOfWork work, CancellationToken cancellationToken) => notifier.TellMembersAsync(
        work,
        NotificationKind.SellerPayoutFailed,
        message.PayoutId,
        message.SellerId,
        new Told(
            $"Payout {message.Number} did not arrive",
            $"{message.Account} did not take {message.Amount}. You are owed it as before: name another account, and it is in the next payout.",
            "/dashboard/payouts"),
        cancellationToken);
}
