using Octomart.PaymentSubgraph.Providers;
using Octomart.PaymentSubgraph.Refunds;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>
/// Drives a payment to where it can get now. Each step is stored, then asked of the provider under a key of ours, then its answer is stored. Whoever comes
/// by (the buyer's request, a webhook, the reconciler) goes on where the last one stopped, so a crash between any two steps loses nothing and charges
/// nothing twice.
/// </summary>
internal sealed class PaymentDriver(
    IDocumentStore store, PaymentWriter writer, PaymentProviders providers, RefundDesk refunds, KeyedGate gate, TimeProvider clock, ILogger<PaymentDriver> logger)
{
    /// <summary>More steps than any way through takes: leave, create, confirm, ask, capture, refund.</summary>
    private const int MaxSteps = 8;

    /// <summary>Goes on with the payment. With <paramref name="ask"/>, the provider is asked about an attempt whose outcome is open.</summary>
    public async Task<Payment> AdvanceAsync(string paymentId, bool ask, CancellationToken cancellationToken)
    {
        // In turn: fifty requests at once would ask the provider fifty times for one answer.
        using var turn = await gate.EnterAsync(paymentId, cancellationToken);
        var payment = await store.Set<Payment>().FindAsync(paymentId, cancellationToken) ?? throw new InvalidOperationException($"There is no payment '{paymentId}'.");
        for (var i = 0; i < MaxSteps; i++)
        {
            var step = payment.NextStep(clock.GetUtcNow(), ask);
            if (step == PaymentStep.None)
            {
                return payment.CheckAt <= clock.GetUtcNow() ? await writer.ChangeAsync(payment, same => same, cancellationToken) : payment;
            }

            ask &= step != PaymentStep.Ask;
            (payment, var goesOn) = await TakeAsync(payment, step, cancellationToken);
            if (!goesOn)
            {
                return payment;
            }
        }

        return payment;
    }

    private async Task<(Payment Payment, bool GoesOn)> TakeAsync(Payment payment, PaymentStep step, CancellationToken cancellationToken)
    {
        switch (step)
        {
            case PaymentStep.GiveUp:
                return (await writer.ChangeAsync(payment, p => p.ProviderReference is null && !p.IsPaid ? p.GiveUp() : p, cancellationToken), false);
            case PaymentStep.RefundRest:
                return (await refunds.RefundRestAsync(payment, cancellationToken), false);
        }

        var reply = await CallAsync(payment, step, cancellationToken);
        if (reply.Value is { } charge)
        {
            // A report that moves nothing (a charge that cannot be cancelled yet) ends this visit; the next one is scheduled.
            var seen = await writer.ChangeAsync(payment, p => p.Observe(charge), cancellationToken);
            return (seen, seen.ProviderReference != payment.ProviderReference || seen.Status != payment.Status || seen.Attempt?.State != payment.Attempt?.State);
        }

        if (reply.Refusal is { } refusal)
        {
            logger.LogWarning("{Provider} refused to {Step} {PaymentId}: {Refusal}", payment.Provider, step, payment.Id, refusal);
            var isAttempt = step is PaymentStep.Leave or PaymentStep.Create or PaymentStep.Confirm || payment.Attempt is { State: AttemptState.Approved };
            return (await writer.ChangeAsync(payment, p => isAttempt && p.Attempt?.Id == payment.Attempt!.Id && p.Attempt.IsOpen ? p.Decline("REFUSED") : p, cancellationToken), false);
        }

        logger.LogWarning("{Provider} did not answer to {Step} {PaymentId}: {Outage}", payment.Provider, step, payment.Id, reply.Outage);
        return (await writer.ChangeAsync(payment, p => step == PaymentStep.Confirm ? p.Unanswered() : p, cancellationToken), false);
    }

    private Task<ProviderReply<ProviderCharge>> CallAsync(Payment payment, PaymentStep step, CancellationToken cancellationToken)
    {
        if (providers.Find(payment.Provider) is not { } provider)
        {
            return Task.FromResult(ProviderReply.NoAnswer<ProviderCharge>($"{payment.Provider} is not configured."));
        }

        var reference = payment.ProviderReference ?? "";
        return step switch
        {
            PaymentStep.Create => provider.CreateAsync(
                new CreateRequest(payment.Id, payment.OrderId, payment.Amount, payment.Attempt!.Id, payment.Attempt.ReturnUrl), cancellationToken),
            PaymentStep.Confirm => provider.ConfirmAsync(ToRequest(payment, payment.Attempt!), cancellationToken),
            PaymentStep.Capture => provider.CaptureAsync(reference, cancellationToken),
            PaymentStep.Cancel or PaymentStep.Leave => provider.CancelAsync(reference, cancellationToken),
            _ => provider.FetchAsync(reference, cancellationToken),
        };
    }

    private static ConfirmRequest ToRequest(Payment payment, PaymentAttempt attempt) =>
        new(payment.ProviderReference ?? "", payment.Id, attempt.Id, attempt.PaymentMethod, attempt.ReturnUrl) { Customer = attempt.Customer, SavesCard = attempt.SavesCard };
}
