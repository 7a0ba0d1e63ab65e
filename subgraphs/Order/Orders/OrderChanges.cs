using Octomart.Messaging;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.SubgraphDefaults.Topics;

namespace Octomart.OrderSubgraph.Orders;

/// <summary>
/// Tells subscriptions, on whichever replica, and the workers of this process what has just been committed. Only a nudge: who is nudged
/// reads the store, and whoever missed it finds the same there.
/// </summary>
internal sealed class OrderChanges(ReplicaBroadcast broadcast)
{
    /// <summary>By order id: the order's state and timeline have changed.</summary>
    public Topic<string> Orders { get; } = new("orders", broadcast);

    /// <summary>By seller id: the seller has got this part of an order.</summary>
    public Topic<string> ReceivedSellerOrders { get; } = new("received", broadcast);

    /// <summary>Orders that have duties, under the one key <see cref="Everybody"/>.</summary>
    public Topic<string> Duties { get; } = new();

    public const string Everybody = "";

    /// <summary>Parts that their sellers did not have before.</summary>
    public static IEnumerable<SellerOrder> NewlyReceived(PlacedOrder before, PlacedOrder after) =>
        after.SellerOrders.Where(part => part.ReceivedAt is not null && before.Part(part.Id)?.ReceivedAt is null);

    public void Tell(PlacedOrder before, PlacedOrder after)
    {
        Orders.Publish(after.Order.Id, after.Order.Id);
        foreach (var part in NewlyReceived(before, after))
        {
            ReceivedSellerOrders.Publish(part.SellerId, part.Id);
        }

        if (after.Order.DutiesDueAt is not null)
        {
            Duties.Publish(Everybody, after.Order.Id);
        }
    }
}
