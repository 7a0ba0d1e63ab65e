using System.Net;
using System.Net.WebSockets;
using Octomart.Gateway.Tests.TestKit;
using Octomart.Testing;

namespace Octomart.Gateway.Tests.Host;

public class TerminationTests
{
    [Fact]
    public async Task At_SIGTERM_it_is_unhealthy_first_answers_what_it_was_asked_sends_subscribers_away_and_exits_well()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // It has no such signal.
        }

        // Only the subgraphs of this gateway are used; the program under test stands before them as a second one.
        await using var fixture = await GatewayFixture.StartAsync(ShopGraph.Create());
        var product = fixture.Subgraphs["product"];
        var release = new TaskCompletionSource();
        product.Instead = async _ =>
        {
            await release.Task;
            return false;
        };
        await using var gateway = await RunningGateway.StartAsync(
            ShopGraph.Create().Supergraph(name => fixture.Subgraphs[name].Url.ToString()), "--Gateway:Transport:DrainDelay=00:00:06");
        using var subscriber = await WebSocketClient.ConnectAsync(gateway.Client.BaseAddress!);
        await subscriber.SubscribeAsync("s", """subscription { orderUpdated(id: "o1") { status } }""");
        var asked = gateway.QueryAsync("""{ product(id: "p1") { title } }""");
        await Eventually.HoldsAsync(() => Task.FromResult(!product.Requests.IsEmpty && fixture.Subgraphs["order"].OpenStreams == 1), "both are under way");
        var before = (await gateway.Client.GetAsync("/health")).StatusCode;

        await gateway.TerminateAsync();
        await Eventually.HoldsAsync(async () => (await gateway.Client.GetAsync("/health")).StatusCode == HttpStatusCode.ServiceUnavailable, "it says that it leaves");
        var meanwhile = await gateway.QueryAsync("{ __typename }");
        var toSubscriber = await subscriber.ReceiveAsync();
        release.SetResult();

        Assert.Equal(HttpStatusCode.OK, before);
        Assert.Equal("""{"data":{"__typename":"Query"}}""", meanwhile);
        Assert.Equal((null, WebSocketCloseStatus.EndpointUnavailable), (toSubscriber, subscriber.CloseStatus));
        Assert.Equal("""{"data":{"product":{"title":"Lamp"}}}""", await asked);
        Assert.Equal(0, await gateway.EndAsync());
    }
}
