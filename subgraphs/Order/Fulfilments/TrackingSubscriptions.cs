using System.Runtime.CompilerServices;
using GraphQL;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Fulfilments;

[SubscriptionRoot]
internal sealed class TrackingSubscriptions(IDocumentStore store, OrderChanges changes)
{
    /// <summary>Follows a parcel: first where it is, then each move, until it has arrived.</summary>
    /// <param name="fulfilmentId">The parcel.</param>
    /// <param name="guestToken">The token of a guest's order.</param>
    public async IAsyncEnumerable<FulfilmentType> TrackingUpdated(
        string fulfilmentId, Caller caller, string? guestToken = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (part, parcel) = await OpenAsync(fulfilmentId, caller, guestToken, cancellationToken);
        using var nudges = changes.Orders.Subscribe(part.OrderId);
        (part, parcel) = await OpenAsync(fulfilmentId, caller, guestToken, cancellationToken);
        yield return new FulfilmentType(part, parcel);
        var told = parcel.Events.Length;
        while (parcel.Status != FulfilmentStatus.Delivered)
        {
            await foreach (var _ in nudges.ReadAllAsync(cancellationToken))
            {
                break;
            }

            (part, parcel) = await OpenAsync(fulfilmentId, caller, guestToken, cancellationToken);
            if (parcel.Events.Length > told)
            {
                told = parcel.Events.Length;
                yield return new FulfilmentType(part, parcel);
            }
        }
    }

    private async Task<(SellerOrder Part, Fulfilment Parcel)> OpenAsync(
        string fulfilmentId, Caller caller, string? guestToken, CancellationToken cancellationToken)
    {
        var part = await store.Set<SellerOrder>().FindAsync(SellerOrder.IdOf(fulfilmentId), cancellationToken);
        var mayOpen = part is not null && (part.MayOpen(caller)
            || (guestToken is not null
                && (await store.Set<Order>().FindAsync(part.OrderId, cancellationToken))?.MayOpen(caller, guestToken) == true));
        return mayOpen && part!.Fulfilments.FirstOrDefault(parcel => parcel.Id == fulfilmentId) is { } parcel
            ? (part, parcel)
            : throw new ExecutionError("There is no such parcel.") { Code = "NOT_FOUND" };
    }
}
