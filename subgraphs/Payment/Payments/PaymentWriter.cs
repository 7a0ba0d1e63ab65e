using Microsoft.Extensions.Options;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.Store;
using Octomart.SubgraphDefaults.Topics;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>Changes a payment together with all that follows from it: bookkeeping, events, live updates.</summary>
internal sealed class PaymentWriter(IDocumentStore store, IOptions<PaymentOptions> options, Topic<Payment> topic, TimeProvider clock)
{
    /// <summary>The locks under which a payment is changed: itself, and its sellers' balances, which many payments share.</summary>
    public static IReadOnlyCollection<string> KeysOf(Payment payment) =>
        [payment.Id, .. payment.Shares.Select(share => SellerBalance.IdOf(share.SellerId, share.Amount.Currency)).Distinct(StringComparer.Ordinal)];

    /// <summary>Applies a change to the payment as it is now, and says when to look at it again.</summary>
    public Task<Payment> ChangeAsync(Payment known, Func<Payment, Payment> change, CancellationToken cancellationToken) =>
        store.WriteAsync(KeysOf(known), async (work, ct) =>
        {
            var before = await work.FindAsync<Payment>(known.Id, ct) ?? throw new InvalidOperationException($"'{known.Id}' is gone.");
            return await SaveAsync(work, before, change(before), ct);
        }, cancellationToken);

    /// <summary>Adds a payment as part of another unit of work.</summary>
    public async Task AddAsync(IUnitOfWork work, Payment opened, CancellationToken cancellationToken)
    {
        work.Insert(opened.IsPaid ? await CaptureAsync(work, opened, clock.GetUtcNow(), cancellationToken) : opened);
        work.AfterCommit(() => topic.Publish(opened.OrderId, opened));
    }

    /// <summary>Saves a change as part of another unit of work.</summary>
    public async Task<Payment> SaveAsync(IUnitOfWork work, Payment before, Payment after, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var hasMoved = after != before;
        if (after.IsPaid && !before.IsPaid)
        {
            after = await CaptureAsync(work, after, now, cancellationToken);
        }

        if (after.Attempt is { State: AttemptState.Declined, DeclineCode: { } code } && before.Attempt?.State != AttemptState.Declined)
        {
            work.Publish(new PaymentFailed(after.Id, after.OrderId, code, now));
        }

        after = (hasMoved ? after with { Checks = 0 } : after).Schedule(now, options.Value.FirstPause, options.Value.LongestPause);
        if (after != before)
        {
            work.Update(after);
        }

        if (before.ProviderReference is { } left && after.ProviderReference != left)
        {
            var provider = before.Provider ?? throw new InvalidOperationException($"'{before.Id}' has a charge without a provider.");
            work.Insert(new LeftCharge { Id = LeftCharge.IdOf(provider, left), PaymentId = after.Id, Provider = provider, Reference = left, LeftAt = now });
        }

        if (hasMoved)
        {
            work.AfterCommit(() => topic.Publish(after.OrderId, after));
        }

        return after;
    }

    /// <summary>What follows when the money is in: bookkeeping and the event.</summary>
    private async Task<Payment> CaptureAsync(IUnitOfWork work, Payment captured, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await work.PostAsync(Bookings.OfCapture(captured, now), cancellationToken);
        work.Publish(new PaymentCaptured(captured.Id, captured.OrderId, captured.Captured, now));
        return captured.ScheduleRelease();
    }
}
