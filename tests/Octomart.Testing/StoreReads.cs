using System.Diagnostics.Metrics;

namespace Octomart.Testing;

/// <summary>
/// Counts round trips to the store: the same number for 1, 10 and 100 items shows that nothing is read one by one. It hears the whole
/// process, so tests that use it belong into a collection with <c>DisableParallelization = true</c>.
/// </summary>
public static class StoreReads
{
    /// <summary>Waits until nobody reads these collections any more: services look after theirs when they start.</summary>
    public static async Task WhenQuietAsync(params string[] collections)
    {
        while (await CountAsync(() => Task.Delay(TimeSpan.FromMilliseconds(500)), collections) > 0)
        {
        }
    }

    /// <summary>How many reads of these collections happen while the action runs.</summary>
    public static async Task<long> CountAsync(Func<Task> action, params string[] collections)
    {
        ArgumentNullException.ThrowIfNull(action);
        var reads = 0L;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument is { Meter.Name: "Octomart.Store", Name: "octomart.store.reads" })
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            foreach (var (_, collection) in tags)
            {
                if (collections.Contains(collection))
                {
                    Interlocked.Add(ref reads, count);
                }
            }
        });
        listener.Start();
        await action();
        return Interlocked.Read(ref reads);
    }
}
