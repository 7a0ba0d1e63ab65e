using Octomart.Gateway.Tests.TestKit;
using Octomart.Testing;

namespace Octomart.Gateway.Tests.Pipeline;

/// <summary>From a client's WebSocket through the gateway to a subgraph, whichever protocol that speaks.</summary>
public class WebSocketSubscriptionTests
{
    private const string Subscription = """subscription { orderUpdated(id: "o1") { status product { title seller { name } } } }""";

    [Theory]
    [InlineData(SubscriptionProtocol.EventStream)]
    [InlineData(SubscriptionProtocol.WebSocket)]
    public async Task Each_event_arrives_with_the_fields_of_other_subgraphs(SubscriptionProtocol protocol)
    {
        await using var gateway = await StartAsync(protocol);
        var order = gateway.Subgraphs["order"];
        using var client = await WebSocketClient.ConnectAsync(gateway.Client.BaseAddress!);
        await client.SubscribeAsync("a", Subscription);

        await order.Events.Writer.WriteAsync("""{"data":{"orderUpdated":{"status":"ACCEPTED","product":{"id":"p1"}}}}""");
        var first = await client.ReceiveAsync();
        await order.Events.Writer.WriteAsync("""{"data":{"orderUpdated":{"status":"SHIPPED","product":{"id":"p2"}}}}""");
        var second = await client.ReceiveAsync();
        order.Events.Writer.Complete();
        var last = await client.ReceiveAsync();

        Assert.Equal("""{"id":"a","type":"next","payload":{"data":{"orderUpdated":{"status":"ACCEPTED","product":{"title":"Lamp","seller":{"name":"Acme"}}}}}}""", first);
        Assert.Equal("""{"id":"a","type":"next","payload":{"data":{"orderUpdated":{"status":"SHIPPED","product":{"title":"Desk","seller":{"name":"Acme"}}}}}}""", second);
        Assert.Equal("""{"id":"a","type":"complete"}""", last);
    }

    [Theory]
    [InlineData(SubscriptionProtocol.EventStream)]
    [InlineData(SubscriptionProtocol.WebSocket)]
    public async Task A_subscription_goes_on_with_a_subgraph_that_was_restarted(SubscriptionProtocol protocol)
    {
        await using var gateway = await StartAsync(protocol);
        var order = gateway.Subgraphs["order"];
        using var client = await WebSocketClient.ConnectAsync(gateway.Client.BaseAddress!);
        await client.SubscribeAsync("a", Subscription);
        await OpenAsync(order, 1);

        await order.DisposeAsync();
        await OpenAsync(order, 0);
        await order.RestartAsync();
        await OpenAsync(order, 1);
        await order.Events.Writer.WriteAsync("""{"data":{"orderUpdated":{"status":"SHIPPED","product":{"id":"p1"}}}}""");

        Assert.Contains("SHIPPED", await client.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subscription_that_a_client_completes_ends_at_its_subgraph_too()
    {
        await using var gateway = await StartAsync(SubscriptionProtocol.EventStream);
        var order = gateway.Subgraphs["order"];
        using var client = await WebSocketClient.ConnectAsync(gateway.Client.BaseAddress!);
        await client.SubscribeAsync("a", Subscription);
        await OpenAsync(order, 1);

        await client.CompleteAsync("a");

        await OpenAsync(order, 0);
    }

    [Fact]
    public async Task Queries_and_mistakes_are_answered_beside_a_subscription()
    {
        await using var gateway = await StartAsync(SubscriptionProtocol.EventStream);
        using var client = await WebSocketClient.ConnectAsync(gateway.Client.BaseAddress!);
        await client.SubscribeAsync("s", Subscription);

        await client.SubscribeAsync("q", """{ product(id: "p1") { title } }""");
        var answer = await client.ReceiveAsync() + await client.ReceiveAsync();
        await client.SubscribeAsync("m", "{ nothing }");
        var mistake = await client.ReceiveAsync();

        Assert.Equal("""{"id":"q","type":"next","payload":{"data":{"product":{"title":"Lamp"}}}}{"id":"q","type":"complete"}""", answer);
        Assert.StartsWith("""{"id":"m","type":"error","payload":[{"message":""", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hundreds_of_idle_subscribers_all_get_their_event_and_leave_nothing_behind()
    {
        const int Subscribers = 200;
        await using var gateway = await StartAsync(SubscriptionProtocol.EventStream);
        var order = gateway.Subgraphs["order"];
        var clients = await Task.WhenAll(Enumerable.Range(0, Subscribers).Select(async _ =>
        {
            var client = await WebSocketClient.ConnectAsync(gateway.Client.BaseAddress!);
            await client.SubscribeAsync("a", Subscription);
            return client;
        }));
        await OpenAsync(order, Subscribers);

        // Events go to whichever stream takes them first, and each stream leads to one client.
        for (var i = 0; i < Subscribers; i++)
        {
            await order.Events.Writer.WriteAsync($$"""{"data":{"orderUpdated":{"product":{"id":"p1"},"status":"{{i}}"} } }""");
        }

        var received = 0;
        var reading = clients.Select(async client =>
        {
            while (await client.ReceiveAsync() is not null)
            {
                Interlocked.Increment(ref received);
            }
        }).ToList();
        await Eventually.HoldsAsync(() => Task.FromResult(Volatile.Read(ref received) == Subscribers), "every event arrives");
        Array.ForEach(clients, client => client.Dispose());
        await OpenAsync(order, 0);
        await Task.WhenAll(reading.Select(task => task.ContinueWith(_ => { }, TaskScheduler.Default)));
    }

    private static Task<GatewayFixture> StartAsync(SubscriptionProtocol protocol) =>
        GatewayFixture.StartAsync(ShopGraph.Create(), options => options.Subgraphs["order"].SubscriptionProtocol = protocol);

    private static Task OpenAsync(FakeSubgraph subgraph, int count) =>
        Eventually.HoldsAsync(() => Task.FromResult(subgraph.OpenStreams == count), $"{count} streams are open");
}
