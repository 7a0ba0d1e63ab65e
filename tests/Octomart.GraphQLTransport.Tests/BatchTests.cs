using System.Net;
using System.Text;

namespace Octomart.GraphQLTransport.Tests;

/// <summary>Several operations in one POST, where that is switched on.</summary>
public sealed class BatchTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private EchoServer _server = null!;

    public async Task InitializeAsync() => _server = await EchoServer.StartAsync(options => options.MaxBatchSize = 3);

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Each_operation_is_answered_in_the_order_of_the_batch()
    {
        var (status, text) = await PostAsync("""[{"query":"{ a }"}, {"query":"invalid"}, {"query":"{ b }","operationName":"B"}]""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            """[{"data":{"Query":"{ a }","OperationName":null,"variables":""}},{"errors":[{"message":"No such field.","extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]},{"data":{"Query":"{ b }","OperationName":"B","variables":""}}]""",
            text);
    }

    [Theory]
    [InlineData("""[{"query":"a"},{"query":"b"},{"query":"c"},{"query":"d"}]""", "BATCH_TOO_LARGE")]
    [InlineData("[]", "BAD_REQUEST")]
    [InlineData("[1]", "BAD_REQUEST")]
    [InlineData("""[{"query":"a"},{"variables":{}}]""", "BAD_REQUEST")]
    [InlineData("""[{"query":"a"}""", "BAD_REQUEST")]
    [InlineData("""[{"query":"a"}] b""", "BAD_REQUEST")]
    public async Task Too_many_or_malformed_ones_are_refused_whole(string body, string code)
    {
        var (status, text) = await PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains($"\"code\":\"{code}\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subscription_has_no_place_in_a_batch()
    {
        var (_, text) = await PostAsync("""[{"query":"subscription"},{"query":"{ a }"}]""");

        Assert.StartsWith("""[{"errors":[{""", text, StringComparison.Ordinal);
        Assert.Contains("SUBSCRIPTION_NEEDS_STREAM", text, StringComparison.Ordinal);
        Assert.Contains("{ a }", text, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, string Text)> PostAsync(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync($"{_server.Url}/graphql", content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
