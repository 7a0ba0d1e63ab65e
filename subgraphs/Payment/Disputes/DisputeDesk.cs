using Microsoft.Extensions.Options;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Providers;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Disputes;

/// <summary>Asks providers how disputes are, and books what has changed. What counts is the answer, not the event that was the reason to ask.</summary>
internal sealed class DisputeDesk(
    IDocumentStore store, PaymentWriter writer, PaymentProviders providers, KeyedGate gate, IOptions<PaymentOptions> options, TimeProvider clock, ILogger<DisputeDesk> logger)
{
    /// <summary>Looks at all disputes of the payment. False when the provider did not answer.</summary>
    public async Task<bool> LookAsync(Payment payment, CancellationToken cancellationToken)
    {
        if (payment is not { IsPaid: true, Provider: { } provider, ProviderReference: { } reference })
        {
            return true;
        }

        // In turn, so that answers are recorded in the order in which they were given.
        using var turn = await gate.EnterAsync(payment.Id, cancellationToken);
        var askedAt = clock.GetUtcNow();
        var reply = providers.Find(provider) is { } known
            ? await known.ListDisputesAsync(reference, cancellationToken)
            : ProviderReply.NoAnswer<IReadOnlyList<ProviderDispute>>($"{provider} is not configured.");
        if (reply.Value is not { } disputes)
        {
            logger.LogWarning("{Provider} did not say how the disputes of {PaymentId} are: {Reason}", provider, payment.Id, reply.Refusal ?? reply.Outage);
            return reply.Outage is null;
        }

        foreach (var dispute in disputes)
        {
            await RecordAsync(payment, provider, dispute, askedAt, cancellationToken);
        }

        return true;
    }

    /// <summary>Looks at a dispute of which no webhook has told for some time.</summary>
    public async Task LookAsync(Dispute due, CancellationToken cancellationToken)
    {
        if (await store.Set<Payment>().FindAsync(due.PaymentId, cancellationToken) is { } payment)
        {
            await LookAsync(payment, cancellationToken);
        }

        // Without an answer it would be due all the time.
        await store.WriteAsync([due.Id], async (work, ct) =>
        {
            if (await work.FindAsync<Dispute>(due.Id, ct) is { } dispute && dispute.LookAt <= clock.GetUtcNow())
            {
                work.Update(dispute with { LookAt = clock.GetUtcNow() + options.Value.LongestPause });
            }
        }, cancellationToken);
    }

    private async Task RecordAsync(Payment known, Provider provider, ProviderDispute seen, DateTimeOffset askedAt, CancellationToken cancellationToken)
    {
        for (var isRecorded = false; !isRecorded;)
        {
            try
            {
                await store.WriteAsync(PaymentWriter.KeysOf(known), (work, ct) => RecordAsync(work, known.Id, provider, seen, askedAt, ct), cancellationToken);
                isRecorded = true;
            }
            catch (DuplicateKeyException)
            {
                // Another replica heard of it at this very moment: the next round finds it.
            }
        }
    }

    private async Task RecordAsync(IUnitOfWork work, string paymentId, Provider provider, ProviderDispute seen, DateTimeOffset askedAt, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var payment = await work.FindAsync<Payment>(paymentId, cancellationToken) ?? throw new InvalidOperationException($"'{paymentId}' is gone.");
        var known = await work.FindAsync<Dispute>(Dispute.IdOf(provider, seen.Reference), cancellationToken);
        if (known?.SeenAt > askedAt)
        {
            return;
        }

        var before = known ?? Dispute.Of(payment, provider, seen, now);
        var observed = before.Observe(seen, payment, now);
        var booking = DisputeBookings.Of(payment, before, observed, now);
        var after = observed with { LookAt = WhenToLook(payment, before, observed, now), Bookings = before.Bookings + (booking.Lines.IsEmpty ? 0 : 1) };
        if (known is null)
        {
            work.Insert(after with { SeenAt = askedAt });
        }
        else if (after != before)
        {
            work.Update(after with { SeenAt = askedAt });
        }

        Tell(work, known, after, now);
        if (!booking.Lines.IsEmpty)
        {
            await work.PostAsync(booking, cancellationToken);
        }

        if (after.Allocations != before.Allocations)
        {
            await writer.SaveAsync(work, payment, payment.WithDispute(before.Allocations, after.Allocations), cancellationToken);
        }
    }

    /// <summary>Until it is decided, the money is where it belongs, and no refund is on its way that would leave more of the sale to take it from.</summary>
    private DateTimeOffset? WhenToLook(Payment payment, Dispute before, Dispute after, DateTimeOffset now) => after switch
    {
        { IsClosed: true, Withdrawn.MinorUnits: 0 } => null,
        { Status: DisputeStatus.Lost } when payment.RefundsPending.MinorUnits == 0 || after.Held == after.Withdrawn => null,
        _ => before.LookAt > now ? before.LookAt : now + options.Value.DisputeLookDelay,
    };

    private void Tell(IUnitOfWork work, Dispute? known, Dispute now, DateTimeOffset at)
    {
        if (known is null)
        {
            logger.LogError("{OrderId} is disputed ({Reason}): {Amount}, to be answered by {RespondBy}.", now.OrderId, now.Reason, now.Amount, now.RespondBy);
            work.Publish(new PaymentDisputed(now.PaymentId, now.OrderId, now.Id, now.Amount, now.Reason, now.RespondBy, at));
        }

        if (now.IsClosed && known?.Status != now.Status)
        {
            work.Publish(new PaymentDisputeClosed(now.PaymentId, now.OrderId, now.Id, now.Amount, IsLost: now.Status == DisputeStatus.Lost, at));
        }
    }
}
