using Octomart.NotificationSubgraph.Notifications;
using Octomart.Store;

namespace Octomart.NotificationSubgraph.Sellers;

/// <summary>Everybody who belongs to a seller at the moment.</summary>
internal static class SellerAudience
{
    /// <summary>Adds a message in the shop for each member.</summary>
    public static async Task TellMembersAsync(
        this Notifier notifier, IUnitOfWork work, NotificationKind kind, string eventKey, string sellerId, Told told, CancellationToken cancellationToken)
    {
        foreach (var member in await work.ListAsync<SellerMember>(new() { Where = member => member.SellerId == sellerId && member.IsActive }, cancellationToken))
        {
            await notifier.TellAsync(work, kind, eventKey, member.UserId, told, cancellationToken);
        }
    }
}
