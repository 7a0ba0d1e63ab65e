using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;

namespace Octomart.Gateway.Transport;

/// <summary>GraphQL over HTTP to subgraphs: POST for operations, server-sent events for subscriptions.</summary>
internal sealed class HttpSubgraphClient(SubgraphEndpoints endpoints, GatewayOptions options, RetryBudget retries, HttpMessageInvoker http) : ISubgraphClient
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly MediaTypeWithQualityHeaderValue GraphQLResponse = new("application/graphql-response+json");
    private static readonly MediaTypeWithQualityHeaderValue PlainJson = new("application/json", 0.9);
    private static readonly MediaTypeWithQualityHeaderValue EventStream = new("text/event-stream");

    public async ValueTask<SubgraphResult> SendAsync(SubgraphRequest request, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(endpoints.Timeout(request.Subgraph));
        retries.NoteRequest(request.Subgraph.Name);
        try
        {
            return await TrySendAsync(request, timeout.Token);
        }
        catch (HttpRequestException) when (request.IsQuery && !timeout.IsCancellationRequested && retries.TryTakeRetry(request.Subgraph.Name))
        {
            // A query changes nothing, so a connection that broke is tried once more, within the budget.
            return await RetryAsync(request, timeout.Token, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return Unavailable(request);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TimedOut(request);
        }
    }

    public IAsyncEnumerable<SubgraphResult> SubscribeAsync(SubgraphRequest request, CancellationToken cancellationToken) =>
        endpoints.SubscriptionProtocol(request.Subgraph) == SubscriptionProtocol.WebSocket
            ? WebSocketSubscription.RunAsync(
                new SubscriptionTarget(endpoints.Url(request.Subgraph), endpoints.Timeout(request.Subgraph), options.MaxSubgraphResponseBytes), request, Unavailable(request), cancellationToken)
            : SubscribeByEventStreamAsync(request, cancellationToken);

    private async IAsyncEnumerable<SubgraphResult> SubscribeByEventStreamAsync(SubgraphRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var message = Message(request, EventStream);
        var response = await StartAsync(message, endpoints.Timeout(request.Subgraph), cancellationToken);
        if (response is null)
        {
            yield return Unavailable(request);
            yield break;
        }

        using (response)
        {
            if (response.Content.Headers.ContentType?.MediaType != "text/event-stream")
            {
                yield return await ReadAsync(response, request, cancellationToken);
                yield break;
            }

            yield return SubgraphResult.Connected;
            await foreach (var result in ServerSentEventReader.ReadAsync(response, Unavailable(request), cancellationToken))
            {
                yield return result;
            }
        }
    }

    /// <summary>The response's beginning; null when there is none in time. The stream itself may then last.</summary>
    private async Task<HttpResponseMessage?> StartAsync(HttpRequestMessage message, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(patience);
        try
        {
            return await http.SendAsync(message, timeout.Token);
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async ValueTask<SubgraphResult> RetryAsync(SubgraphRequest request, CancellationToken timeout, CancellationToken cancellationToken)
    {
        try
        {
            return await TrySendAsync(request, timeout);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return Unavailable(request);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TimedOut(request);
        }
    }

    private async ValueTask<SubgraphResult> TrySendAsync(SubgraphRequest request, CancellationToken cancellationToken)
    {
        using var message = Message(request, GraphQLResponse, PlainJson);
        using var response = await http.SendAsync(message, cancellationToken);
        return await ReadAsync(response, request, cancellationToken);
    }

    private HttpRequestMessage Message(SubgraphRequest request, params ReadOnlySpan<MediaTypeWithQualityHeaderValue> accept)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, endpoints.Url(request.Subgraph))
        {
            Content = new ReadOnlyMemoryContent(request.Body) { Headers = { ContentType = Json } },
            Version = HttpVersion.Version11,
        };
        foreach (var type in accept)
        {
            message.Headers.Accept.Add(type);
        }

        foreach (var (name, value) in request.Headers.Concat(TraceHeaders.Current()))
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    /// <summary>Any status may carry a GraphQL response; what matters is whether the body is one, and that the reader sees.</summary>
    private async ValueTask<SubgraphResult> ReadAsync(HttpResponseMessage response, SubgraphRequest request, CancellationToken cancellationToken)
    {
        var type = response.Content.Headers.ContentType?.MediaType;
        if (type is not ("application/json" or "application/graphql-response+json"))
        {
            return response.IsSuccessStatusCode
                ? SubgraphResult.Failed(ErrorCode.SubgraphInvalidResponse, $"The subgraph {request.Subgraph.Name} did not answer with a GraphQL response.")
                : Unavailable(request);
        }

        if (response.Content.Headers.ContentLength > options.MaxSubgraphResponseBytes)
        {
            return TooLarge(request);
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await ReadAllAsync(stream, (int)(response.Content.Headers.ContentLength ?? 0), request, cancellationToken);
    }

    private async ValueTask<SubgraphResult> ReadAllAsync(Stream stream, int expected, SubgraphRequest request, CancellationToken cancellationToken)
    {
        // One byte more than expected, so that the end shows without growing.
        var body = ArrayPool<byte>.Shared.Rent(Math.Max(expected + 1, 4096));
        var length = 0;
        while (true)
        {
            var read = await stream.ReadAsync(body.AsMemory(length), cancellationToken);
            if (read == 0)
            {
                return new SubgraphResult(body, length, null, IsPooled: true);
            }

            length += read;
            if (length > options.MaxSubgraphResponseBytes)
            {
                return TooLarge(request);
            }

            if (length == body.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(body.Length * 2);
                body.AsSpan(0, length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(body);
                body = larger;
            }
        }
    }

    private static SubgraphResult Unavailable(SubgraphRequest request) =>
        SubgraphResult.Failed(ErrorCode.SubgraphUnavailable, $"The subgraph {request.Subgraph.Name} is not available at the moment.");

    private static SubgraphResult TimedOut(SubgraphRequest request) =>
        SubgraphResult.Failed(ErrorCode.SubgraphTimeout, $"The subgraph {request.Subgraph.Name} did not answer in time.");

    private static SubgraphResult TooLarge(SubgraphRequest request) =>
        SubgraphResult.Failed(ErrorCode.SubgraphInvalidResponse, $"The answer of the subgraph {request.Subgraph.Name} is too large.");
}
