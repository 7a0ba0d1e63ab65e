using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Octomart.Gateway.Tests.TestKit;
using Octomart.Gateway.Transport;

namespace Octomart.Gateway.Tests.Transport;

public class RetryTests
{
    [Fact]
    public async Task A_query_whose_connection_breaks_is_sent_again_and_a_mutation_never()
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create());
        BreakFirst(gateway.Subgraphs["product"]);
        BreakFirst(gateway.Subgraphs["seller"]);

        var query = await gateway.QueryAsync("""{ product(id: "p1") { title } }""");
        var mutation = await gateway.QueryAsync("""mutation { sellerRename(id: "s1", name: "X") { name } }""");

        Assert.Equal("""{"data":{"product":{"title":"Lamp"}}}""", query.ToJsonString());
        Assert.Equal(2, gateway.Subgraphs["product"].Requests.Count);
        Assert.Equal("SUBGRAPH_UNAVAILABLE", (string)mutation["errors"]![0]!["extensions"]!["code"]!);
        Assert.Single(gateway.Subgraphs["seller"].Requests);
    }

    [Theory]
    [InlineData(0.2, 60)]
    [InlineData(0.5, 75)]
    [InlineData(0, 50)]
    public async Task Retries_are_at_most_their_share_of_the_requests(double share, int sent)
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create(), options =>
        {
            options.RetryShare = share;
            options.BreakerThreshold = 1_000;
        }, services => services.AddSingleton<TimeProvider>(new FakeTimeProvider()));
        gateway.Subgraphs["product"].Instead = Break;

        for (var i = 0; i < 50; i++)
        {
            await gateway.QueryAsync("""{ product(id: "p1") { title } }""");
        }

        Assert.Equal(sent, gateway.Subgraphs["product"].Requests.Count);
    }

    [Fact]
    public void A_quiet_subgraph_gets_a_few_retries_and_new_ones_when_the_old_are_forgotten()
    {
        var time = new FakeTimeProvider();
        var budget = new RetryBudget(new GatewayOptions(), time);
        budget.NoteRequest("product");

        var taken = Take(budget, "product");
        time.Advance(TimeSpan.FromSeconds(RetryBudget.WindowSeconds - 1));
        var early = Take(budget, "product");
        time.Advance(TimeSpan.FromSeconds(1));
        var later = Take(budget, "product");

        Assert.Equal((RetryBudget.FreeRetries, 0, RetryBudget.FreeRetries), (taken, early, later));
    }

    [Fact]
    public void The_requests_of_one_subgraph_earn_nothing_for_another_and_are_forgotten()
    {
        var time = new FakeTimeProvider();
        var budget = new RetryBudget(new GatewayOptions { RetryShare = 0.2 }, time);
        for (var i = 0; i < 100; i++)
        {
            budget.NoteRequest("product");
        }

        Assert.Equal(RetryBudget.FreeRetries, Take(budget, "seller"));
        Assert.Equal(20, Take(budget, "product"));
        time.Advance(TimeSpan.FromSeconds(RetryBudget.WindowSeconds));
        Assert.Equal(RetryBudget.FreeRetries, Take(budget, "product"));
    }

    private static int Take(RetryBudget budget, string subgraph) => Enumerable.Range(0, 1_000).TakeWhile(_ => budget.TryTakeRetry(subgraph)).Count();

    private static void BreakFirst(FakeSubgraph subgraph)
    {
        var calls = 0;
        subgraph.Instead = http => Interlocked.Increment(ref calls) == 1 ? Break(http) : Task.FromResult(false);
    }

    private static Task<bool> Break(HttpContext http)
    {
        http.Abort();
        return Task.FromResult(true);
    }
}
