using Microsoft.Extensions.Options;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.CartSubgraph.Promotions.Reservations;

/// <summary>Frees the promotions of unpaid orders when their time is over. Several may run at once: each reservation ends once.</summary>
internal sealed partial class PromotionReservationSweeper(
    IDocumentStore store, PromotionReservationEnd reservations, IOptions<CartOptions> options, TimeProvider clock,
    ILogger<PromotionReservationSweeper> logger) : BackgroundService
{
    private const int BatchSize = 200;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        clock.RepeatAsync(options.Value.ReservationSweepInterval, SweepAsync, LogFailed, stoppingToken);

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            var due = await store.Set<PromotionReservation>().ListAsync(
                new DocumentQuery<PromotionReservation>
                {
                    Where = reservation => reservation.Status == PromotionReservationStatus.Reserved && reservation.ExpiresAt <= now,
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

    [LoggerMessage(LogLevel.Error, "Expired promotion reservations could not be ended; they are tried again.")]
    private partial void LogFailed(Exception exception);
}
