using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Octomart.Gateway.Tests.TestKit;

namespace Octomart.Gateway.Tests.Pipeline;

public class QueryPlanTests
{
    private const string Query = """query($id: ID!) { product(id: $id) { title seller { name } } }""";

    [Fact]
    public async Task Analyze_answers_as_ever_and_tells_what_each_fetch_took()
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create(), options => options.QueryPlanRole = "*");

        var plain = await gateway.QueryAsync(Query, new { id = "p1" });
        var answer = await AskAsync(gateway, Query, "ANALYZE", new { id = "p1" });

        Assert.Null(plain["extensions"]);
        Assert.Equal(plain["data"]!.ToJsonString(), answer["data"]!.ToJsonString());
        var plan = answer["extensions"]!["queryPlan"]!;
        Assert.StartsWith("QueryPlan {", (string)plan["text"]!, StringComparison.Ordinal);
        Assert.Collection(
            plan["fetches"]!.AsArray(),
            product =>
            {
                Assert.Equal("product", (string)product!["subgraph"]!);
                Assert.Empty(product["after"]!.AsArray());
                Assert.Contains("title", (string)product["document"]!, StringComparison.Ordinal);
                Assert.True((int)product["bytes"]! > 0);
                Assert.Null(product["entities"]);
            },
            seller =>
            {
                Assert.Equal("seller", (string)seller!["subgraph"]!);
                Assert.Equal([0], seller["after"]!.AsArray().Select(index => (int)index!));
                Assert.Equal(1, (int)seller["entities"]!);
                Assert.True((double)seller["startMs"]! >= (double)plan["fetches"]![0]!["durationMs"]!);
            });
        Assert.DoesNotContain("\"p1\"", plan.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fetch_that_was_not_needed_has_no_times_and_one_that_failed_says_how()
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create(), options => options.QueryPlanRole = "*");

        var unknown = await AskAsync(gateway, Query, "ANALYZE", new { id = "none" });
        await gateway.Subgraphs["seller"].DisposeAsync();
        var outage = await AskAsync(gateway, Query, "ANALYZE", new { id = "p1" });

        Assert.Null(unknown["extensions"]!["queryPlan"]!["fetches"]![1]!["durationMs"]);
        Assert.Equal("SUBGRAPH_UNAVAILABLE", (string)outage["extensions"]!["queryPlan"]!["fetches"]![1]!["failure"]!);
    }

    [Fact]
    public async Task Explain_runs_nothing_so_that_a_mutation_can_be_looked_at()
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create(), options => options.QueryPlanRole = "*");

        var answer = await AskAsync(gateway, """mutation { sellerRename(id: "s1", name: "Other") { name } }""", "EXPLAIN");

        Assert.Equal(0, gateway.RequestCount);
        Assert.True(answer.AsObject().ContainsKey("data"));
        Assert.Null(answer["data"]);
        Assert.Contains("sellerRename", (string)answer["extensions"]!["queryPlan"]!["text"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "ADMIN", false)]
    [InlineData("ADMIN", null, false)]
    [InlineData("ADMIN", "CUSTOMER", false)]
    [InlineData("ADMIN", "ADMIN", true)]
    [InlineData("*", null, true)]
    public async Task Only_the_role_of_the_settings_may_ask_and_nothing_runs_for_others(string? setting, string? role, bool isAnswered)
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create(), options => options.QueryPlanRole = setting);

        var answer = await AskAsync(gateway, Query, "ANALYZE", new { id = "p1" }, role);

        Assert.Equal(isAnswered, answer["extensions"]?["queryPlan"] is not null);
        Assert.Equal(isAnswered ? null : "FORBIDDEN", (string?)answer["errors"]?[0]?["extensions"]?["code"]);
        Assert.Equal(isAnswered ? 2 : 0, gateway.RequestCount);
    }

    [Theory]
    [InlineData("""{"other":"queryPlan"}""")]
    [InlineData("""{"queryPlan":true}""")]
    [InlineData("""{"queryPlan":"SOMETHING"}""")]
    [InlineData("""{"nested":{"queryPlan":"EXPLAIN"}}""")]
    public async Task Other_extensions_change_nothing(string extensions)
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create());

        using var response = await gateway.Client.PostAsJsonAsync(
            "/graphql", new { query = Query, variables = new { id = "p1" }, extensions = JsonNode.Parse(extensions) });

        Assert.Equal("""{"data":{"product":{"title":"Lamp","seller":{"name":"Acme"}}}}""", await response.Content.ReadAsStringAsync());
    }

    private static async Task<JsonNode> AskAsync(GatewayFixture gateway, string query, string queryPlan, object? variables = null, string? role = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables, extensions = new { queryPlan } }) };
        if (role is not null)
        {
            request.Headers.Add("X-Test-Role", role);
        }

        using var response = await gateway.Client.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}
