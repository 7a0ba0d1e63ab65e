using Microsoft.Extensions.Options;
using Octomart.Store;

namespace Octomart.CartSubgraph.Promotions.Reservations;

/// <summary>Frees the promotions of unpaid orders when their time is over. Several may run at once: each reservation ends once.</summary>
internal sealed partial class PromotionReservationSweeper(
    IDocumentStore store, PromotionReservationEnd reservations, IOptions<CartOptions> options, TimeProvider clock,
    ILogger<PromotionReservationSweeper> logger) : BackgroundService
{
    private const int BatchSize = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ReservationSweepInterval, clock);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

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
