using Octomart.Store;

namespace Octomart.Messaging.Outbox;

/// <summary>
/// Lets one replica of a service send at a time. Two at once would only repeat messages; the lease spares that and keeps the
/// order. A store that is ours alone needs none.
/// </summary>
internal sealed class RelayLeaseKeeper(IDocumentStore store, TimeProvider clock)
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);

    private readonly string _holder = Guid.NewGuid().ToString("N");
    private DateTimeOffset _renewAt = DateTimeOffset.MinValue;

    public async Task<bool> IsHeldAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!store.IsShared || now < _renewAt)
        {
            return true;
        }

        try
        {
            var isHeld = await store.WriteAsync((work, ct) => TryTakeAsync(work, now, ct), cancellationToken);
            _renewAt = isHeld ? now + (Duration / 3) : DateTimeOffset.MinValue;
            return isHeld;
        }
        catch (DuplicateKeyException)
        {
            return false;
        }
    }

    /// <summary>Hands the lease back at a regular stop, so that another replica need not wait for it to expire.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        if (!store.IsShared || _renewAt == DateTimeOffset.MinValue)
        {
            return;
        }

        _renewAt = DateTimeOffset.MinValue;
        await store.WriteAsync(async (work, ct) =>
        {
            if (await work.FindAsync<RelayLease>(RelayLease.OnlyId, ct) is { } lease && lease.Holder == _holder)
            {
                work.Delete(lease);
            }
        }, cancellationToken);
    }

    private async Task<bool> TryTakeAsync(IUnitOfWork work, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var lease = await work.FindAsync<RelayLease>(RelayLease.OnlyId, cancellationToken);
        var mine = new RelayLease { Id = RelayLease.OnlyId, Holder = _holder, ExpiresAt = now + Duration };
        if (lease is null)
        {
            work.Insert(mine);
            return true;
        }

        if (lease.Holder != _holder && lease.ExpiresAt > now)
        {
            return false;
        }

        work.Update(lease with { Holder = mine.Holder, ExpiresAt = mine.ExpiresAt });
        return true;
    }
}
