using Octomart.PaymentSubgraph.Payments;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Ledger;

/// <summary>Makes sellers' earnings available once the time is over for which they are held back.</summary>
internal sealed class EarningsRelease(IDocumentStore store, TimeProvider clock)
{
    private static readonly TimeSpan RefundGrace = TimeSpan.FromMinutes(1);

    /// <summary>Books the release, unless a refund is on its way, which must still be taken from what is pending.</summary>
    public Task ReleaseAsync(Payment due, CancellationToken cancellationToken) => store.WriteAsync(PaymentWriter.KeysOf(due), async (work, ct) =>
    {
        var now = clock.GetUtcNow();
        if (await work.FindAsync<Payment>(due.Id, ct) is not { IsReleased: false, ReleaseAt: { } at } payment || at > now)
        {
            return;
        }

        if (payment.RefundsPending.MinorUnits > 0)
        {
            work.Update(payment with { ReleaseAt = now + RefundGrace });
            return;
        }

        await work.PostAsync(Bookings.OfRelease(payment, now), ct);
        work.Update(payment with { IsReleased = true, ReleaseAt = null });
    }, cancellationToken);
}
