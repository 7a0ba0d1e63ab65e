using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Catalogue.Announcements;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Sellers;

/// <summary>Hides what a suspended seller offers from shoppers, at once here and by announcements elsewhere.</summary>
internal sealed class FollowSeller(CatalogueIndex index, TimeProvider clock) : IMessageHandler<SellerChanged>
{
    public async Task HandleAsync(SellerChanged message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var known = await work.FindAsync<SellerStanding>(message.SellerId, cancellationToken);
        if (known is not null && known.EventVersion >= message.Version)
        {
            return;
        }

        var isSuspended = message.Status is "SUSPENDED" or "REJECTED";
        var standing = (known ?? new SellerStanding { Id = message.SellerId, Name = message.Name }) with
        {
            Name = message.Name,
            IsSuspended = isSuspended,
            EventVersion = message.Version,
        };
        work.Save(standing);

        if (isSuspended != (known?.IsSuspended ?? false))
        {
            work.Insert(Announcement.ForSeller(message.SellerId, clock));
        }

        work.AfterCommit(() => index.Apply(standing));
    }
}
