namespace Octomart.SubgraphDefaults.Hosting;

/// <summary>Work that a service does at intervals.</summary>
public static class Rounds
{
    /// <summary>
    /// One round after another until the service stops. A round that fails is told, and the next one tries again; so is one that somebody
    /// else cancelled, such as a request that timed out: that must not end the work, and with it the host.
    /// </summary>
    /// <param name="interval">From the start of one round to the next; a round that takes longer is followed at once.</param>
    /// <param name="atStart">Whether the first round comes at once, or after an interval.</param>
    public static async Task RepeatAsync(
        this TimeProvider clock, TimeSpan interval, Func<CancellationToken, Task> round, Action<Exception> failed, CancellationToken stoppingToken, bool atStart = true)
    {
        using var timer = new PeriodicTimer(interval, clock);
        while (atStart || await timer.WaitForNextTickAsync(stoppingToken))
        {
            atStart = false;
            try
            {
                await round(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                failed(error);
            }
        }
    }
}
