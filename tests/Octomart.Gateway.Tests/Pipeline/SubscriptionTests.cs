using System.Net.Http.Headers;
using System.Net.Http.Json;
using Octomart.Gateway.Tests.TestKit;

namespace Octomart.Gateway.Tests.Pipeline;

public class SubscriptionTests
{
    [Fact]
    public async Task Each_event_is_completed_with_fields_of_other_subgraphs()
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create());
        using var request = Subscribe();
        using var response = await gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

        await gateway.Subgraphs["order"].Events.Writer.WriteAsync("""{"data":{"orderUpdated":{"status":"ACCEPTED","product":{"id":"p1"}}}}""");
        var first = await NextAsync(reader);
        await gateway.Subgraphs["order"].Events.Writer.WriteAsync("""{"data":{"orderUpdated":{"status":"SHIPPED","product":{"id":"p2"}}}}""");
        var second = await NextAsync(reader);
        gateway.Subgraphs["order"].Events.Writer.Complete();
        var rest = await reader.ReadToEndAsync();

        Assert.Equal("""{"data":{"orderUpdated":{"status":"ACCEPTED","product":{"title":"Lamp","seller":{"name":"Acme"}}}}}""", first);
        Assert.Equal("""{"data":{"orderUpdated":{"status":"SHIPPED","product":{"title":"Desk","seller":{"name":"Acme"}}}}}""", second);
        Assert.Contains("event: complete", rest, StringComparison.Ordinal);
        Assert.Equal("text/event-stream", gateway.Subgraphs["order"].Requests.First().Headers["Accept"]);
    }

    [Fact]
    public async Task A_subgraph_that_speaks_WebSocket_is_subscribed_to_by_WebSocket()
    {
        await using var gateway = await GatewayFixture.StartAsync(
            ShopGraph.Create(), options => options.Subgraphs["order"].SubscriptionProtocol = SubscriptionProtocol.WebSocket);
        gateway.Subgraphs["order"].Events.Writer.TryWrite("""{"data":{"orderUpdated":{"status":"SHIPPED","product":{"id":"p1"}}}}""");
        gateway.Subgraphs["order"].Events.Writer.Complete();
        using var request = Subscribe();
        using var response = await gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

        var first = await NextAsync(reader);
        var rest = await reader.ReadToEndAsync();

        Assert.Equal("""{"data":{"orderUpdated":{"status":"SHIPPED","product":{"title":"Lamp","seller":{"name":"Acme"}}}}}""", first);
        Assert.Contains("event: complete", rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subscription_goes_on_when_its_subgraph_comes_back()
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create());
        var connections = 0;
        gateway.Subgraphs["order"].Instead = async http =>
        {
            if (Interlocked.Increment(ref connections) > 1)
            {
                return false;
            }

            http.Response.ContentType = "text/event-stream";
            await http.Response.Body.FlushAsync();

            // The stream ends without "complete": the subgraph has gone.
            return true;
        };
        using var request = Subscribe();
        using var response = await gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

        await gateway.Subgraphs["order"].Events.Writer.WriteAsync("""{"data":{"orderUpdated":{"status":"SHIPPED","product":{"id":"p1"}}}}""");
        var first = await NextAsync(reader);

        Assert.Contains("SHIPPED", first, StringComparison.Ordinal);
        Assert.Equal(2, connections);
    }

    private static HttpRequestMessage Subscribe()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query = """subscription { orderUpdated(id: "o1") { status product { title seller { name } } } }""" }),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        return request;
    }

    private static async Task<string> NextAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal) && line.Length > 6)
            {
                return line[6..];
            }
        }

        throw new InvalidOperationException("The stream has ended.");
    }
}
