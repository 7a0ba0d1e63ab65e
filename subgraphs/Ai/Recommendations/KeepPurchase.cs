using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.Store;

namespace Octomart.AiSubgraph.Recommendations;

/// <summary>Learns from what was paid for.</summary>
internal sealed class KeepPurchase(Recommender recommender) : IMessageHandler<OrderConfirmed>
{
    public async Task HandleAsync(OrderConfirmed message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        if (await work.FindAsync<PurchaseEntry>(message.Order.OrderId, cancellationToken) is not null)
        {
            return;
        }

        work.Insert(PurchaseEntry.Of(message.Order));
        work.AfterCommit(recommender.MarkStale);
    }
}
