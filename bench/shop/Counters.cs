using System.Diagnostics.Metrics;

namespace Octomart.Shop.Bench;

/// <summary>Counts what one request sets off, by the meters of gateway and stores.</summary>
internal sealed class Counters : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _fetches;
    private long _reads;
    private long _commits;

    public Counters()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name is "gateway.fetch.duration" or "octomart.store.reads" or "octomart.store.commits")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref _fetches));
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
            Interlocked.Add(ref instrument.Name == "octomart.store.reads" ? ref _reads : ref _commits, value));
        _listener.Start();
    }

    public long SubgraphRequests => Interlocked.Read(ref _fetches);

    public long StoreReads => Interlocked.Read(ref _reads);

    public long StoreCommits => Interlocked.Read(ref _commits);

    public void Dispose() => _listener.Dispose();
}
