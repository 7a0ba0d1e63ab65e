using Octomart.PaymentSubgraph.Payments;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Ledger;

/// <summary>Makes sellers' earnings available once the time is over for which they are held back.</summary>
internal sealed class EarningsRelease(IDocumentStore store, TimeProvider clock)
{
    private static readonly TimeSpan RefundGrace = TimeSpan.FromMinutes(1);

    /// <summary>Books the release of what is due, unless a refund is on its way, which must still be taken from what is pending.</summary>
    public Task ReleaseAsync(Payment due, CancellationToken cancellationToken) => store.WriteAsync(PaymentWriter.KeysOf(due), async (work, ct) =>
    {
        var now = clock.GetUtcNow();
        if (await work.FindAsync<Payment>(due.Id, ct) is not { ReleaseAt: { } at } payment || at > now)
        {
            return;
        }

        if (payment.RefundsPending.MinorUnits > 0)
        {
            work.Update(payment with { ReleaseAt = now + RefundGrace });
            return;
        }

        PaymentShare[] shares = [.. payment.DueForRelease(now)];
        foreach (var share in shares)
        {
            await work.PostAsync(Bookings.OfRelease(share, now), ct);
        }

        work.Update(payment.WithReleased(shares));
    }, cancellationToken);
}
