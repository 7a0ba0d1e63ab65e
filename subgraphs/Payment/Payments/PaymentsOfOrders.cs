using GraphQL.Federation;
using Octomart.Contracts;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>How the payment of an order stands, for Order to compare with what it knows.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Status">How far it is.</param>
/// <param name="IsPaid">Whether the money is in, or there was none to pay.</param>
/// <param name="IsVoided">Whether it was called off; what is left goes back by itself.</param>
/// <param name="Refunded">What went back to the buyer or is on its way back.</param>
[Inaccessible]
internal sealed record OrderPaymentState(string OrderId, PaymentStatus Status, bool IsPaid, bool IsVoided, Money Refunded);

[QueryRoot]
internal sealed class PaymentsOfOrders(IDocumentStore store)
{
    private const int MaxOrders = 500;

    /// <summary>The payments of orders, in no particular order; one that has none is left out.</summary>
    /// <param name="ids">At most 500 orders.</param>
    [ServiceOnly]
    public async Task<IReadOnlyList<OrderPaymentState>?> PaymentsOfOrdersAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        if (ids.Count > MaxOrders)
        {
            throw new GraphQL.ExecutionError($"At most {MaxOrders} orders.") { Code = "INVALID" };
        }

        var payments = await store.Set<Payment>().FindManyAsync([.. ids.Distinct(StringComparer.Ordinal).Select(Payment.IdOf)], cancellationToken);
        return
        [
            .. payments.Values.Select(payment => new OrderPaymentState(
                payment.OrderId, payment.Status, payment.IsPaid, payment.VoidReason is not null, payment.Refunded + payment.RefundsPending)),
        ];
    }
}
