using Microsoft.Extensions.Options;
using Octomart.CartSubgraph.Placement;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.CartSubgraph.Carts;

/// <summary>Removes carts that have expired. Until it comes round they are closed already, so it may run late, twice, or nowhere.</summary>
internal sealed partial class CartSweeper(
    IDocumentStore store, IOptions<CartOptions> options, TimeProvider clock, ILogger<CartSweeper> logger) : BackgroundService
{
    private const int BatchSize = 200;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        clock.RepeatAsync(options.Value.SweepInterval, SweepAsync, LogFailed, stoppingToken, atStart: false);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await DeleteAsync<Cart>(new DocumentQuery<Cart> { Where = cart => cart.ExpiresAt <= now, Limit = BatchSize }, cancellationToken);
        await DeleteAsync<CartConversion>(
            new DocumentQuery<CartConversion> { Where = conversion => conversion.ExpiresAt <= now, Limit = BatchSize }, cancellationToken);
    }

    private async Task DeleteAsync<T>(DocumentQuery<T> expired, CancellationToken cancellationToken) where T : Document
    {
        // The query runs inside the body: a cart that its guest has just touched is no longer in it.
        while (await store.WriteAsync(async (work, token) => await DeleteBatchAsync(work, expired, token), cancellationToken) == BatchSize)
        {
        }
    }

    private static async Task<int> DeleteBatchAsync<T>(
        IUnitOfWork work, DocumentQuery<T> expired, CancellationToken cancellationToken) where T : Document
    {
        var documents = await work.ListAsync(expired, cancellationToken);
        foreach (var document in documents)
        {
            work.Delete(document);
        }

        return documents.Count;
    }

    [LoggerMessage(LogLevel.Error, "Expired carts could not be removed; tried again at the next round.")]
    private partial void LogFailed(Exception exception);
}
