using System.Globalization;
using System.Runtime.CompilerServices;
using GraphQL;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Fulfilments;

/// <summary>A parcel at one moment of a subscription.</summary>
/// <param name="Cursor">Subscribe with it as after to go on behind this update.</param>
/// <param name="Fulfilment">The parcel as it is now.</param>
/// <param name="Event">Where it has been; null in the first update, which shows the present state.</param>
internal sealed record TrackingUpdate(string Cursor, FulfilmentType Fulfilment, TrackingEventType? Event);

[SubscriptionRoot]
internal sealed class TrackingSubscriptions(IDocumentStore store, OrderChanges changes)
{
    /// <summary>
    /// Follows a parcel: first where it is, then each move, until it has arrived. A client that lost its connection passes the last
    /// cursor it has seen and misses nothing.
    /// </summary>
    /// <param name="fulfilmentId">The parcel.</param>
    /// <param name="guestToken">The token of a guest's order.</param>
    /// <param name="after">Begin behind this cursor; the moves since then follow at once.</param>
    public async IAsyncEnumerable<TrackingUpdate> TrackingUpdated(
        string fulfilmentId, Caller caller, string? guestToken = null, string? after = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (part, parcel) = await OpenAsync(fulfilmentId, caller, guestToken, cancellationToken);

        // Listening begins before reading what is shown, so that nothing falls between the two.
        using var nudges = changes.Orders.Subscribe(part.OrderId);
        (part, parcel) = await OpenAsync(fulfilmentId, caller, guestToken, cancellationToken);
        var seen = after is null ? parcel.Events.Length : ReadCursor(after, parcel);
        yield return new TrackingUpdate(Cursor(seen), new FulfilmentType(part, parcel), null);
        await using var nudged = nudges.ReadAllAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        do
        {
            (part, parcel) = await OpenAsync(fulfilmentId, caller, guestToken, cancellationToken);
            for (; seen < parcel.Events.Length; seen++)
            {
                yield return new TrackingUpdate(Cursor(seen + 1), new FulfilmentType(part, parcel), new TrackingEventType(parcel.Events[seen]));
            }
        }
        while (parcel.Status != FulfilmentStatus.Delivered && await nudged.MoveNextAsync());
    }

    private static string Cursor(int sequence) => sequence.ToString(CultureInfo.InvariantCulture);

    private static int ReadCursor(string after, Fulfilment parcel) =>
        int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && sequence <= parcel.Events.Length
            ? sequence
            : throw new ExecutionError("This is no cursor of this parcel.") { Code = "INVALID_CURSOR" };

    /// <summary>Asked for every move: whoever may no longer see the parcel gets no more of it.</summary>
    private async Task<(SellerOrder Part, Fulfilment Parcel)> OpenAsync(
        string fulfilmentId, Caller caller, string? guestToken, CancellationToken cancellationToken)
    {
        var part = await store.Set<SellerOrder>().FindAsync(SellerOrder.IdOf(fulfilmentId), cancellationToken);
        var mayOpen = part is not null && (part.MayRead(caller)
            || (guestToken is not null
                && (await store.Set<Order>().FindAsync(part.OrderId, cancellationToken))?.MayRead(caller, guestToken) == true));
        return mayOpen && part!.Fulfilments.FirstOrDefault(parcel => parcel.Id == fulfilmentId) is { } parcel
            ? (part, parcel)
            : throw new ExecutionError("There is no such parcel.") { Code = "NOT_FOUND" };
    }
}
