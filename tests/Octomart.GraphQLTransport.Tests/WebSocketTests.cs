using System.Net.WebSockets;
using System.Text;
using Octomart.Testing;

namespace Octomart.GraphQLTransport.Tests;

/// <summary>The graphql-transport-ws protocol, message by message.</summary>
public sealed class WebSocketTests : IAsyncLifetime
{
    private const string Init = """{"type":"connection_init"}""";
    private const string Ack = """{"type":"connection_ack"}""";

    private EchoServer _server = null!;

    public async Task InitializeAsync() => _server = await EchoServer.StartAsync(o =>
    {
        o.ConnectionInitTimeout = TimeSpan.FromSeconds(3); // Long enough for a busy machine to answer the other cases first.
        o.MaxRequestBytes = 4096;
        o.MaxOperationsPerConnection = 3;
    });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task An_operation_is_answered_and_completed()
    {
        using var socket = await InitialisedAsync();

        await SendAsync(socket, """{"id":"a","type":"subscribe","payload":{"query":"{ x }"}}""");

        Assert.Equal("""{"id":"a","type":"next","payload":{"data":{"Query":"{ x }","OperationName":null,"variables":""}}}""", await ReceiveAsync(socket));
        Assert.Equal("""{"id":"a","type":"complete"}""", await ReceiveAsync(socket));
    }

    [Fact]
    public async Task A_subscription_streams_its_events_in_order()
    {
        using var socket = await InitialisedAsync();

        await SendAsync(socket, """{"id":"a","type":"subscribe","payload":{"query":"subscription","variables":{"to":2}}}""");

        Assert.Equal("""{"id":"a","type":"next","payload":{"data":{"count":1}}}""", await ReceiveAsync(socket));
        Assert.Equal("""{"id":"a","type":"next","payload":{"data":{"count":2}}}""", await ReceiveAsync(socket));
        Assert.Equal("""{"id":"a","type":"complete"}""", await ReceiveAsync(socket));
    }

    [Fact]
    public async Task A_refused_operation_gets_its_errors_and_no_complete()
    {
        using var socket = await InitialisedAsync();

        await SendAsync(socket, """{"id":"a","type":"subscribe","payload":{"query":"invalid"}}""");
        await SendAsync(socket, """{"type":"ping"}""");

        Assert.Equal("""{"id":"a","type":"error","payload":[{"message":"No such field.","extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}""", await ReceiveAsync(socket));
        Assert.Equal("""{"type":"pong"}""", await ReceiveAsync(socket));
    }

    [Fact]
    public async Task A_fault_of_ours_is_said_without_its_message_and_the_connection_goes_on()
    {
        using var socket = await InitialisedAsync();

        await SendAsync(socket, """{"id":"a","type":"subscribe","payload":{"query":"fault"}}""");
        var error = await ReceiveAsync(socket);
        await SendAsync(socket, """{"type":"ping"}""");

        Assert.Contains("INTERNAL_SERVER_ERROR", error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
        Assert.Equal("""{"type":"pong"}""", await ReceiveAsync(socket));
    }

    [Fact]
    public async Task A_completed_subscription_stops_at_the_source_and_its_id_is_free_again()
    {
        using var socket = await InitialisedAsync();
        await SendAsync(socket, """{"id":"a","type":"subscribe","payload":{"query":"subscription"}}""");
        await ReceiveAsync(socket);

        await SendAsync(socket, """{"id":"a","type":"complete"}""");

        await Eventually.HoldsAsync(() => Task.FromResult(_server.Executor.OpenStreams == 0), "the stream ends");
        await SendAsync(socket, """{"id":"a","type":"subscribe","payload":{"query":"{ again }"}}""");
        Assert.Contains("again", await ReceiveAsync(socket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_leaves_stops_its_subscriptions()
    {
        using (var socket = await InitialisedAsync())
        {
            await SendAsync(socket, """{"id":"a","type":"subscribe","payload":{"query":"subscription"}}""");
            await ReceiveAsync(socket);
        }

        await Eventually.HoldsAsync(() => Task.FromResult(_server.Executor.OpenStreams == 0), "the stream ends");
    }

    [Theory]
    [InlineData(4400, "not json")]
    [InlineData(4400, """{"type":"unknown"}""")]
    [InlineData(4400, Init, """{"id":"a","type":"subscribe","payload":{"variables":{}}}""")]
    [InlineData(4401, """{"id":"a","type":"subscribe","payload":{"query":"{ x }"}}""")]
    [InlineData(4429, Init, Init)]
    [InlineData(4409, Init, """{"id":"a","type":"subscribe","payload":{"query":"subscription"}}""", """{"id":"a","type":"subscribe","payload":{"query":"subscription"}}""")]
    [InlineData(4408)]
    public async Task A_breach_of_the_protocol_closes_with_its_code(int code, params string[] messages)
    {
        using var socket = await ConnectAsync();

        foreach (var message in messages)
        {
            await SendAsync(socket, message);
        }

        Assert.Equal(code, await ReceiveCloseAsync(socket));
    }

    [Fact]
    public async Task More_operations_than_allowed_close_the_connection()
    {
        using var socket = await InitialisedAsync();

        for (var i = 0; i < 4; i++)
        {
            await SendAsync(socket, $$$"""{"id":"{{{i}}}","type":"subscribe","payload":{"query":"subscription"}}""");
        }

        Assert.Equal(4429, await ReceiveCloseAsync(socket));
    }

    [Fact]
    public async Task A_message_beyond_the_limit_closes_the_connection()
    {
        using var socket = await InitialisedAsync();

        await SendAsync(socket, $$$"""{"id":"a","type":"subscribe","payload":{"query":"{{{new string('x', 5000)}}}"}}""");

        Assert.Equal(1009, await ReceiveCloseAsync(socket));
    }

    [Fact]
    public async Task Another_subprotocol_is_refused()
    {
        using var socket = await ConnectAsync("graphql-ws");

        Assert.Equal(4406, await ReceiveCloseAsync(socket));
    }

    private async Task<ClientWebSocket> ConnectAsync(string subprotocol = "graphql-transport-ws")
    {
        var socket = new ClientWebSocket();
        if (subprotocol == "graphql-transport-ws")
        {
            socket.Options.AddSubProtocol(subprotocol);
        }

        await socket.ConnectAsync(_server.WebSocketUrl, CancellationToken.None);
        return socket;
    }

    private async Task<ClientWebSocket> InitialisedAsync()
    {
        var socket = await ConnectAsync();
        await SendAsync(socket, Init);
        Assert.Equal(Ack, await ReceiveAsync(socket));
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var buffer = new byte[8192];
        var received = await socket.ReceiveAsync(buffer, patience.Token);
        Assert.Equal(WebSocketMessageType.Text, received.MessageType);
        return Encoding.UTF8.GetString(buffer, 0, received.Count);
    }

    private static async Task<int> ReceiveCloseAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var buffer = new byte[8192];
        while ((await socket.ReceiveAsync(buffer, patience.Token)).MessageType != WebSocketMessageType.Close)
        {
        }

        return (int)socket.CloseStatus!;
    }
}
