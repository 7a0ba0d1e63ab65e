using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.Store;

namespace Octomart.CartSubgraph.Promotions;

/// <summary>
/// Learns from orders who has bought before. Handling an event twice, or late, changes nothing: an order that was placed is forgotten
/// or paid by its next event, and a paid one stays paid.
/// </summary>
internal sealed class FollowOrders(TimeProvider clock)
    : IMessageHandler<OrderPlaced>, IMessageHandler<OrderConfirmed>, IMessageHandler<OrderCancelled>
{
    public Task HandleAsync(OrderPlaced message, IUnitOfWork work, CancellationToken cancellationToken) =>
        ChangeAsync(message.Order, customer => customer.Awaiting(message.Order.OrderId, clock.GetUtcNow()), work, cancellationToken);

    public Task HandleAsync(OrderConfirmed message, IUnitOfWork work, CancellationToken cancellationToken) =>
        ChangeAsync(message.Order, customer => customer.Buys(), work, cancellationToken);

    public Task HandleAsync(OrderCancelled message, IUnitOfWork work, CancellationToken cancellationToken) =>
        ChangeAsync(message.Order, customer => customer.Forget(message.Order.OrderId), work, cancellationToken);

    private static async Task ChangeAsync(
        OrderSnapshot order, Func<Customer, Customer> change, IUnitOfWork work, CancellationToken cancellationToken)
    {
        if (Customer.IdOf(order.BuyerId, order.Email) is { } id)
        {
            var known = await work.FindAsync<Customer>(id, cancellationToken) ?? new Customer { Id = id };
            if (change(known) is var changed && changed != known)
            {
                work.Save(changed);
            }
        }
    }
}
