using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Octomart.Contracts;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Providers;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Refunds;

/// <summary>Decides refunds, sends them to the provider, and books what became of them.</summary>
internal sealed class RefundDesk(
    IDocumentStore store, PaymentWriter writer, PaymentProviders providers, IOptions<PaymentOptions> options, TimeProvider clock, ILogger<RefundDesk> logger)
{
    /// <summary>A refund as it would be decided now.</summary>
    public Refund Draft(Payment payment, ImmutableArray<RefundAllocation> allocations, string reason) => new()
    {
        Id = OpaqueId.New("ref", clock),
        PaymentId = payment.Id,
        Amount = Money.Sum(allocations.Select(allocation => allocation.Amount), payment.Amount.Currency),
        Allocations = allocations,
        Reason = reason,
        CreatedAt = clock.GetUtcNow(),
        NextTryAt = clock.GetUtcNow(),
    };

    /// <summary>Sets a refund aside in the unit of work; <see cref="SendAsync"/> follows after its commit, now or after a crash.</summary>
    public async Task<Refund> DecideAsync(IUnitOfWork work, Payment payment, Refund draft, CancellationToken cancellationToken)
    {
        if (draft.Amount.MinorUnits > 0)
        {
            work.Insert(draft);
            await writer.SaveAsync(work, payment, payment.Reserve(draft), cancellationToken);
            return draft;
        }

        // The buyer had paid nothing for it, so no provider is asked: only what shop and seller owe each other is reversed.
        var settled = draft with { Status = RefundStatus.Succeeded, NextTryAt = null };
        work.Insert(settled);
        await work.PostAsync(Bookings.OfRefund(payment, settled, settled.CreatedAt), cancellationToken);
        await writer.SaveAsync(work, payment, payment.Reserve(settled).Settle(settled), cancellationToken);
        return settled;
    }

    /// <summary>Gives back everything that is left of a payment whose order does not stand any more.</summary>
    public async Task<Payment> RefundRestAsync(Payment payment, CancellationToken cancellationToken)
    {
        var refund = await store.WriteAsync(PaymentWriter.KeysOf(payment), async (work, ct) =>
            await work.FindAsync<Payment>(payment.Id, ct) is { VoidReason: { } reason, HasRest: true } current
                ? await DecideAsync(work, current, Draft(current, RefundSplit.Rest(current.Shares), reason), ct)
                : null, cancellationToken);
        if (refund is not null)
        {
            await SendAsync(refund, cancellationToken);
        }

        return await store.Set<Payment>().FindAsync(payment.Id, cancellationToken) ?? payment;
    }

    /// <summary>
    /// Asks the provider for the refund. Without an answer it stays due and is asked again under the same key. A refusal may pass (an account that is
    /// not covered, a bank's bad day): it is asked for some more times, and then it is for people.
    /// </summary>
    public async Task<Refund> SendAsync(Refund refund, CancellationToken cancellationToken)
    {
        var isDue = refund.Status == RefundStatus.Pending && (refund.Refusals == 0 || refund.NextTryAt <= clock.GetUtcNow());
        if (!isDue || await store.Set<Payment>().FindAsync(refund.PaymentId, cancellationToken) is not { ProviderReference: { } reference } payment)
        {
            return refund;
        }

        var reply = providers.Find(payment.Provider) is { } provider
            ? await provider.RefundAsync(new RefundRequest(reference, refund.Id, refund.Refusals, refund.Amount), cancellationToken)
            : ProviderReply.NoAnswer<ProviderRefund>($"{payment.Provider} is not configured.");
        if (reply.Value is null)
        {
            logger.LogWarning("{Provider} did not refund {RefundId}: {Reason}", payment.Provider, refund.Id, reply.Refusal ?? reply.Outage);
        }

        return await store.WriteAsync(PaymentWriter.KeysOf(payment), (work, ct) => RecordAsync(work, refund, reply, ct), cancellationToken);
    }

    private async Task<Refund> RecordAsync(IUnitOfWork work, Refund asked, ProviderReply<ProviderRefund> reply, CancellationToken cancellationToken)
    {
        var refund = await work.FindAsync<Refund>(asked.Id, cancellationToken) ?? throw new InvalidOperationException($"'{asked.Id}' is gone.");
        if (refund.Status != RefundStatus.Pending)
        {
            return refund;
        }

        var after = After(refund, asked.Refusals, reply);
        if (after != refund)
        {
            work.Update(after);
        }

        if (after.Status != RefundStatus.Pending)
        {
            var payment = await work.FindAsync<Payment>(refund.PaymentId, cancellationToken) ?? throw new InvalidOperationException($"'{refund.PaymentId}' is gone.");
            await (after.Status == RefundStatus.Succeeded
                ? SettleAsync(work, payment, after, cancellationToken)
                : ReleaseAsync(work, payment, after, reply.Refusal ?? "The refund failed.", cancellationToken));
        }

        return after;
    }

    // Of two who asked at once, one counts the refusal.
    private Refund After(Refund refund, int refusalsThen, ProviderReply<ProviderRefund> reply)
    {
        var now = clock.GetUtcNow();
        return reply switch
        {
            { Value.Status: ProviderRefundStatus.Succeeded } => refund with
            {
                Status = RefundStatus.Succeeded,
                ProviderReference = reply.Value.Reference,
                NextTryAt = null,
                LookAt = options.Value.LookAfter(0, now),
            },
            { Refusal: null, Value: null or { Status: ProviderRefundStatus.Pending } } =>
                refund with { Tries = refund.Tries + 1, NextTryAt = now + options.Value.PauseAfter(refund.Tries) },
            _ when refund.Refusals != refusalsThen => refund,
            _ when refund.Refusals + 1 >= options.Value.MaxRefundRefusals =>
                refund with { Status = RefundStatus.Failed, Refusals = refund.Refusals + 1, NextTryAt = null },
            _ => refund with { Tries = 0, Refusals = refund.Refusals + 1, NextTryAt = now + (options.Value.RefusalPause * Math.Pow(2, refund.Refusals)) },
        };
    }

    private async Task SettleAsync(IUnitOfWork work, Payment payment, Refund refund, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await work.PostAsync(Bookings.OfRefund(payment, refund, now), cancellationToken);
        work.Publish(new PaymentRefunded(payment.Id, payment.OrderId, refund.Id, refund.Amount, refund.Reason, now));
        await writer.SaveAsync(work, payment, payment.Settle(refund), cancellationToken);
    }

    private Task<Payment> ReleaseAsync(IUnitOfWork work, Payment payment, Refund refund, string refusal, CancellationToken cancellationToken)
    {
        logger.LogError("{RefundId} of {OrderId} was refused {Refusals} times; somebody has to give {Amount} back: {Refusal}", refund.Id, payment.OrderId, refund.Refusals, refund.Amount, refusal);
        work.Publish(new PaymentRefundFailed(payment.Id, payment.OrderId, refund.Id, refund.RequestId, refund.Amount, refusal, clock.GetUtcNow()));
        return writer.SaveAsync(work, payment, payment.Release(refund), cancellationToken);
    }
}
