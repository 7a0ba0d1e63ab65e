using Octomart.Store;

namespace Octomart.AiSubgraph.Catalogue;

/// <summary>Fills the index from the store beside the start of the host, which does not wait for it.</summary>
internal sealed partial class CatalogueLoader(
    IDocumentStore store, LiveCatalogue catalogue, TimeProvider clock, ILogger<CatalogueLoader> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = clock.GetTimestamp();
        await foreach (var entry in store.Set<CatalogueEntry>().AllAsync(stoppingToken))
        {
            catalogue.Apply(entry);
        }

        catalogue.MarkLoaded();
        LogLoaded(catalogue.Index.Count, clock.GetElapsedTime(started).TotalMilliseconds);
    }

    [LoggerMessage(LogLevel.Information, "{Products} products can be searched, loaded in {Milliseconds} ms.")]
    private partial void LogLoaded(int products, double milliseconds);
}
