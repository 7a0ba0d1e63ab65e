using System.Net;
using System.Text;

namespace Octomart.GraphQLTransport.Tests;

/// <summary>What the audit of npm graphql-http does not ask: limits, streams, and what else a request can get wrong.</summary>
public sealed class HttpTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private EchoServer _server = null!;

    public async Task InitializeAsync() => _server = await EchoServer.StartAsync(o =>
    {
        o.MaxRequestBytes = 2048;
        o.KeepAliveInterval = TimeSpan.FromMilliseconds(50);
    });

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("""{"query":"{ x }","variables":{"a":"é\"}"}}""", """{"data":{"Query":"{ x }","OperationName":null,"variables":"{\u0022a\u0022:\u0022\u00E9\\\u0022}\u0022}"}}""")]
    [InlineData("""{"query":"{ x }","operationName":"Y","extra":[1,{"b":2}]}""", """{"data":{"Query":"{ x }","OperationName":"Y","variables":""}}""")]
    public async Task A_request_reaches_the_executor_as_it_was_sent(string body, string answer)
    {
        var (status, text) = await PostAsync(body);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(answer, text);
    }

    [Theory]
    [InlineData("", "BAD_REQUEST")]
    [InlineData("[]", "BATCHING_NOT_SUPPORTED")]
    [InlineData("""{"query":"{ x }"} trailing""", "BAD_REQUEST")]
    [InlineData("""{"query":1}""", "BAD_REQUEST")]
    [InlineData("""{"query":"{ x }","variables":[]}""", "BAD_REQUEST")]
    [InlineData("""{"query":"\ud800"}""", "BAD_REQUEST")]
    [InlineData("""{"variables":{}}""", "BAD_REQUEST")]
    public async Task A_malformed_request_is_refused_with_its_code(string body, string code)
    {
        var (status, text) = await PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains($"\"code\":\"{code}\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_up_to_the_limit_passes_and_one_byte_more_does_not()
    {
        const string frame = """{"query":""}""";
        var (atLimit, _) = await PostAsync($$"""{"query":"{{new string('x', 2048 - frame.Length)}}"}""");
        var (beyond, text) = await PostAsync($$"""{"query":"{{new string('x', 2049 - frame.Length)}}"}""");

        Assert.Equal(HttpStatusCode.OK, atLimit);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, beyond);
        Assert.Contains("REQUEST_TOO_LARGE", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_post_of_another_origin_cannot_get_through()
    {
        using var form = new StringContent("""{"query":"mutation { x }"}""", Encoding.UTF8, "text/plain");

        using var response = await _http.PostAsync($"{_server.Url}/graphql", form);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task A_mutation_over_get_is_not_allowed()
    {
        using var response = await _http.GetAsync($"{_server.Url}/graphql?query=mutation");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_subscription_without_a_stream_says_how_to_get_one()
    {
        var (status, text) = await PostAsync("""{"query":"subscription"}""");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("SUBSCRIPTION_NEEDS_STREAM", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_idle_stream_is_kept_alive_and_ends_when_the_client_leaves()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_server.Url}/graphql") { Content = Json("""{"query":"subscription"}""") };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using (var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead))
        {
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
            var lines = new List<string?>();
            while (lines.Count(line => line == ":") < 3)
            {
                lines.Add(await reader.ReadLineAsync());
            }

            Assert.Contains("event: next", lines);
            Assert.Contains("""data: {"data":{"count":1}}""", lines);
        }

        await Testing.Eventually.HoldsAsync(() => Task.FromResult(_server.Executor.OpenStreams == 0), "the stream ends");
        Assert.Empty(_server.Failures);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private async Task<(HttpStatusCode Status, string Text)> PostAsync(string body)
    {
        using var content = Json(body);
        using var response = await _http.PostAsync($"{_server.Url}/graphql", content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
