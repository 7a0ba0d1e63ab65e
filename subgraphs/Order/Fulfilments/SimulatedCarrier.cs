using Microsoft.Extensions.Options;

namespace Octomart.OrderSubgraph.Fulfilments;

/// <summary>
/// Carries every parcel, whatever carrier its seller names: one station a step, by the clock alone, so that a restart loses nothing.
/// </summary>
internal sealed class SimulatedCarrier(IOptions<CarrierOptions> options, TimeProvider clock) : ICarrier
{
    private static readonly (FulfilmentStatus Status, string Location, string Message)[] Stations =
    [
        (FulfilmentStatus.InTransit, "Sorting centre", "The parcel is on its way."),
        (FulfilmentStatus.OutForDelivery, "Delivery depot", "The parcel is out for delivery."),
        (FulfilmentStatus.Delivered, "Front door", "The parcel was delivered."),
    ];

    public bool Tracks(Fulfilment parcel) => true;

    public Task<IReadOnlyList<TrackingEvent>> NewsOfAsync(Fulfilment parcel, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return Task.FromResult<IReadOnlyList<TrackingEvent>>(
        [
            .. Stations.Select((station, index) => new TrackingEvent(
                    parcel.ShippedAt + (options.Value.StepInterval * (index + 1)), station.Status, station.Location, station.Message))
                .TakeWhile(news => news.At <= now),
        ]);
    }
}
