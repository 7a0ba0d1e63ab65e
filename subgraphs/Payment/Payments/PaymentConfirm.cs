using Octomart.Store;
using Octomart.SubgraphDefaults.Idempotency;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>Which payment to look at again.</summary>
/// <param name="IdempotencyKey">1 to 200 characters of your choice.</param>
/// <param name="PaymentId">The payment.</param>
/// <param name="GuestToken">The token that orderPlace returned to a guest.</param>
internal sealed record PaymentConfirmInput(string IdempotencyKey, string PaymentId, string? GuestToken);

/// <summary>The buyer has acted and comes back.</summary>
[MutationRoot]
internal sealed class PaymentConfirm(IDocumentStore store, PaymentDriver driver, TimeProvider clock)
{
    /// <summary>
    /// Asks the provider what became of the payment, after the buyer did what nextAction said. Nothing is charged that the buyer has not started, so
    /// calling it again is always safe.
    /// </summary>
    /// <param name="input">Which payment.</param>
    public async Task<PaymentPayload> PaymentConfirmAsync(PaymentConfirmInput input, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(caller);
        if (!IdempotencyKey.IsValid(input.IdempotencyKey))
        {
            return PaymentPayload.Refused(PaymentError.Invalid("A key of 1 to 200 characters is needed.", "idempotencyKey"));
        }

        if (await store.Set<Payment>().FindAsync(input.PaymentId, cancellationToken) is not { } payment || !caller.MayPay(payment, input.GuestToken))
        {
            return PaymentPayload.Refused(PaymentError.NotFound);
        }

        // A replay of the key asks the provider again, too: the outcome may have come in the meantime.
        var key = IdempotencyKey.Of(caller.KeyFor(payment), "paymentConfirm", input.IdempotencyKey, input);
        var outcome = await store.WriteOnceAsync(key, clock, (_, _) => Task.FromResult(WriteOutcome.Done(payment.Id, payment.Id)), cancellationToken);
        if (outcome.IsKeyReused)
        {
            return PaymentPayload.Refused(PaymentError.KeyReused);
        }

        var advanced = await driver.AdvanceAsync(payment.Id, ask: true, cancellationToken);
        return advanced.Status == PaymentStatus.RequiresAction
            ? PaymentPayload.Refused(new PaymentError(PaymentErrorCode.RequiresAction, "The buyer has not confirmed the payment yet."), advanced)
            : PaymentPayload.Of(advanced, advanced.Attempt?.Id);
    }
}
