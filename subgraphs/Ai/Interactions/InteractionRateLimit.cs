namespace Octomart.AiSubgraph.Interactions;

/// <summary>Counts events per caller and minute. Guests share one count of a hundred times the size.</summary>
internal sealed class InteractionRateLimit(TimeProvider clock)
{
    private const int GuestFactor = 100;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private long _minute;

    public bool TryTake(string caller, int events, int perMinute)
    {
        var limit = caller == "guest" ? perMinute * GuestFactor : perMinute;
        lock (_lock)
        {
            var minute = clock.GetUtcNow().ToUnixTimeSeconds() / 60;
            if (minute != _minute)
            {
                _counts.Clear();
                _minute = minute;
            }

            var taken = _counts.GetValueOrDefault(caller) + events;
            if (taken > limit)
            {
                return false;
            }

            _counts[caller] = taken;
            return true;
        }
    }
}
