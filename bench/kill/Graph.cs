using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Octomart.Kill.Bench;

/// <summary>Asks the gateway as a good client does: what broke is sent again, the same with the same key, until there is an answer.</summary>
internal sealed class Graph(string url, Traffic? traffic = null, string? token = null) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly HttpClient _http = new() { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(40) };

    public Graph As(string otherToken) => new(url, traffic, otherToken);

    public async Task<bool> IsOpenAsync(CancellationToken cancellationToken) =>
        await TrySendAsync("{ products(first: 1) { totalCount } }", new { }, cancellationToken) is not null;

    /// <summary>The data of an operation, however often the shop dies over it.</summary>
    public async Task<JsonElement> SendAsync(string operation, object variables, CancellationToken cancellationToken)
    {
        for (var started = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(started) < Patience;)
        {
            if (await TrySendAsync(operation, variables, cancellationToken) is { } data)
            {
                traffic?.Count();
                return data;
            }

            await Task.Delay(200, cancellationToken);
        }

        throw new TimeoutException($"No answer within {Patience}: {operation}");
    }

    public void Dispose() => _http.Dispose();

    // Null when nothing is known of what became of it. A partial answer counts as none: what is missing is asked for again.
    private async Task<JsonElement?> TrySendAsync(string operation, object variables, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = operation, variables }) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        try
        {
            traffic?.Sends(operation);
            using var response = await _http.SendAsync(request, cancellationToken);
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            if (response.StatusCode == HttpStatusCode.BadRequest)
            {
                throw new InvalidOperationException($"Not understood: {operation} {answer.GetRawText()}");
            }

            return response.IsSuccessStatusCode && !answer.TryGetProperty("errors", out _) ? answer.GetProperty("data") : null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}

/// <summary>What the buyers send, and how much of it was answered. Kills go by it and not by the clock, so that they meet work on slow machines too.</summary>
internal sealed class Traffic
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new(StringComparer.Ordinal);
    private int _answered;

    public void Count() => Interlocked.Increment(ref _answered);

    /// <summary>A request is about to be sent.</summary>
    public void Sends(string operation)
    {
        foreach (var (field, isSent) in _awaited.Where(awaited => operation.Contains($" {awaited.Key}(", StringComparison.Ordinal)))
        {
            _awaited.TryRemove(field, out _);
            isSent.TrySetResult();
        }
    }

    /// <summary>Waits until a request for this field is sent.</summary>
    public Task SendingAsync(string field, CancellationToken cancellationToken) =>
        _awaited.GetOrAdd(field, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(cancellationToken);

    /// <summary>Waits until so many more were answered.</summary>
    public async Task PassAsync(int count, CancellationToken cancellationToken)
    {
        var goal = Volatile.Read(ref _answered) + count;
        while (Volatile.Read(ref _answered) < goal)
        {
            await Task.Delay(5, cancellationToken);
        }
    }
}
