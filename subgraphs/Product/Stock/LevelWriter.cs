using Octomart.ProductSubgraph.Warehouses;
using Octomart.Store;
using Octomart.SubgraphDefaults.Idempotency;

namespace Octomart.ProductSubgraph.Stock;

/// <summary>Writes levels that a seller changed, and tells what follows.</summary>
internal sealed class LevelWriter(IDocumentStore store, StockAnnouncer announcer, TimeProvider clock)
{
    private const int MaxAttempts = 5;

    /// <summary>
    /// Runs a change once by its key. What comes to lie in a place for the first time is inserted under an id that everybody derives alike:
    /// of two who do so at once the later one finds it there and begins again.
    /// </summary>
    public async Task<OnceOutcome<InventoryPayload>> WriteOnceAsync(
        IdempotencyKey key, Func<IUnitOfWork, CancellationToken, Task<WriteOutcome<InventoryPayload>>> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await store.WriteOnceAsync(key, clock, change, cancellationToken);
            }
            catch (DuplicateKeyException e) when (attempt < MaxAttempts && e.Collection is ("warehouses" or "inventory_levels"))
            {
                // Begin again with what is there now.
            }
        }
    }

    /// <param name="before">All levels of the variants concerned.</param>
    /// <param name="after">Those that change.</param>
    /// <param name="warehouses">The warehouses, by id, as this unit of work has read them.</param>
    public async Task<WriteOutcome<InventoryPayload>> WriteAsync(
        IUnitOfWork work,
        IReadOnlyList<InventoryLevel> before,
        List<InventoryLevel> after,
        IReadOnlyDictionary<string, Warehouse> warehouses,
        StockCause cause,
        CancellationToken cancellationToken)
    {
        foreach (var level in after)
        {
            work.Save(level);
        }

        // A warehouse is touched when something new comes to lie in it, so that it cannot be retired as empty at the same moment.
        foreach (var id in after.Where(level => level.Version == 0).Select(level => level.WarehouseId).Distinct(StringComparer.Ordinal))
        {
            if (warehouses.GetValueOrDefault(id) is { } warehouse)
            {
                work.Update(warehouse);
            }
        }

        await announcer.AnnounceAsync(work, before, after, cause, cancellationToken);
        return WriteOutcome.Done(InventoryPayload.Of(after), string.Join(' ', after.Select(level => level.Id)));
    }
}
