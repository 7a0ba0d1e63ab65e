using Microsoft.Extensions.Options;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Stock;

/// <summary>
/// Tells what follows from a change of stock: what came and left, how much of the variant can be bought, whether it is running low, and
/// whether its product is sold out.
/// </summary>
internal sealed class StockAnnouncer(
    ProductRecorder recorder, CatalogueIndex index, AvailabilitySignals signals, IOptions<CatalogueOptions> options, TimeProvider clock)
{
    /// <summary>Buffers events, movements and summaries for levels that this unit of work changes.</summary>
    /// <param name="before">All levels of the variants concerned, as they were.</param>
    /// <param name="after">The levels that change.</param>
    /// <param name="cause">Who changes units on hand, and why; not needed where only reservations change.</param>
    public async Task AnnounceAsync(
        IUnitOfWork work, IEnumerable<InventoryLevel> before, IReadOnlyCollection<InventoryLevel> after, StockCause? cause, CancellationToken cancellationToken)
    {
        var known = before.ToDictionary(level => level.Id, StringComparer.Ordinal);
        var changed = after.ToDictionary(level => level.Id, StringComparer.Ordinal);
        var flips = new List<(string ProductId, string VariantId, bool IsStocked)>();
        foreach (var variant in known.Values.Where(level => !changed.ContainsKey(level.Id)).Concat(after).ToLookup(level => level.VariantId, StringComparer.Ordinal))
        {
            var was = known.Values.Where(level => level.VariantId == variant.Key).Sum(level => level.Available);
            var now = variant.Sum(level => level.Available);
            if (was == now)
            {
                continue;
            }

            Tell(work, variant.First(), was, now, variant.Select(level => level.LowStockAt).FirstOrDefault(at => at is not null));
            if (was > 0 != now > 0)
            {
                flips.Add((variant.First().ProductId, variant.Key, now > 0));
            }
        }

        foreach (var level in after)
        {
            Note(work, level, level.OnHand - (known.GetValueOrDefault(level.Id)?.OnHand ?? 0), cause);
        }

        await FlipAsync(work, flips, cancellationToken);
    }

    /// <summary>Tells that another number of a variant can be bought.</summary>
    /// <param name="level">Any stock of the variant.</param>
    /// <param name="lowStockAt">The variant's threshold; the shop's when null.</param>
    public void Tell(IUnitOfWork work, InventoryLevel level, int was, int now, int? lowStockAt)
    {
        var at = clock.GetUtcNow();
        work.Publish(new AvailabilityChanged(level.VariantId, level.ProductId, level.SellerId, now, at));
        if ((lowStockAt ?? options.Value.LowStockQuantity) is var low && was > low && now <= low)
        {
            work.Publish(new StockLow(level.VariantId, level.ProductId, level.SellerId, now, at));
        }

        work.AfterCommit(() => signals.Tell(level.VariantId));
    }

    /// <summary>Keeps who brought or took units, and why.</summary>
    public void Note(IUnitOfWork work, InventoryLevel level, int delta, StockCause? cause)
    {
        if (delta != 0)
        {
            work.Insert(new StockMovement
            {
                Id = OpaqueId.New("mov", clock),
                VariantId = level.VariantId,
                SellerId = level.SellerId,
                WarehouseId = level.WarehouseId,
                Kind = cause?.Kind ?? (delta < 0 ? StockMovementKind.Sold : StockMovementKind.Returned),
                Delta = delta,
                OnHand = level.OnHand,
                Actor = cause?.Actor,
                Note = cause?.Note,
                At = clock.GetUtcNow(),
            });
        }
    }

    private async Task FlipAsync(IUnitOfWork work, List<(string ProductId, string VariantId, bool IsStocked)> flips, CancellationToken cancellationToken)
    {
        if (flips.Count == 0)
        {
            return;
        }

        var byProduct = flips.ToLookup(flip => flip.ProductId, StringComparer.Ordinal);
        foreach (var (product, summary) in (await ProductRecorder.ReadAsync(work, [.. byProduct.Select(group => group.Key)], cancellationToken)).Values)
        {
            var changed = byProduct[product.Id].Aggregate(summary, (s, flip) => s.WithStock(flip.VariantId, flip.IsStocked));

            // Other services know whether the product can be bought, not each of its variants.
            recorder.Record(work, product, changed, publish: index.Trading(changed).InStock != index.Trading(summary).InStock);
        }
    }
}
