using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Categories;
using Octomart.ProductSubgraph.Descriptions;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Stock;
using Octomart.ProductSubgraph.Variants;
using Octomart.ProductSubgraph.Warehouses;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Import;

/// <summary>Counts of one batch.</summary>
internal sealed record ImportOutcome(int Created, int Updated, int Unchanged, IReadOnlyList<CatalogRowError> Errors);

/// <summary>
/// Rows → products, variants and stock, in one unit of work a batch: a handful of reads, then one commit, however many rows. A row
/// whose fingerprint its product carries already is skipped.
/// </summary>
internal sealed class RowImport(IDocumentStore store, ProductRecorder recorder, DescriptionCleaner cleaner, TimeProvider clock)
{
    public Task<ImportOutcome> ImportAsync(string sellerId, IReadOnlyList<ImportRow> rows, CategoryTree tree, bool dryRun, CancellationToken cancellationToken) =>
        rows.Count == 0
            ? Task.FromResult(new ImportOutcome(0, 0, 0, []))
            : store.WriteAsync([$"import:{sellerId}"], async (work, token) =>
            {
                var state = await ImportState.ReadAsync(work, sellerId, rows, token);
                var (created, updated, unchanged) = (0, 0, 0);
                var errors = new List<CatalogRowError>();
                foreach (var row in rows)
                {
                    if (state.ProductOf(row)?.Origin?.Fingerprint == row.Fingerprint)
                    {
                        unchanged++;
                    }
                    else if (Refuse(row, state) is { } error)
                    {
                        errors.Add(error);
                    }
                    else
                    {
                        (created, updated) = state.ProductOf(row) is null ? (created + 1, updated) : (created, updated + 1);
                        if (!dryRun)
                        {
                            Write(work, row, state, tree);
                        }
                    }
                }

                return new ImportOutcome(created, updated, unchanged, errors);
            }, cancellationToken);

    private static CatalogRowError? Refuse(ImportRow row, ImportState state) =>
        state.ProductOf(row) is { Origin: { } origin } && state.LevelOf(row) is { } level && level.Adjust(row.Stock - origin.Stock) is null
            ? row.Error("stock", CatalogErrorCode.StockBelowReserved, $"{level.OnHand} are on hand and {level.Reserved} of them reserved.")
            : null;

    private void Write(IUnitOfWork work, ImportRow row, ImportState state, CategoryTree tree)
    {
        state.EnsureWarehouse(work);
        var product = ProductFrom(row, state, tree);
        var variant = VariantFrom(row, state);
        var (before, level) = LevelFrom(row, state, variant);
        Put(work, product, state.ProductOf(row) is null);
        Put(work, variant, state.VariantOf(row) is null);
        Put(work, level, before is null);
        var available = state.VariantsOf(row).Where(other => other.Id != variant.Id).Append(variant).OrderBy(v => v.Position).ToList();
        recorder.Record(work, product, state.SummaryOf(row).With(product, available).WithStock(variant.Id, level.Available > 0), tree);
        if (level.Available != (before?.Available ?? 0))
        {
            work.Publish(new AvailabilityChanged(variant.Id, product.Id, state.SellerId, level.Available, clock.GetUtcNow()));
        }
    }

    private Product ProductFrom(ImportRow row, ImportState state, CategoryTree tree)
    {
        var now = clock.GetUtcNow();
        var description = row.DescriptionHtml is null ? cleaner.Plain(row.Description) : cleaner.Html(row.DescriptionHtml);
        ImmutableArray<string> categoryIds = CategoryImport.Find(tree, row.CategoryPath) is { } category ? [category.Id] : [];
        var id = row.ProductIdFor(state.SellerId);
        var product = state.ProductOf(row) ?? new Product
        {
            Id = id,
            Slug = state.ClaimSlug(Slug.Of(row.Title), id),
            SellerId = state.SellerId,
            Title = row.Title,
            Status = ProductStatus.Active,
            CreatedAt = now,
            UpdatedAt = now,
        };
        return product with
        {
            Title = row.Title,
            DescriptionHtml = description.Html,
            DescriptionText = description.Text,
            Brand = row.Brand,
            CategoryIds = categoryIds,
            Attributes = row.Attributes,
            UpdatedAt = now,
            Origin = new ImportOrigin(row.SourceId, row.Fingerprint, row.Stock),
        };
    }

    private Variant VariantFrom(ImportRow row, ImportState state)
    {
        var sku = state.ClaimSku(row);
        var variant = state.VariantOf(row) ?? new Variant
        {
            Id = row.VariantIdFor(state.SellerId),
            ProductId = row.ProductIdFor(state.SellerId),
            SellerId = state.SellerId,
            Sku = sku,
            CreatedAt = clock.GetUtcNow(),
        };
        return variant with
        {
            Sku = sku,
            Gtin = row.Gtin ?? variant.Gtin,
            Prices = WithPrice(variant.Prices, row.Price),
            CompareAtPrices = row.CompareAtPrice is { } before ? WithPrice(variant.CompareAtPrices, before) : variant.CompareAtPrices,
        };
    }

    private static (InventoryLevel? Before, InventoryLevel After) LevelFrom(ImportRow row, ImportState state, Variant variant)
    {
        var before = state.LevelOf(row);
        var level = before ?? new InventoryLevel
        {
            Id = InventoryLevel.IdOf(variant.Id, Warehouse.DefaultIdOf(state.SellerId)),
            VariantId = variant.Id,
            ProductId = variant.ProductId,
            SellerId = state.SellerId,
            WarehouseId = Warehouse.DefaultIdOf(state.SellerId),
        };
        return (before, level.Adjust(row.Stock - (state.ProductOf(row)?.Origin?.Stock ?? 0)) ?? level);
    }

    // A row speaks of one currency; prices in others stay.
    private static ImmutableArray<Money> WithPrice(ImmutableArray<Money> prices, Money price) => [.. prices.Where(p => p.Currency != price.Currency), price];

    private static void Put<T>(IUnitOfWork work, T document, bool isNew) where T : Document
    {
        if (isNew)
        {
            work.Insert(document);
        }
        else
        {
            work.Update(document);
        }
    }
}
