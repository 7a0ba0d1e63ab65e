using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Octomart.PaymentSubgraph.Providers.PayPalPayments;

/// <summary>PayPal's REST API: a token with each call, and a request id with each write, under which PayPal does the work once.</summary>
internal sealed class PayPalClient(IHttpClientFactory clients, PayPalTokens tokens)
{
    public const string HttpClientName = "paypal";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public Task<ProviderReply<T>> GetAsync<T>(string path, CancellationToken cancellationToken) where T : class =>
        AskAsync<T>(() => SendAsync(HttpMethod.Get, path, null, null, cancellationToken), cancellationToken);

    /// <summary>PayPal remembers a request id for hours at least; whoever may ask again later has to look first.</summary>
    public Task<ProviderReply<T>> PostAsync<T>(string path, string requestId, object body, CancellationToken cancellationToken) where T : class =>
        AskAsync<T>(() => SendAsync(HttpMethod.Post, path, requestId, JsonSerializer.SerializeToUtf8Bytes(body, Json), cancellationToken), cancellationToken);

    /// <summary>Something that changes nothing at PayPal.</summary>
    public Task<ProviderReply<T>> PostAsync<T>(string path, byte[] body, CancellationToken cancellationToken) where T : class =>
        AskAsync<T>(() => SendAsync(HttpMethod.Post, path, null, body, cancellationToken), cancellationToken);

    private static async Task<ProviderReply<T>> AskAsync<T>(Func<Task<HttpResponseMessage>> send, CancellationToken cancellationToken) where T : class
    {
        try
        {
            using var response = await send();
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            return response.IsSuccessStatusCode
                ? ProviderReply.Of(JsonSerializer.Deserialize<T>(text, Json) ?? throw new JsonException("PayPal said nothing."))
                : IsFinal(response.StatusCode) ? ProviderReply.Refused<T>(IssueOf(text, response.StatusCode)) : ProviderReply.NoAnswer<T>(IssueOf(text, response.StatusCode));
        }
        catch (Exception error) when (error is HttpRequestException or JsonException or IOException)
        {
            return ProviderReply.NoAnswer<T>(error.Message);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            return ProviderReply.NoAnswer<T>(error.Message);
        }
    }

    /// <summary>A token that PayPal takes no more is renewed once.</summary>
    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? requestId, byte[]? body, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(cancellationToken);
        var response = await SendAsync(method, path, requestId, body, token, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
        {
            return response;
        }

        response.Dispose();
        tokens.Forget(token);
        return await SendAsync(method, path, requestId, body, await tokens.GetAsync(cancellationToken), cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? requestId, byte[]? body, string token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (requestId is not null)
        {
            request.Headers.Add("PayPal-Request-Id", requestId);
            request.Headers.Add("Prefer", "return=representation");
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        using var http = clients.CreateClient(HttpClientName);
        return await http.SendAsync(request, cancellationToken);
    }

    /// <summary>A request that PayPal finds wrong stays wrong. With overload, an outage or wrong credentials nobody knows, and it may work later.</summary>
    private static bool IsFinal(HttpStatusCode status) => (int)status is >= 400 and < 500 and not (401 or 403 or 408 or 409 or 429);

    /// <summary>The word that programs go by: the first issue, else the error's name, else the status.</summary>
    private static string IssueOf(string text, HttpStatusCode status)
    {
        try
        {
            var error = JsonSerializer.Deserialize<PayPalError>(text, Json);
            return (error?.Details is [{ Issue: { } issue }, ..] ? issue : error?.Name) ?? status.ToString();
        }
        catch (JsonException)
        {
            return status.ToString();
        }
    }
}
