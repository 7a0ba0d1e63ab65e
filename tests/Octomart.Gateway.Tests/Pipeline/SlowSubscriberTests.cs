using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.DependencyInjection;
using Octomart.Gateway.Tests.TestKit;
using Octomart.GraphQLTransport;

namespace Octomart.Gateway.Tests.Pipeline;

/// <summary>
/// A subscriber that reads nothing while its subgraph has events without end: the gateway takes no more from the subgraph than fits into the buffers
/// of the connections, and ends the connection when an event is not accepted in time.
/// </summary>
public class SlowSubscriberTests
{
    private const string Subscription = """subscription { orderUpdated(id: "o1") { status } }""";
    private const int EventBytes = 64 * 1024;
    private const long SupplyBytes = 512L * 1024 * 1024;

    [Fact]
    public async Task On_an_event_stream_it_is_ended_long_before_all_events_were_taken()
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create(), null, Impatient);
        var taken = Flood(gateway.Subgraphs["order"]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = Subscription }) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));

        using var response = await gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.InRange(await taken, EventBytes, SupplyBytes / 4);
    }

    [Fact]
    public async Task On_a_WebSocket_it_is_ended_long_before_all_events_were_taken()
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create(), null, Impatient);
        var taken = Flood(gateway.Subgraphs["order"]);
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(gateway.Client.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri, default);
        await SendAsync(socket, """{"type":"connection_init"}""");
        await SendAsync(socket, $$$"""{"id":"1","type":"subscribe","payload":{"query":"{{{Subscription.Replace("\"", "\\\"", StringComparison.Ordinal)}}}"}}""");

        Assert.InRange(await taken, EventBytes, SupplyBytes / 4);
    }

    private static void Impatient(IServiceCollection services) =>
        services.Configure<GraphQLTransportOptions>(options => options.EventSendTimeout = TimeSpan.FromMilliseconds(200));

    private static Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, default);

    /// <summary>Bytes that were taken when the gateway ended the subscription, or nearly all when it never did. Gives up after a while.</summary>
    private static Task<long> Flood(FakeSubgraph subgraph)
    {
        var ended = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var frame = Encoding.UTF8.GetBytes("event: next\ndata: {\"data\":{\"orderUpdated\":{\"status\":\"" + new string('x', EventBytes) + "\"}}}\n\n");
        subgraph.Instead = async http =>
        {
            // This server is patient: whoever ends the subscription, it is the gateway.
            http.Features.GetRequiredFeature<IHttpMinResponseDataRateFeature>().MinDataRate = null;
            http.Response.ContentType = "text/event-stream";
            long written = 0, taken = 0;
            try
            {
                while (written < SupplyBytes)
                {
                    // Once the gateway has left, writes end at once and go nowhere: only what had to wait was taken by somebody.
                    var write = http.Response.Body.WriteAsync(frame, http.RequestAborted);
                    written += frame.Length;
                    taken = write.IsCompleted ? taken : written;
                    await write;
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // The gateway has left.
            }

            ended.TrySetResult(taken);
            return true;
        };
        return ended.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
