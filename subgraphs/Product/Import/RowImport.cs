using Octomart.ProductSubgraph.Attributes;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Categories;
using Octomart.ProductSubgraph.Prices;
using Octomart.ProductSubgraph.Stock;
using Octomart.ProductSubgraph.Variants;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Import;

/// <summary>Counts of one batch.</summary>
internal sealed record ImportOutcome(int Created, int Updated, int Unchanged, IReadOnlyList<BulkError> Errors);

/// <summary>What holds for all rows of an import.</summary>
/// <param name="SellerId">Whose catalogue.</param>
/// <param name="Categories">The tree, with those that the rows need.</param>
/// <param name="Attributes">What the shop has settled about attributes.</param>
/// <param name="RequiresApproval">Whether new products wait for the shop instead of going on sale.</param>
/// <param name="IsDryRun">Whether nothing is written.</param>
internal sealed record ImportSetting(string SellerId, CategoryTree Categories, AttributeBook Attributes, bool RequiresApproval, bool IsDryRun);

/// <summary>
/// Rows → products, variants and stock, within somebody's unit of work: a handful of reads however many rows. A row whose
/// fingerprint its product carries already, or that says what is so anyway, is skipped.
/// </summary>
internal sealed class RowImport(ProductRecorder recorder, PriceRecorder prices, StockAnnouncer stock, RowPlanner planner)
{
    public async Task<ImportOutcome> ImportAsync(
        IUnitOfWork work, IReadOnlyList<ImportRow> rows, ImportSetting setting, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return new ImportOutcome(0, 0, 0, []);
        }

        var state = await ImportState.ReadAsync(work, setting.SellerId, rows, cancellationToken);
        var (created, updated, unchanged) = (0, 0, 0);
        var errors = new List<BulkError>();
        foreach (var row in rows)
        {
            if (state.ProductOf(row)?.Origin?.Fingerprint == row.Fingerprint)
            {
                unchanged++;
                continue;
            }

            var (plan, error) = planner.Plan(row, state, setting);
            if (plan is null)
            {
                errors.Add(error!);
            }
            else if (!plan.ChangesAnything)
            {
                unchanged++;
            }
            else
            {
                (created, updated) = plan.Product.Before is null ? (created + 1, updated) : (created, updated + 1);
                if (!setting.IsDryRun)
                {
                    Write(work, row, plan, state, setting.Categories);
                }
            }
        }

        return new ImportOutcome(created, updated, unchanged, errors);
    }

    private void Write(IUnitOfWork work, ImportRow row, RowPlan plan, ImportState state, CategoryTree tree)
    {
        state.EnsureWarehouse(work);
        plan.Product.Write(work);
        var product = plan.Product.After;
        var changed = plan.Variants.ToDictionary(change => change.After.Id, change => change.After, StringComparer.Ordinal);
        var variants = state.VariantsOf(row).Where(variant => !changed.ContainsKey(variant.Id)).Concat(changed.Values).OrderBy(variant => variant.Position).ToList();
        var summary = state.SummaryOf(row).With(product, variants);
        foreach (var (variant, level) in plan.Variants.Zip(plan.Levels))
        {
            new Change<Variant>(variant.Before, prices.Record(work, variant.Before, variant.After, product)).Write(work);
            level.Write(work);
            var elsewhere = state.LevelsOf(variant.After.Id).Where(other => other.Id != level.After.Id).Sum(other => other.Available);
            var (was, now) = (elsewhere + (level.Before?.Available ?? 0), elsewhere + level.After.Available);
            summary = summary.WithStock(variant.After.Id, now > 0);
            if (was != now)
            {
                stock.Tell(work, level.After, was, now, variant.After.LowStockAt);
            }

            stock.Note(work, level.After, level.After.OnHand - (level.Before?.OnHand ?? 0), new StockCause(StockMovementKind.Imported, null, row.SourceId));
        }

        recorder.Record(work, product, summary, tree);
    }
}
