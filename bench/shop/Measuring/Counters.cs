using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Octomart.Shop.Bench.Measuring;

/// <summary>Counts what one step sets off, by the meters of gateway and stores, in a shop that runs in this process.</summary>
internal sealed class Counters : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _details = new(StringComparer.Ordinal);
    private long _fetches;
    private long _reads;
    private long _commits;
    private long _rows;

    public Counters()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name is "gateway.fetch.duration" || instrument.Meter.Name == "Octomart.Store")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Count(instrument.Name, 1, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(instrument.Name, value, tags));
        _listener.Start();
    }

    public Counts Counts => new(Interlocked.Read(ref _fetches), Interlocked.Read(ref _reads), Interlocked.Read(ref _commits), Interlocked.Read(ref _rows));

    /// <summary>The same by what was asked: subgraphs, collections.</summary>
    public IReadOnlyDictionary<string, long> Details => new Dictionary<string, long>(_details, StringComparer.Ordinal);

    public void Dispose() => _listener.Dispose();

    private void Count(string instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var detail = $"{instrument} {string.Join(' ', tags.ToArray().Select(tag => tag.Value))}";
        _details.AddOrUpdate(detail, value, (_, counted) => counted + value);
        switch (instrument)
        {
            case "gateway.fetch.duration":
                Interlocked.Increment(ref _fetches);
                break;
            case "octomart.store.reads":
                Interlocked.Add(ref _reads, value);
                break;
            case "octomart.store.commits":
                Interlocked.Add(ref _commits, value);
                break;
            case "octomart.store.writes":
                Interlocked.Add(ref _rows, value);
                break;
        }
    }
}

/// <summary>How much was asked of whom.</summary>
/// <param name="Fetches">Requests of the gateway to subgraphs.</param>
/// <param name="Reads">Round trips to stores that read.</param>
/// <param name="Commits">Units of work that committed.</param>
/// <param name="Rows">Documents that these wrote.</param>
internal sealed record Counts(long Fetches, long Reads, long Commits, long Rows)
{
    public static Counts operator -(Counts left, Counts right) =>
        new(left.Fetches - right.Fetches, left.Reads - right.Reads, left.Commits - right.Commits, left.Rows - right.Rows);
}
