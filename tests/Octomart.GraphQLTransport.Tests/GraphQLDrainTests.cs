using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Octomart.Testing;

namespace Octomart.GraphQLTransport.Tests;

/// <summary>A server that is told to stop: what was asked is answered, what would never end is broken off.</summary>
public sealed class GraphQLDrainTests
{
    [Fact]
    public async Task It_says_so_first_and_serves_on_until_the_delay_is_over()
    {
        var time = new FakeTimeProvider();
        await using var server = await EchoServer.StartAsync(options => options.DrainDelay = TimeSpan.FromMinutes(1), time);
        using var http = new HttpClient { BaseAddress = new Uri(server.Url) };
        var before = server.Drain.HasBegun;

        var stopping = server.StopAsync();
        using var meanwhile = await http.PostAsJsonAsync("/graphql", new { query = "{ x }" });
        var during = (server.Drain.HasBegun, stopping.IsCompleted);
        time.Advance(TimeSpan.FromMinutes(1));
        await stopping;

        Assert.False(before);
        Assert.True(meanwhile.IsSuccessStatusCode);
        Assert.Equal((true, false), during);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.PostAsJsonAsync("/graphql", new { query = "{ x }" }));
    }

    [Fact]
    public async Task A_slow_request_is_answered()
    {
        await using var server = await EchoServer.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(server.Url) };
        var asked = http.PostAsJsonAsync("/graphql", new { query = "slow" });
        await server.Executor.HasBegunSlow.Task;

        var stopping = server.StopAsync();
        server.Executor.Release.SetResult();
        using var answer = await asked;
        await stopping;

        Assert.Contains("slow", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_stream_ends_without_complete_so_that_its_client_comes_again()
    {
        await using var server = await EchoServer.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(server.Url) };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "subscription" }) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await Eventually.HoldsAsync(() => Task.FromResult(server.Executor.OpenStreams == 1), "the stream is open");

        await server.StopAsync();

        Assert.DoesNotContain("complete", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, server.Executor.OpenStreams);
        Assert.Empty(server.Failures);
    }

    [Fact]
    public async Task A_WebSocket_closes_as_going_away_once_its_queries_are_answered()
    {
        await using var server = await EchoServer.StartAsync();
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(server.WebSocketUrl, default);
        await SendAsync(socket, """{"type":"connection_init"}""");
        await SendAsync(socket, """{"id":"s","type":"subscribe","payload":{"query":"subscription"}}""");
        await SendAsync(socket, """{"id":"q","type":"subscribe","payload":{"query":"slow"}}""");
        await server.Executor.HasBegunSlow.Task;
        await Eventually.HoldsAsync(() => Task.FromResult(server.Executor.OpenStreams == 1), "the stream is open");

        var stopping = server.StopAsync();
        server.Executor.Release.SetResult();
        var messages = await ReadToCloseAsync(socket);
        await stopping;

        Assert.Contains(messages, message => message.StartsWith("""{"id":"q","type":"next",""", StringComparison.Ordinal));
        Assert.Contains("""{"id":"q","type":"complete"}""", messages);
        Assert.DoesNotContain("""{"id":"s","type":"complete"}""", messages);
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, socket.CloseStatus);
        await Eventually.HoldsAsync(() => Task.FromResult(server.Executor.OpenStreams == 0), "the stream ends");
    }

    [Fact]
    public async Task A_silent_peer_does_not_hold_the_server()
    {
        await using var server = await EchoServer.StartAsync(options => options.DrainTimeout = TimeSpan.FromHours(1));
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(server.WebSocketUrl, default);

        // It never reads, so it never learns of the close and never agrees to it.
        await server.StopAsync().WaitAsync(TimeSpan.FromMinutes(1));
    }

    private static Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private static async Task<List<string>> ReadToCloseAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        List<string> messages = [];
        var buffer = new byte[8192];
        while (await socket.ReceiveAsync(buffer, patience.Token) is { MessageType: WebSocketMessageType.Text } received)
        {
            messages.Add(Encoding.UTF8.GetString(buffer, 0, received.Count));
        }

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
        return messages;
    }
}
