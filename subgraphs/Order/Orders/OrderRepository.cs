using Octomart.Messaging;
using Octomart.OrderSubgraph.Receipts;
using Octomart.OrderSubgraph.Returns;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.Store;

namespace Octomart.OrderSubgraph.Orders;

/// <summary>
/// Reads and saves an order with its parts. Saving publishes what is announced and, after the commit, nudges who listens.
/// </summary>
internal sealed class OrderRepository(IDocumentStore store, OrderChanges changes)
{
    public async Task<PlacedOrder?> FindAsync(IUnitOfWork work, string orderId, CancellationToken cancellationToken)
    {
        if (await work.FindAsync<Order>(orderId, cancellationToken) is not { } order)
        {
            return null;
        }

        var parts = await work.FindManyAsync<SellerOrder>([.. order.Parts.Select(part => part.SellerOrderId)], cancellationToken);
        var returns = order.ReturnIds.IsEmpty ? null : await work.FindManyAsync<Return>(order.ReturnIds, cancellationToken);
        return new PlacedOrder(order, [.. order.Parts.Select(part => parts[part.SellerOrderId])])
        {
            Returns = [.. order.ReturnIds.Select(id => returns![id])],
        };
    }

    public void Add(IUnitOfWork work, PlacedOrder placed)
    {
        work.Insert(placed.Order);
        foreach (var part in placed.SellerOrders)
        {
            work.Insert(part);
        }

        Announce(work, placed, placed);
    }

    public void Save(IUnitOfWork work, PlacedOrder before, PlacedOrder after)
    {
        if (!ReferenceEquals(before.Order, after.Order))
        {
            work.Update(after.Order);
        }

        foreach (var (old, part) in before.SellerOrders.Zip(after.SellerOrders))
        {
            if (!ReferenceEquals(old, part))
            {
                work.Update(part);
            }
        }

        SaveReturns(work, before, after);
        Announce(work, before, after);
    }

    /// <summary>
    /// Applies a transition in a unit of work of its own; null when there is no such order or the transition is not allowed.
    /// </summary>
    public Task<PlacedOrder?> ChangeAsync(
        string orderId, Func<PlacedOrder, PlacedOrder?> transition, CancellationToken cancellationToken) =>
        store.WriteAsync([orderId], async (work, token) =>
        {
            var before = await FindAsync(work, orderId, token);
            var after = before is null ? null : transition(before);
            if (before is not null && after is not null)
            {
                Save(work, before, after);
            }

            return after;
        }, cancellationToken);

    private static void SaveReturns(IUnitOfWork work, PlacedOrder before, PlacedOrder after)
    {
        foreach (var changed in after.Returns.Where(item => !before.Returns.Contains(item)))
        {
            if (before.Returns.Any(known => known.Id == changed.Id))
            {
                work.Update(changed);
            }
            else
            {
                work.Insert(changed);
            }
        }
    }

    private void Announce(IUnitOfWork work, PlacedOrder before, PlacedOrder after)
    {
        foreach (var announcement in after.Announcements)
        {
            work.Publish(announcement);
        }

        foreach (var part in OrderChanges.NewlyReceived(before, after))
        {
            work.Insert(SellerReceipt.Of(part));
        }

        work.AfterCommit(() => changes.Tell(before, after));
    }
}
