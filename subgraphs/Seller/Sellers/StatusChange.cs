using Octomart.Messaging;
using Octomart.SellerSubgraph.Members;
using Octomart.Store;

namespace Octomart.SellerSubgraph.Sellers;

/// <summary>Writes a seller's new status, and tells the other services who may act for it from now on.</summary>
internal static class StatusChange
{
    public static async Task ApplyAsync(IUnitOfWork work, Seller changed, CancellationToken cancellationToken)
    {
        work.Update(changed);
        work.Publish(changed.ToEvent());
        var ofSeller = new DocumentQuery<SellerMember> { Where = member => member.SellerId == changed.Id };
        foreach (var member in await work.ListAsync(ofSeller, cancellationToken))
        {
            var updated = member with { IsActive = changed.IsTrading };
            work.Update(updated);
            work.Publish(updated.ToEvent());
        }
    }
}
