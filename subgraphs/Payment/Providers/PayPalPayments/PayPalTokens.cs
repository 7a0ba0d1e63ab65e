using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;

namespace Octomart.PaymentSubgraph.Providers.PayPalPayments;

/// <summary>The OAuth token that every call needs. It is good for hours and shared; one is fetched at a time.</summary>
internal sealed class PayPalTokens(IHttpClientFactory clients, IOptions<PayPalOptions> options, TimeProvider clock) : IDisposable
{
    /// <summary>A token that expires on its way to PayPal is no good.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile Token? _known;

    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        if (Known() is { } known)
        {
            return known;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            return Known() ?? (_known = await FetchAsync(cancellationToken)).Value;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>PayPal does not take this one any more.</summary>
    public void Forget(string refused)
    {
        if (_known is { } known && known.Value == refused)
        {
            Interlocked.CompareExchange(ref _known, null, known);
        }
    }

    public void Dispose() => _one.Dispose();

    private string? Known() => _known is { } known && clock.GetUtcNow() < known.RenewAt ? known.Value : null;

    private async Task<Token> FetchAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/oauth2/token") { Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]) };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.Value.ClientId}:{options.Value.ClientSecret}")));
        using var http = clients.CreateClient(PayPalClient.HttpClientName);
        using var response = await http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"PayPal gave no token: {(int)response.StatusCode}.", null, response.StatusCode);
        }

        var answer = await response.Content.ReadFromJsonAsync<Answer>(PayPalClient.Json, cancellationToken);
        return answer is { AccessToken: { } value, ExpiresIn: > 0 }
            ? new Token(value, clock.GetUtcNow() + TimeSpan.FromSeconds(answer.ExpiresIn) - Margin)
            : throw new HttpRequestException("PayPal gave no token.");
    }

    private sealed record Answer(string? AccessToken, int ExpiresIn);

    private sealed record Token(string Value, DateTimeOffset RenewAt);
}
