using Microsoft.Extensions.Options;
using Octomart.ProductSubgraph.Categories;
using Octomart.ProductSubgraph.Sellers;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.ProductSubgraph.Catalogue.Announcements;

/// <summary>Works off announcements. Stopped half-way it goes on where it was; two at once announce some products twice, which harms nobody.</summary>
internal sealed class Announcer(
    IDocumentStore store, ProductRecorder recorder, CatalogueIndex index, IOptions<CatalogueOptions> options, TimeProvider clock, ILogger<Announcer> log) : BackgroundService
{
    private const int BatchSize = 200;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        clock.RepeatAsync(options.Value.RefreshInterval, AnnounceAllAsync, e => log.LogError(e, "Products could not be announced anew; it is tried again."), stoppingToken);

    private async Task AnnounceAllAsync(CancellationToken cancellationToken)
    {
        foreach (var announcement in await store.Set<Announcement>().ListAsync(new DocumentQuery<Announcement>(), cancellationToken))
        {
            while (await AnnounceAsync(announcement.Id, cancellationToken))
            {
                // The next batch.
            }
        }
    }

    private async Task RefreshAsync(IUnitOfWork work, Announcement announcement, CancellationToken cancellationToken)
    {
        if (announcement.SellerId is { } sellerId && await work.FindAsync<SellerStanding>(sellerId, cancellationToken) is { } seller)
        {
            index.Apply(seller);
        }

        if (announcement.CategoryId is { } categoryId && await work.FindAsync<Category>(categoryId, cancellationToken) is { } category)
        {
            index.Apply(category);
        }
    }

    private Task<bool> AnnounceAsync(string id, CancellationToken cancellationToken) => store.WriteAsync(async (work, token) =>
    {
        if (await work.FindAsync<Announcement>(id, token) is not { } announcement)
        {
            return false;
        }

        // The index may not have heard of the change yet: that happens after its commit, and later still on other replicas.
        await RefreshAsync(work, announcement, token);
        var batch = index.IdsOf(announcement.SellerId, announcement.CategoryId).Where(productId => string.CompareOrdinal(productId, announcement.After) > 0).Take(BatchSize).ToList();
        if (batch.Count == 0)
        {
            work.Delete(announcement);
            return false;
        }

        foreach (var (product, summary) in (await ProductRecorder.ReadAsync(work, batch, token)).Values)
        {
            recorder.Record(work, product, summary);
        }

        work.Update(announcement with { After = batch[^1] });
        return true;
    }, cancellationToken);
}
