using GraphQL.Federation;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>Which order is not to be paid.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Reason">Why, such as EXPIRED or STOCK_GONE; kept with the refund.</param>
[Inaccessible]
internal sealed record PaymentVoidInput(string OrderId, string Reason);

/// <summary>Order calls a payment off.</summary>
[MutationRoot]
internal sealed class PaymentVoid(IDocumentStore store, PaymentWriter writer, PaymentDriver driver)
{
    /// <summary>
    /// Cancels the payment of an order, or gives back whatever was captured, also by an answer of the provider that comes later. Idempotent: the
    /// first reason stays. The returned status may still be on its way; it gets there by itself.
    /// </summary>
    /// <param name="input">Which order.</param>
    [ServiceOnly]
    public async Task<PaymentPayload?> PaymentVoidAsync(PaymentVoidInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await store.Set<Payment>().FindAsync(Payment.IdOf(input.OrderId), cancellationToken) is not { } payment)
        {
            return PaymentPayload.Refused(PaymentError.NotFound);
        }

        await writer.ChangeAsync(payment, p => p with { VoidReason = p.VoidReason ?? input.Reason }, cancellationToken);
        return PaymentPayload.Of(await driver.AdvanceAsync(payment.Id, ask: true, cancellationToken));
    }
}
