using Microsoft.Extensions.Options;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.ProductSubgraph.Stock;

/// <summary>Puts units of unpaid orders back on sale when their time is over. Several may run at once: each reservation ends once.</summary>
internal sealed class ReservationSweeper(
    IDocumentStore store, ReservationEnd reservations, IOptions<ReservationOptions> options, TimeProvider clock, ILogger<ReservationSweeper> log) : BackgroundService
{
    private const int BatchSize = 200;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        clock.RepeatAsync(options.Value.SweepInterval, SweepAsync, e => log.LogError(e, "Expired reservations could not be ended; they are tried again."), stoppingToken);

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            var due = await store.Set<StockReservation>().ListAsync(
                new DocumentQuery<StockReservation>
                {
                    Where = reservation => reservation.Status == StockReservationStatus.Reserved && reservation.ExpiresAt <= now,
                    OrderBy = reservation => reservation.ExpiresAt,
                    Limit = BatchSize,
                },
                cancellationToken);
            foreach (var reservation in due)
            {
                await reservations.ExpireAsync(reservation.OrderId, cancellationToken);
            }

            if (due.Count < BatchSize)
            {
                return;
            }
        }
    }
}
