using System.Diagnostics.CodeAnalysis;

namespace Octomart.Store.MongoDb;

/// <summary>
/// Goes on through fail-overs. The driver repeats an operation once by itself; an election takes several seconds and may answer more than
/// one attempt with an error.
/// </summary>
internal static class MongoDbRetry
{
    /// <summary>Longer than an election takes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Runs what may be run again until it succeeds, fails for good, or patience ends.</summary>
    public static async Task<T> RunAsync<T>(Func<Task<T>> operation, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await operation();
            }
            catch (Exception error) when (MongoDbFaults.IsPassing(error) && TimeProvider.System.GetElapsedTime(started) < Patience)
            {
                StoreMeter.CountFault();
            }

            await Task.Delay(Pause(attempt), cancellationToken);
        }
    }

    /// <summary>Up to 50, 100, 200... at most 1,600 ms.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "Spreads retries; nothing depends on it being unpredictable.")]
    public static TimeSpan Pause(int attempt) => TimeSpan.FromMilliseconds(Random.Shared.Next(10, 50 << Math.Min(attempt - 1, 5)));
}
