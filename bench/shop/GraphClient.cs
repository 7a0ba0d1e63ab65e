using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Octomart.Shop.Bench.Documents;

namespace Octomart.Shop.Bench;

/// <summary>Asks the gateway as a storefront does. An answer with errors is a failure of the measurement.</summary>
internal sealed class GraphClient(string url, string? token = null) : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) })
    {
        BaseAddress = new Uri(url),
        Timeout = TimeSpan.FromSeconds(60),
    };

    public GraphClient As(string otherToken) => new(url, otherToken);

    /// <summary>The raw answer, for scenarios that only read.</summary>
    public async Task<byte[]> AskAsync(byte[] body)
    {
        using var request = Request(body, "application/json");
        using var response = await _http.SendAsync(request);
        var answer = await response.Content.ReadAsByteArrayAsync();
        return response.IsSuccessStatusCode && !answer.AsSpan().StartsWith("{\"errors\""u8)
            ? answer
            : throw new InvalidOperationException($"No answer: {(int)response.StatusCode} {System.Text.Encoding.UTF8.GetString(answer)}");
    }

    /// <summary>The data of one operation.</summary>
    public async Task<JsonElement> SendAsync(string operation, object? variables)
    {
        using var answer = JsonDocument.Parse(await AskAsync(Body(operation, variables)));
        var root = answer.RootElement;
        return root.TryGetProperty("errors", out var errors)
            ? throw new InvalidOperationException($"{operation}: {errors.GetRawText()}")
            : root.GetProperty("data").Clone();
    }

    /// <summary>The payload of a mutation that must succeed.</summary>
    public async Task<JsonElement> MutateAsync(string operation, string field, object input)
    {
        var payload = (await SendAsync(operation, new { input })).GetProperty(field);
        return ErrorOf(payload) is { } code ? throw new InvalidOperationException($"{operation}: {code} {payload.GetRawText()}") : payload;
    }

    public async IAsyncEnumerable<JsonElement> SubscribeAsync(string operation, object variables, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var request = Request(Body(operation, variables), "text/event-stream");
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(stream, static (_, data) => data.ToArray()).EnumerateAsync(cancellationToken))
        {
            if (item.EventType == "next")
            {
                using var next = JsonDocument.Parse(item.Data);
                yield return next.RootElement.Clone();
            }
        }
    }

    public static string? ErrorOf(JsonElement payload) =>
        payload.GetProperty("userErrors") is { } errors && errors.GetArrayLength() > 0 ? errors[0].GetProperty("code").GetString() : null;

    public static byte[] Body(string operation, object? variables) =>
        JsonSerializer.SerializeToUtf8Bytes(new { query = GraphqlDocuments.Of(operation), variables }, JsonSerializerOptions.Web);

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(byte[] body, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(body) { Headers = { ContentType = Json } } };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return request;
    }
}
