using Microsoft.Extensions.Options;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Products;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.ProductSubgraph.Categories;

/// <summary>
/// Rewrites products that name a retired category, a batch at a time, so that they name the one that took its place. What is left to do
/// is what still names it, so it goes on where it was after a crash; several at once do no harm.
/// </summary>
internal sealed class CategoryMover(
    IDocumentStore store, ProductRecorder recorder, CatalogueIndex index, IOptions<CatalogueOptions> options, TimeProvider clock, ILogger<CategoryMover> log) : BackgroundService
{
    private const int BatchSize = 200;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        clock.RepeatAsync(options.Value.RefreshInterval, MoveAllAsync, e => log.LogError(e, "Products of a retired category could not be moved; it is tried again."), stoppingToken);

    private async Task MoveAllAsync(CancellationToken cancellationToken)
    {
        foreach (var category in await store.Set<Category>().ListAsync(new DocumentQuery<Category> { Where = category => category.IsMoving }, cancellationToken))
        {
            while (await MoveAsync(category.Id, cancellationToken))
            {
                // The next batch.
            }
        }
    }

    private Task<bool> MoveAsync(string id, CancellationToken cancellationToken) => store.WriteAsync([CategoryLock.Key], async (work, token) =>
    {
        if (await work.FindAsync<Category>(id, token) is not { IsMoving: true } category)
        {
            return false;
        }

        var tree = await CategoryRetirement.ReadTreeAsync(work, token);
        index.Apply([.. tree.All]);
        var place = tree.Find(id)?.Id;
        var batch = place is null ? [] : await work.ListAsync(new DocumentQuery<Product> { Where = product => product.CategoryIds.Contains(id), Limit = BatchSize }, token);
        if (batch.Count == 0)
        {
            work.Update(category with { IsMoving = false });
            return false;
        }

        foreach (var (product, summary) in (await ProductRecorder.ReadAsync(work, [.. batch.Select(product => product.Id)], token)).Values)
        {
            var moved = product with { CategoryIds = [.. product.CategoryIds.Select(one => one == id ? place! : one).Distinct(StringComparer.Ordinal)] };
            work.Update(moved);
            recorder.Record(work, moved, summary, tree);
        }

        return true;
    }, cancellationToken);
}
