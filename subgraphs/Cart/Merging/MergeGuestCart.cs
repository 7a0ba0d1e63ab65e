using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.Store;

namespace Octomart.CartSubgraph.Merging;

/// <summary>Merges the guest cart of somebody who has signed in. A cart that is gone or in another currency stays as it is.</summary>
internal sealed class MergeGuestCart(CartMerger merger) : IMessageHandler<GuestCartClaimed>
{
    public Task HandleAsync(GuestCartClaimed message, IUnitOfWork work, CancellationToken cancellationToken) =>
        merger.MergeAsync(work, message.UserId, message.GuestCartToken, cancellationToken);
}
