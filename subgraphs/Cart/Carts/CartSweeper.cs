using Microsoft.Extensions.Options;
using Octomart.CartSubgraph.Coupons;
using Octomart.CartSubgraph.Placement;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.CartSubgraph.Carts;

/// <summary>Removes carts that have expired, and what else counts no longer. Until it comes round they are closed already, so it may run late, twice, or nowhere.</summary>
internal sealed partial class CartSweeper(
    IDocumentStore store, IOptions<CartOptions> options, TimeProvider clock, ILogger<CartSweeper> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        clock.RepeatAsync(options.Value.SweepInterval, SweepAsync, LogFailed, stoppingToken, atStart: false);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await store.DeleteAllAsync<Cart>(new() { Where = cart => cart.ExpiresAt <= now }, cancellationToken);
        await store.DeleteAllAsync<CartConversion>(new() { Where = conversion => conversion.ExpiresAt <= now }, cancellationToken);
        await store.DeleteAllAsync<CouponTries>(new() { Where = tries => tries.ExpiresAt <= now }, cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "Expired carts could not be removed; tried again at the next round.")]
    private partial void LogFailed(Exception exception);
}
