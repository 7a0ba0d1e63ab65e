using System.Runtime.CompilerServices;
using GraphQL;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;
using Octomart.SubgraphDefaults.Topics;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>Payments, live.</summary>
[SubscriptionRoot]
internal sealed class PaymentSubscriptions(IDocumentStore store, Topic<Payment> topic)
{
    /// <summary>An order's payment as it is now, then after every change.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="guestToken">The token that orderPlace returned to a guest.</param>
    public async IAsyncEnumerable<PaymentType> PaymentUpdated(
        string orderId, Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken, string? guestToken = null)
    {
        using var changes = topic.Subscribe(orderId);
        if (await store.Set<Payment>().FindAsync(Payment.IdOf(orderId), cancellationToken) is not { } current || !caller.MaySee(current, guestToken))
        {
            throw new ExecutionError("There is no such payment.") { Code = "NOT_FOUND" };
        }

        yield return new PaymentType(current);
        var shown = current.Version;
        await foreach (var change in changes.ReadAllAsync(cancellationToken))
        {
            if (change.Version > shown && caller.MaySee(change, guestToken))
            {
                shown = change.Version;
                yield return new PaymentType(change);
            }
        }
    }
}
