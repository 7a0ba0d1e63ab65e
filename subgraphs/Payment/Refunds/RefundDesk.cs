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

    /// <summary>Asks the provider for the refund. Without an answer it stays due and is asked again under the same key.</summary>
    public async Task<Refund> SendAsync(Refund refund, CancellationToken cancellationToken)
    {
        if (refund.Status != RefundStatus.Pending || await store.Set<Payment>().FindAsync(refund.PaymentId, cancellationToken) is not { ProviderReference: { } reference } payment)
        {
            return refund;
        }

        var reply = providers.Find(payment.Provider) is { } provider
            ? await provider.RefundAsync(reference, refund.Id, refund.Amount, cancellationToken)
            : ProviderReply.NoAnswer<ProviderRefund>($"{payment.Provider} is not configured.");
        if (reply.Value is null)
        {
            logger.LogWarning("{Provider} did not refund {RefundId}: {Reason}", payment.Provider, refund.Id, reply.Refusal ?? reply.Outage);
        }

        var status = reply switch
        {
            { Value: { } answer } => answer.Status,
            { Refusal: not null } => ProviderRefundStatus.Failed,
            _ => ProviderRefundStatus.Pending,
        };
        return await store.WriteAsync(PaymentWriter.KeysOf(payment), (work, ct) => RecordAsync(work, refund.Id, status, ct), cancellationToken);
    }

    private async Task<Refund> RecordAsync(IUnitOfWork work, string refundId, ProviderRefundStatus status, CancellationToken cancellationToken)
    {
        var refund = await work.FindAsync<Refund>(refundId, cancellationToken) ?? throw new InvalidOperationException($"'{refundId}' is gone.");
        if (refund.Status != RefundStatus.Pending)
        {
            return refund;
        }

        var now = clock.GetUtcNow();
        var after = status switch
        {
            ProviderRefundStatus.Succeeded => refund with { Status = RefundStatus.Succeeded, NextTryAt = null },
            ProviderRefundStatus.Failed => refund with { Status = RefundStatus.Failed, NextTryAt = null },
            _ => refund with { Tries = refund.Tries + 1, NextTryAt = now + options.Value.PauseAfter(refund.Tries) },
        };
        work.Update(after);
        if (after.Status == RefundStatus.Pending)
        {
            return after;
        }

        var payment = await work.FindAsync<Payment>(refund.PaymentId, cancellationToken) ?? throw new InvalidOperationException($"'{refund.PaymentId}' is gone.");
        if (after.Status == RefundStatus.Succeeded)
        {
            await work.PostAsync(Bookings.OfRefund(payment, refund, now), cancellationToken);
            work.Publish(new PaymentRefunded(payment.Id, payment.OrderId, refund.Id, refund.Amount, refund.Reason, now));
        }

        await writer.SaveAsync(work, payment, after.Status == RefundStatus.Succeeded ? payment.Settle(refund) : payment.Release(refund), cancellationToken);
        return after;
    }
}
