using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Octomart.GraphQLTransport.Http;

/// <summary>An outcome as server-sent events, in the "distinct connections mode" of the graphql-sse protocol: next, next, ..., complete.</summary>
internal sealed class ServerSentEvents(HttpContext http, GraphQLTransportOptions options, GraphQLDrain drain)
{
    private static readonly byte[] KeepAlive = ":\n\n"u8.ToArray();
    private static readonly byte[] Complete = "event: complete\ndata:\n\n"u8.ToArray();

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

            await WriteAsync(Complete);
        }
        catch (OperationCanceledException)
        {
            // The client left, or the server does: then the stream ends without "complete", which tells the client to come again.
        }
    }

    private async Task WriteStreamAsync(GraphQLResponseStream stream)
    {
        await WriteAsync(KeepAlive);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, drain.Ending);
        await using var events = stream.Responses.GetAsyncEnumerator(ending.Token);
        while (true)
        {
            var next = events.MoveNextAsync();
            if (!await (next.IsCompleted ? next : KeepAliveUntilAsync(next.AsTask(), ending.Token)))
            {
                return;
            }

            await WriteNextAsync(events.Current);
        }
    }

    /// <summary>
    /// Awaits the move whatever happens: an enumerator that is still moving cannot be disposed, and the client's leaving ends the move too.
    /// </summary>
    private async ValueTask<bool> KeepAliveUntilAsync(Task<bool> next, CancellationToken ending)
    {
        try
        {
            while (await Task.WhenAny(next, Task.Delay(options.KeepAliveInterval, ending)) != next && !ending.IsCancellationRequested)
            {
                await WriteAsync(KeepAlive);
            }
        }
        catch (OperationCanceledException)
        {
            // The client left while it was being written to.
        }

        return await next;
    }

    private async Task WriteNextAsync(GraphQLResponse response)
    {
        var output = http.Response.BodyWriter;
        output.Write("event: next\ndata: "u8);
        response.WriteTo(output);
        output.Write("\n\n"u8);
        await FlushAsync();
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> text)
    {
        http.Response.BodyWriter.Write(text.Span);
        await FlushAsync();
    }

    private async Task FlushAsync()
    {
        var flush = http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        if (flush.IsCompleted)
        {
            await flush;
        }
        else
        {
            await new ValueTask(flush.AsTask()).WithinAsync(options.EventSendTimeout, http);
        }
    }
}
