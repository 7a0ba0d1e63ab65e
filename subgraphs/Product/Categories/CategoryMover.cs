using Microsoft.Extensions.Options;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Products;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Categories;

/// <summary>
/// Rewrites products that name a retired category, a batch at a time, so that they name the one that took its place. What is left to do
/// is what still names it, so it goes on where it was after a crash; several at once do no harm.
/// </summary>
internal sealed class CategoryMover(
    IDocumentStore store, ProductRecorder recorder, CatalogueIndex index, IOptions<CatalogueOptions> options, TimeProvider clock, ILogger<CategoryMover> log) : BackgroundService
{
    private const int BatchSize = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RefreshInterval, clock);
        do
        {
            try
            {
                foreach (var category in await store.Set<Category>().ListAsync(new DocumentQuery<Category> { Where = category => category.IsMoving }, stoppingToken))
                {
                    while (await MoveAsync(category.Id, stoppingToken))
                    {
                        // The next batch.
                    }
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Products of a retired category could not be moved; it is tried again.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
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
