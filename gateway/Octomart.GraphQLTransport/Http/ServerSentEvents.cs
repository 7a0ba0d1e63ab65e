using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Octomart.GraphQLTransport.Http;

/// <summary>An outcome as server-sent events, in the "distinct connections mode" of the graphql-sse protocol: next, next, ..., complete.</summary>
internal sealed class ServerSentEvents(HttpContext http, GraphQLTransportOptions options)
{
    private static readonly byte[] KeepAlive = ":\n\n"u8.ToArray();

    public async Task WriteAsync(GraphQLOutcome outcome)
    {
        http.Response.ContentType = ContentNegotiation.EventStream;
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        if (outcome is GraphQLResponse { Status: GraphQLResponseStatus.Unauthenticated })
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        try
        {
            await http.Response.StartAsync(http.RequestAborted);
            if (outcome is GraphQLResponseStream stream)
            {
                await WriteStreamAsync(stream);
            }
            else
            {
                await WriteNextAsync((GraphQLResponse)outcome);
            }

            await WriteAsync("event: complete\ndata:\n\n"u8.ToArray());
        }
        catch (OperationCanceledException)
        {
            // The client left.
        }
    }

    private async Task WriteStreamAsync(GraphQLResponseStream stream)
    {
        await WriteAsync(KeepAlive);
        await using var events = stream.Responses.GetAsyncEnumerator(http.RequestAborted);
        while (true)
        {
            var next = events.MoveNextAsync().AsTask();
            await KeepAliveUntilAsync(next);
            if (!await next)
            {
                return;
            }

            await WriteNextAsync(events.Current);
        }
    }

    /// <summary>
    /// Returns when there is something to read or the client has left, and never throws: an enumerator that is still moving cannot be
    /// disposed, so whoever waits here goes on to await the move, which the client's leaving ends too.
    /// </summary>
    private async Task KeepAliveUntilAsync(Task next)
    {
        try
        {
            while (await Task.WhenAny(next, Task.Delay(options.KeepAliveInterval, http.RequestAborted)) != next && !http.RequestAborted.IsCancellationRequested)
            {
                await WriteAsync(KeepAlive);
            }
        }
        catch (OperationCanceledException)
        {
            // The client left while it was being written to.
        }
    }

    private async Task WriteNextAsync(GraphQLResponse response)
    {
        var output = http.Response.BodyWriter;
        output.Write("event: next\ndata: "u8);
        response.WriteTo(output);
        output.Write("\n\n"u8);

        // Whoever accepts nothing must not hold its subscription open.
        await using var timer = new Timer(static state => ((HttpContext)state!).Abort(), http, options.EventSendTimeout, Timeout.InfiniteTimeSpan);
        await output.FlushAsync(http.RequestAborted);
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> text) => await http.Response.BodyWriter.WriteAsync(text, http.RequestAborted);
}
