using Microsoft.AspNetCore.Http;

namespace Octomart.GraphQLTransport;

/// <summary>Whoever accepts nothing must not hold its subscriptions open: a write that takes too long ends the connection.</summary>
internal static class SendLimit
{
    /// <summary>Awaits a write that was begun. Nearly all are done at once and need no timer.</summary>
    public static async ValueTask WithinAsync(this ValueTask write, TimeSpan limit, HttpContext http)
    {
        if (!write.IsCompleted)
        {
            await using var timer = new Timer(static state => ((HttpContext)state!).Abort(), http, limit, Timeout.InfiniteTimeSpan);
            await write;
            return;
        }

        await write;
    }
}
