using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.Store;

namespace Octomart.NotificationSubgraph.Sellers;

/// <summary>Keeps who belongs to which seller.</summary>
internal sealed class RememberSellerMember : IMessageHandler<SellerMembershipChanged>
{
    public async Task HandleAsync(SellerMembershipChanged message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var id = SellerMember.IdOf(message.SellerId, message.UserId);
        var known = await work.FindAsync<SellerMember>(id, cancellationToken);
        if (known is null)
        {
            work.Insert(new SellerMember { Id = id, SellerId = message.SellerId, UserId = message.UserId, IsActive = message.IsActive, EventVersion = message.Version });
        }
        else if (message.Version > known.EventVersion)
        {
            work.Update(known with { IsActive = message.IsActive, EventVersion = message.Version });
        }
    }
}
