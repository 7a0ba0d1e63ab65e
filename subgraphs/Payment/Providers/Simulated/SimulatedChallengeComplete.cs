using Octomart.PaymentSubgraph.Payments;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.Providers.Simulated;

/// <summary>The buyer's answer to the simulated bank.</summary>
/// <param name="PaymentId">The payment that the bank asks about.</param>
/// <param name="GuestToken">The token that orderPlace returned to a guest.</param>
/// <param name="Approve">True to pay, false to fail the challenge.</param>
internal sealed record SimulatedChallengeCompleteInput(string PaymentId, string? GuestToken, bool Approve);

/// <summary>Plays the bank's page of a 3-D Secure challenge.</summary>
[MutationRoot]
internal sealed class SimulatedChallengeComplete(IDocumentStore store, PaymentProviders providers, PaymentDriver driver)
{
    /// <summary>Answers a simulated 3-D Secure challenge, as the page of a bank would. Only for payments of the SIMULATED provider.</summary>
    /// <param name="input">The answer.</param>
    public async Task<PaymentPayload> SimulatedChallengeCompleteAsync(SimulatedChallengeCompleteInput input, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(caller);
        if (await store.Set<Payment>().FindAsync(input.PaymentId, cancellationToken) is not { } payment || !caller.MayPay(payment, input.GuestToken))
        {
            return PaymentPayload.Refused(PaymentError.NotFound);
        }

        if (payment is not { ProviderReference: { } reference } || providers.Find(payment.Provider) is not SimulatedProvider provider
            || await provider.AnswerChallengeAsync(reference, input.Approve, cancellationToken) is null)
        {
            return PaymentPayload.Refused(new PaymentError(PaymentErrorCode.InvalidTransition, "No challenge of the simulated provider is open."), payment);
        }

        var advanced = await driver.AdvanceAsync(payment.Id, ask: true, cancellationToken);
        return PaymentPayload.Of(advanced, payment.Attempt?.Id);
    }
}
