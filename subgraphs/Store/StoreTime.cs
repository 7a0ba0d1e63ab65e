using System.Globalization;

namespace Octomart.Store;

/// <summary>Times in stores: UTC, cut to milliseconds, as text of one width, so that text order is time order.</summary>
public static class StoreTime
{
    /// <summary>Such as <c>2026-11-23T04:02:00.123Z</c>.</summary>
    public static string ToText(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The time as the store would give it back.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
