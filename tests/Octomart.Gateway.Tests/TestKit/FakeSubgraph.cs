using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using GraphQL;
using GraphQL.SystemTextJson;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Octomart.Gateway.Tests.TestKit;

/// <summary>A subgraph of a <see cref="TestGraph"/>, served over HTTP on loopback. Notes what it is asked, and can be taken down.</summary>
internal sealed class FakeSubgraph : IAsyncDisposable
{
    private readonly DataSchema schema;
    private WebApplication? app;

    private FakeSubgraph(DataSchema schema) => this.schema = schema;

    public ConcurrentQueue<SeenRequest> Requests { get; } = [];

    /// <summary>What to answer instead, if anything.</summary>
    public Func<HttpContext, Task<bool>>? Instead { get; set; }

    /// <summary>Events for whoever subscribes: each the data of a GraphQL response.</summary>
    public Channel<string> Events { get; } = Channel.CreateUnbounded<string>();

    public Uri Url { get; private set; } = null!;

    /// <summary>Subscriptions that are open.</summary>
    public int OpenStreams => Volatile.Read(ref openStreams);

    private int openStreams;

    public static async Task<FakeSubgraph> StartAsync(DataSchema schema)
    {
        var subgraph = new FakeSubgraph(schema);
        await subgraph.ListenAsync("http://127.0.0.1:0");
        return subgraph;
    }

    /// <summary>Comes back at the address that it had before it was disposed.</summary>
    public Task RestartAsync() => ListenAsync(Url.GetLeftPart(UriPartial.Authority));

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }

    private async Task ListenAsync(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        app = builder.Build();
        app.UseWebSockets();
        app.MapPost("/graphql", HandleAsync);
        app.MapGet("/graphql", HandleWebSocketAsync);
        await app.StartAsync();
        Url = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/graphql");
    }

    private async Task HandleAsync(HttpContext http)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        var query = body.RootElement.GetProperty("query").GetString()!;
        var variables = body.RootElement.GetProperty("variables").GetRawText();
        Requests.Enqueue(new SeenRequest(query, variables, http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        if (Instead is not null && await Instead(http))
        {
            return;
        }

        if (http.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.Ordinal))
        {
            await StreamAsync(http);
            return;
        }

        http.Response.ContentType = "application/graphql-response+json";
        try
        {
            await http.Response.WriteAsync(await schema.ExecuteAsync(query, new GraphQLSerializer().Deserialize<Inputs>(variables)));
        }
        catch (Exception fault)
        {
            // A fault of the test's own schema: show it where the test looks.
            Requests.Enqueue(new SeenRequest(fault.ToString(), "", new Dictionary<string, string>()));
            throw;
        }
    }

    /// <summary>As much of graphql-transport-ws as one subscription needs.</summary>
    private async Task HandleWebSocketAsync(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync("graphql-transport-ws");
        await ReceiveAsync(socket, "connection_init");
        await SendAsync(socket, """{"type":"connection_ack"}""");
        await SendAsync(socket, """{"type":"ping"}""");
        await ReceiveAsync(socket, "subscribe");
        await ReceiveAsync(socket, "pong");
        Requests.Enqueue(new SeenRequest("WebSocket", "", new Dictionary<string, string>()));
        await EachEventAsync(http, data => SendAsync(socket, $$"""{"id":"1","type":"next","payload":{{data}}}"""));

        await SendAsync(socket, """{"id":"1","type":"complete"}""");
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, http.RequestAborted);
    }

    private static Task SendAsync(WebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, CancellationToken.None);

    private static async Task ReceiveAsync(WebSocket socket, string type)
    {
        var buffer = new byte[16 * 1024];
        var received = await socket.ReceiveAsync(buffer, CancellationToken.None);
        Assert.Contains($"\"type\":\"{type}\"", Encoding.UTF8.GetString(buffer, 0, received.Count), StringComparison.Ordinal);
    }

    private async Task StreamAsync(HttpContext http)
    {
        http.Response.ContentType = "text/event-stream";
        await http.Response.Body.FlushAsync();
        await EachEventAsync(http, async data =>
        {
            await http.Response.WriteAsync($"event: next\ndata: {data}\n\n");
            await http.Response.Body.FlushAsync();
        });
        await http.Response.WriteAsync("event: complete\ndata:\n\n");
    }

    private async Task EachEventAsync(HttpContext http, Func<string, Task> send)
    {
        Interlocked.Increment(ref openStreams);
        try
        {
            await foreach (var data in Events.Reader.ReadAllAsync(http.RequestAborted))
            {
                await send(data);
            }
        }
        finally
        {
            Interlocked.Decrement(ref openStreams);
        }
    }
}

/// <summary>What a subgraph was asked.</summary>
internal sealed record SeenRequest(string Query, string Variables, IReadOnlyDictionary<string, string> Headers);
