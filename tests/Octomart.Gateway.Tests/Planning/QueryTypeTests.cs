using Octomart.Gateway.Tests.TestKit;

namespace Octomart.Gateway.Tests.Planning;

/// <summary>Fields that return the query type: whoever is there can ask any subgraph's root.</summary>
public class QueryTypeTests
{
    [Fact]
    public Task The_query_goes_on_in_another_subgraph() => PlanCase.VerifyAsync(Create(), "{ viewer { name query { news { title } viewer { name } } } }");

    [Fact]
    public Task In_lists_each_object_gets_the_one_answer() => PlanCase.VerifyAsync(Create(), "{ viewers { name query { news { title } } } }");

    [Fact]
    public Task It_may_go_on_and_on() => PlanCase.VerifyAsync(Create(), "{ news { query { viewer { query { news { title } } } } } }");

    [Fact]
    public async Task After_a_mutation_it_is_asked_as_a_query()
    {
        await using var gateway = await GatewayFixture.StartAsync(Create());

        var answer = await gateway.QueryAsync("mutation { rename { query { viewer { name } news { title } } } }");

        Assert.Equal("""{"data":{"rename":{"query":{"viewer":{"name":"Ann"},"news":{"title":"Rain"}}}}}""", answer.ToJsonString());
        Assert.StartsWith("query{", gateway.Subgraphs["press"].Requests.Single().Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_object_nobody_is_asked_and_an_outage_is_told_at_its_place()
    {
        await using var gateway = await GatewayFixture.StartAsync(Create());
        var absent = await gateway.QueryAsync("{ nobody { query { news { title } } } }");
        var asked = gateway.Subgraphs["press"].Requests.Count;
        await gateway.Subgraphs["press"].DisposeAsync();

        var outage = await gateway.QueryAsync("{ viewer { query { news { title } } } }");

        Assert.Equal("""{"data":{"nobody":null}}""", absent.ToJsonString());
        Assert.Equal(0, asked);
        Assert.Equal("""{"viewer":{"query":{"news":null}}}""", outage["data"]!.ToJsonString());
        Assert.Equal("""["viewer","query","news"]""", outage["errors"]![0]!["path"]!.ToJsonString());
    }

    private static TestGraph Create()
    {
        var query = DataRecord.Of("Query");
        var ann = DataRecord.Of("User", ("name", "Ann"), ("query", query));
        return new TestGraph(
            """
            type Query @join__type(graph: USERS) @join__type(graph: PRESS) {
              viewer: User @join__field(graph: USERS)
              viewers: [User] @join__field(graph: USERS)
              nobody: User @join__field(graph: USERS)
              news: News @join__field(graph: PRESS)
            }
            type Mutation @join__type(graph: USERS) { rename: User @join__field(graph: USERS) }
            type User @join__type(graph: USERS) { name: String query: Query }
            type News @join__type(graph: PRESS) { title: String query: Query }
            """,
            "users",
            "press")
            .With("Query.viewer", (_, _) => ann)
            .With("Query.viewers", (_, _) => new[] { ann, ann })
            .With("Query.nobody", (_, _) => null)
            .With("Query.news", (_, _) => DataRecord.Of("News", ("title", "Rain"), ("query", query)))
            .With("Mutation.rename", (_, _) => ann);
    }
}
