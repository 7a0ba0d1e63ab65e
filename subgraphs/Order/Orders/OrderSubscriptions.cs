using System.Runtime.CompilerServices;
using GraphQL;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Orders;

/// <summary>An order at one moment of a subscription.</summary>
/// <param name="Cursor">Subscribe with it as after to go on behind this update.</param>
/// <param name="Order">The order as it is now.</param>
/// <param name="Event">What has happened; null in the first update, which shows the present state.</param>
internal sealed record OrderUpdate(string Cursor, OrderType Order, OrderEventType? Event);

[SubscriptionRoot]
internal sealed class OrderSubscriptions(IDocumentStore store, OrderChanges changes)
{
    /// <summary>
    /// Follows an order: first its present state, then each event. A client that lost its connection passes the last cursor it has seen
    /// and misses nothing.
    /// </summary>
    /// <param name="id">The order.</param>
    /// <param name="guestToken">The token of a guest's order.</param>
    /// <param name="after">Begin behind this cursor; the events since then follow at once.</param>
    public async IAsyncEnumerable<OrderUpdate> OrderUpdated(
        string id, Caller caller, string? guestToken = null, string? after = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // Listening begins before reading, so that nothing falls between the two.
        using var nudges = changes.Orders.Subscribe(id);
        var order = await OpenAsync(id, caller, guestToken, cancellationToken);
        var seen = after is null ? order.Timeline.Length : OrderTimeline.ReadCursor(after, order);
        yield return new OrderUpdate(OrderTimeline.Cursor(seen), new OrderType(order), null);
        foreach (var update in Since(order, seen))
        {
            yield return update;
        }

        seen = order.Timeline.Length;
        await foreach (var _ in nudges.ReadAllAsync(cancellationToken))
        {
            order = await OpenAsync(id, caller, guestToken, cancellationToken);
            foreach (var update in Since(order, seen))
            {
                yield return update;
            }

            seen = order.Timeline.Length;
        }
    }

    private static IEnumerable<OrderUpdate> Since(Order order, int seen) => order.Timeline.Skip(seen)
        .Select(item => new OrderUpdate(OrderTimeline.Cursor(item.Sequence), new OrderType(order), new OrderEventType(item)));

    /// <summary>Asked for every event: whoever may no longer see the order gets no more of it.</summary>
    private async Task<Order> OpenAsync(string id, Caller caller, string? guestToken, CancellationToken cancellationToken) =>
        await store.Set<Order>().FindAsync(id, cancellationToken) is { } order && order.MayRead(caller, guestToken)
            ? order
            : throw new ExecutionError("There is no such order.") { Code = "NOT_FOUND" };
}
