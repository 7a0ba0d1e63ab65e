using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Octomart.SubgraphDefaults.Calls;

namespace Octomart.Testing;

/// <summary>Speaks GraphQL over HTTP as a client would. <c>/graphql</c> of the base address is called.</summary>
public sealed class GraphQLClient(string baseUrl, string? token = null) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(100) };

    /// <summary>The endpoint.</summary>
    public Uri Endpoint { get; } = new($"{baseUrl.TrimEnd('/')}/graphql");

    /// <summary>The same endpoint with another token; null for nobody.</summary>
    public GraphQLClient As(string? otherToken) => new(baseUrl, otherToken);

    /// <summary>Sends one operation.</summary>
    public async Task<GraphQLReply> SendAsync(string query, object? variables = null)
    {
        using var request = Request(query, variables, "application/graphql-response+json");
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new GraphQLReply(response.StatusCode, text.Length > 0 ? JsonDocument.Parse(text).RootElement : default);
    }

    /// <summary>Sends one operation that must succeed, and returns its data.</summary>
    public async Task<JsonElement> DataAsync(string query, object? variables = null)
    {
        var reply = await SendAsync(query, variables);
        return reply.Errors.Count == 0 && reply.Status == HttpStatusCode.OK
            ? reply.Data
            : throw new Xunit.Sdk.XunitException($"The operation failed with {(int)reply.Status}: {reply.Body}\n{query}");
    }

    /// <summary>Subscribes over server-sent events; each element is a whole response.</summary>
    public async IAsyncEnumerable<JsonElement> SubscribeAsync(
        string query, object? variables = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var request = Request(query, variables, "text/event-stream");
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in System.Net.ServerSentEvents.SseParser.Create(stream).EnumerateAsync(cancellationToken))
        {
            if (item.EventType == "complete")
            {
                yield break;
            }

            if (item.EventType == "next")
            {
                yield return JsonDocument.Parse(item.Data).RootElement;
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(string query, object? variables, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Endpoint) { Content = JsonContent.Create(new { query, variables }, options: SubgraphClient.Json) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return request;
    }
}

/// <summary>A GraphQL response with its HTTP status.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The whole response.</param>
public sealed record GraphQLReply(HttpStatusCode Status, JsonElement Body)
{
    /// <summary>The data; undefined when there is none.</summary>
    public JsonElement Data => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("data", out var data) ? data : default;

    /// <summary>The top-level errors.</summary>
    public IReadOnlyList<JsonElement> Errors =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray()] : [];

    /// <summary>The codes of the top-level errors.</summary>
    public IReadOnlyList<string?> ErrorCodes => [.. Errors.Select(error => error.GetProperty("extensions").GetProperty("code").GetString())];
}
