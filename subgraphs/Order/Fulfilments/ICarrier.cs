namespace Octomart.OrderSubgraph.Fulfilments;

/// <summary>Says where parcels are. The simulated one answers from the clock; a real one asks its carrier.</summary>
internal interface ICarrier
{
    /// <summary>Whether parcels of this carrier are tracked here.</summary>
    bool Tracks(Fulfilment parcel);

    /// <summary>All news of a parcel since it was handed over, the oldest first. Repeating known news is harmless.</summary>
    Task<IReadOnlyList<TrackingEvent>> NewsOfAsync(Fulfilment parcel, CancellationToken cancellationToken);
}
