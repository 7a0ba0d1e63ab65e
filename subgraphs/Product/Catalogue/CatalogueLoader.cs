using Microsoft.Extensions.Options;
using Octomart.ProductSubgraph.Attributes;
using Octomart.ProductSubgraph.Categories;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Sellers;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Catalogue;

/// <summary>
/// Fills the <see cref="CatalogueIndex"/> before the server listens. When other replicas write to the same store, it also
/// follows what they change.
/// </summary>
internal sealed class CatalogueLoader(IDocumentStore store, CatalogueIndex index, IOptions<CatalogueOptions> options, TimeProvider clock, ILogger<CatalogueLoader> log)
    : BackgroundService, IHostedLifecycleService
{
    private const int BatchSize = 1000;

    // A replica's clock, and the time between stamping a change and committing it, may lag by this much.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await LoadSmallAsync(cancellationToken);
        await LoadProductsAsync(new DocumentQuery<ProductSummary> { Limit = BatchSize }, cancellationToken);
        log.LogDebug("The catalogue index holds {Count} products.", index.Count);
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!store.IsShared)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.Value.RefreshInterval, clock);
        var since = clock.GetUtcNow();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var now = clock.GetUtcNow();
                var from = since - Overlap;
                await LoadSmallAsync(stoppingToken);
                await LoadProductsAsync(
                    new DocumentQuery<ProductSummary> { Where = summary => summary.ChangedAt >= from, OrderBy = summary => summary.ChangedAt, Limit = BatchSize }, stoppingToken);
                since = now;
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(e, "The catalogue index could not be refreshed; it is tried again.");
            }
        }
    }

    private async Task LoadSmallAsync(CancellationToken cancellationToken)
    {
        index.Apply(await store.Set<Category>().ListAsync(new DocumentQuery<Category> { Limit = 100_000 }, cancellationToken));
        index.Apply(await store.Set<AttributeDefinition>().ListAsync(new DocumentQuery<AttributeDefinition> { Limit = 100_000 }, cancellationToken));
        foreach (var seller in await store.Set<SellerStanding>().ListAsync(new DocumentQuery<SellerStanding> { Limit = 100_000 }, cancellationToken))
        {
            index.Apply(seller);
        }
    }

    private async Task LoadProductsAsync(DocumentQuery<ProductSummary> query, CancellationToken cancellationToken)
    {
        for (string? after = null; ;)
        {
            var page = await store.Set<ProductSummary>().PageAsync(query with { After = after }, cancellationToken);
            var products = await store.Set<Product>().FindManyAsync([.. page.Items.Select(item => item.Document.Id)], cancellationToken);
            index.Apply(page.Items.Where(item => products.ContainsKey(item.Document.Id)).Select(item => (products[item.Document.Id], item.Document)));
            if (!page.HasMore)
            {
                return;
            }

            after = page.Items[^1].Cursor;
        }
    }
}
