using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Stock;

/// <summary>Tells what follows from a change of stock: how much of the variant can be bought, and whether its product is sold out.</summary>
internal sealed class StockAnnouncer(ProductRecorder recorder, CatalogueIndex index, TimeProvider clock)
{
    /// <summary>Buffers events and summaries for levels that this unit of work changes.</summary>
    /// <param name="before">All levels of the variants concerned, as they were.</param>
    /// <param name="after">The levels that change.</param>
    public async Task AnnounceAsync(
        IUnitOfWork work, IEnumerable<InventoryLevel> before, IReadOnlyCollection<InventoryLevel> after, CancellationToken cancellationToken)
    {
        var changed = after.ToDictionary(level => level.Id, StringComparer.Ordinal);
        var all = before.Where(level => !changed.ContainsKey(level.Id)).Concat(after);
        var flips = new List<(string ProductId, string VariantId, bool IsStocked)>();
        var totals = before.GroupBy(level => level.VariantId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(level => level.Available), StringComparer.Ordinal);
        foreach (var variant in all.GroupBy(level => level.VariantId, StringComparer.Ordinal))
        {
            var (was, now, level) = (totals.GetValueOrDefault(variant.Key), variant.Sum(l => l.Available), variant.First());
            if (was == now)
            {
                continue;
            }

            work.Publish(new AvailabilityChanged(variant.Key, level.ProductId, level.SellerId, now, clock.GetUtcNow()));
            if (was > 0 != now > 0)
            {
                flips.Add((level.ProductId, variant.Key, now > 0));
            }
        }

        await FlipAsync(work, flips, cancellationToken);
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
