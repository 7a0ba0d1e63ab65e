using Microsoft.Extensions.Options;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.OrderSubgraph.Fulfilments;

/// <summary>
/// Asks carriers about the parcels that are under way and writes down what is new. News is noted once, however often it is told.
/// </summary>
internal sealed partial class ParcelTracker(
    IDocumentStore store, OrderRepository orders, IEnumerable<ICarrier> carriers, IOptions<CarrierOptions> options, TimeProvider clock,
    ILogger<ParcelTracker> logger) : BackgroundService
{
    private const int BatchSize = 200;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        clock.RepeatAsync(options.Value.PollInterval, TrackAllAsync, LogFailed, stoppingToken);

    private async Task TrackAllAsync(CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            var page = await store.Set<SellerOrder>().PageAsync(
                new DocumentQuery<SellerOrder> { Where = part => part.ParcelsUnderWay > 0, Limit = BatchSize, After = after },
                cancellationToken);
            foreach (var (part, _) in page.Items)
            {
                foreach (var parcel in part.Fulfilments.Where(parcel => parcel.Status != FulfilmentStatus.Delivered))
                {
                    await TrackAsync(part, parcel, cancellationToken);
                }
            }

            after = page.HasMore ? page.Items[^1].Cursor : null;
        }
        while (after is not null);
    }

    private async Task TrackAsync(SellerOrder part, Fulfilment parcel, CancellationToken cancellationToken)
    {
        if (carriers.FirstOrDefault(carrier => carrier.Tracks(parcel)) is not { } carrier)
        {
            return;
        }

        var news = await carrier.NewsOfAsync(parcel, cancellationToken);
        foreach (var item in news.Where(item => item.Status > parcel.Status))
        {
            await orders.ChangeAsync(
                part.OrderId, placed => placed.Part(part.Id) is { } current ? placed.Track(current, parcel.Id, item) : null,
                cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "Parcels could not be tracked; tried again at the next round.")]
    private partial void LogFailed(Exception exception);
}
