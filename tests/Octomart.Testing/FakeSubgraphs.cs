using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Octomart.SubgraphDefaults.Calls;

namespace Octomart.Testing;

/// <summary>
/// Plays the other subgraphs over real HTTP: <c>fakes.On("product", "stockReserve", v =&gt; new { reservation = ..., userErrors = ... })</c>
/// answers that root field. A handler may throw <see cref="FakeOutageException"/> to break the connection, before or after its effect.
/// </summary>
public sealed partial class FakeSubgraphs : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(string Subgraph, string Field), Func<JsonElement, object?>> _handlers = new();
    private WebApplication? _app;

    /// <summary>Every call that was answered, in order.</summary>
    public ConcurrentQueue<FakeCall> Calls { get; } = new();

    /// <summary>Settings that point all subgraphs here.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings =>
        SubgraphEndpoints.Names.Select(name => KeyValuePair.Create(SubgraphEndpoints.UrlKey(name), (string?)$"{_app!.Urls.First()}/{name}"));

    /// <summary>Starts on a free port.</summary>
    public static async Task<FakeSubgraphs> StartAsync()
    {
        var fakes = new FakeSubgraphs();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        fakes._app = builder.Build();
        fakes._app.Urls.Add("http://127.0.0.1:0");
        fakes._app.MapPost("/{subgraph}/graphql", fakes.AnswerAsync);
        await fakes._app.StartAsync();
        return fakes;
    }

    /// <summary>Answers a root field with what the handler makes of the variables.</summary>
    public FakeSubgraphs On(string subgraph, string field, Func<JsonElement, object?> answer)
    {
        _handlers[(subgraph, field)] = answer;
        return this;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    private async Task AnswerAsync(HttpContext http, string subgraph)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        var field = RootField().Match(body.RootElement.Text("query")).Groups["field"].Value;
        var variables = body.RootElement.TryGetProperty("variables", out var found) ? found.Clone() : default;
        if (!_handlers.TryGetValue((subgraph, field), out var handler))
        {
            await http.Response.WriteAsJsonAsync(new { errors = new[] { new { message = $"No fake answers {subgraph}.{field}." } } });
            return;
        }

        try
        {
            var answer = handler(variables);
            Calls.Enqueue(new FakeCall(subgraph, field, variables));
            await http.Response.WriteAsJsonAsync(new { data = new Dictionary<string, object?> { [field] = answer } }, SubgraphClient.Json);
        }
        catch (FakeOutageException)
        {
            Calls.Enqueue(new FakeCall(subgraph, field, variables));
            http.Abort();
        }
    }

    [GeneratedRegex(@"\{\s*(?<field>\w+)")]
    private static partial Regex RootField();
}

/// <summary>A call that a fake answered.</summary>
public sealed record FakeCall(string Subgraph, string Field, JsonElement Variables);

/// <summary>Breaks the connection instead of answering.</summary>
public sealed class FakeOutageException : Exception;
