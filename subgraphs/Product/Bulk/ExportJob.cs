using System.Text.Json;
using Microsoft.Extensions.Options;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Files;
using Octomart.ProductSubgraph.Import;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Stock;
using Octomart.ProductSubgraph.Variants;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Bulk;

/// <summary>
/// Exports products into a file, some at a time. A file is whole or not there: after a crash it is written from its beginning.
/// </summary>
internal sealed class ExportJob(
    IDocumentStore store, IFileStore files, CatalogueIndex index, BulkChanges changes, IOptions<BulkOptions> options, TimeProvider clock)
{
    public async Task RunAsync(BulkOperation operation, ExportOrder order, string me, CancellationToken cancellationToken)
    {
        try
        {
            var file = await files.CreateAsync(stream => WriteAsync(stream, operation, order, me, cancellationToken), cancellationToken);
            await StepAsync(operation.Id, me, (current, now) => current.Complete(now, file.Name), cancellationToken);
        }
        catch (StoppedException)
        {
            // Cancelled, or somebody else has it.
        }
    }

    private async Task WriteAsync(Stream stream, BulkOperation operation, ExportOrder order, string me, CancellationToken cancellationToken)
    {
        var where = order.Where is null ? null : JsonSerializer.Deserialize<ProductWhere>(order.Where);
        var ids = index.IdsMatching(CatalogueFilter.Compile(where, index.Categories), operation.SellerId);
        await using CatalogWriter writer = order.Format == CatalogFormat.Csv ? new CsvCatalogWriter(stream) : new JsonCatalogWriter(stream);
        await writer.BeginAsync(cancellationToken);
        var written = 0;
        foreach (var batch in ids.Chunk(options.Value.BatchSize))
        {
            foreach (var product in await ReadAsync(batch, operation.SellerId, cancellationToken))
            {
                await writer.WriteAsync(product, cancellationToken);
            }

            written += batch.Length;
            await StepAsync(
                operation.Id,
                me,
                (current, now) => current with { Processed = written, Progress = (double)written / ids.Count, LeaseUntil = now + options.Value.Lease, Attempts = 0, UpdatedAt = now },
                cancellationToken);
        }
    }

    private async Task<IEnumerable<ExportedProduct>> ReadAsync(string[] ids, string? sellerId, CancellationToken cancellationToken)
    {
        var products = await store.Set<Product>().FindManyAsync(ids, cancellationToken);
        var variants = await store.Set<Variant>().ListAsync(new DocumentQuery<Variant> { Where = variant => ids.Contains(variant.ProductId), Limit = 1_000_000 }, cancellationToken);
        string[] variantIds = [.. variants.Select(variant => variant.Id)];
        var levels = await store.Set<InventoryLevel>().ListAsync(
            new DocumentQuery<InventoryLevel> { Where = level => variantIds.Contains(level.VariantId), Limit = 1_000_000 }, cancellationToken);
        var (byProduct, byVariant) = (variants.ToLookup(variant => variant.ProductId, StringComparer.Ordinal), levels.ToLookup(level => level.VariantId, StringComparer.Ordinal));
        return ids.Where(products.ContainsKey).Select(id => new ExportedProduct(
            products[id],
            [.. products[id].CategoryIds.Select(index.Categories.Find).OfType<Categories.Category>().Select(category => category.Slug)],
            [
                .. byProduct[id].Where(variant => sellerId is null || variant.SellerId == sellerId).OrderBy(variant => variant.Position).ThenBy(variant => variant.Id, StringComparer.Ordinal)
                    .Select(variant => (variant, byVariant[variant.Id].Sum(level => level.OnHand))),
            ]));
    }

    private async Task StepAsync(string id, string me, Func<BulkOperation, DateTimeOffset, BulkOperation> step, CancellationToken cancellationToken)
    {
        var goesOn = await store.WriteAsync(async (work, token) =>
        {
            if (await BulkWork.OpenAsync(work, id, me, clock, changes, token) is not { } current)
            {
                return false;
            }

            work.Update(step(current, clock.GetUtcNow()));
            work.AfterCommit(() => changes.Tell(id));
            return true;
        }, cancellationToken);
        if (!goesOn)
        {
            throw new StoppedException();
        }
    }

    // Leaves the half-written file to the file store, which forgets it.
    private sealed class StoppedException : Exception;
}
