using Octomart.Gateway.Tests.TestKit;

namespace Octomart.Gateway.Tests.Pipeline;

public class AccessTests
{
    [Fact]
    public async Task A_field_that_needs_a_scope_is_null_with_an_error_and_never_fetched()
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create());

        var answer = await gateway.QueryAsync("""{ product(id: "p1") { title cost } }""");

        Assert.Equal(
            """{"data":{"product":{"title":"Lamp","cost":null}},"errors":[{"message":"You do not have access to this field.","path":["product","cost"],"extensions":{"code":"FORBIDDEN"}}]}""",
            answer.ToJsonString());
        Assert.DoesNotContain("cost", gateway.Subgraphs["product"].Requests.Single().Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("products:write", true)]
    [InlineData("other products:write", true)]
    [InlineData("admin audit", true)]
    [InlineData("admin", false)]
    [InlineData("", false)]
    public async Task One_complete_group_of_scopes_opens_the_field(string scope, bool isOpen)
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create());

        var answer = await gateway.QueryAsync("""{ product(id: "p1") { cost } }""", headers: ("X-Test-Scope", scope));

        Assert.Equal(isOpen ? "10" : "null", answer["data"]!["product"]!["cost"]?.ToJsonString() ?? "null");
    }

    [Fact]
    public async Task A_refused_field_that_may_not_be_null_takes_its_object_with_it()
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create());

        var answer = await gateway.QueryAsync("""{ product(id: "p1") { title seller { name balance } } }""");

        Assert.Equal("""{"product":{"title":"Lamp","seller":null}}""", answer["data"]!.ToJsonString());
        Assert.Equal("UNAUTHENTICATED", (string)answer["errors"]![0]!["extensions"]!["code"]!);
    }

    [Fact]
    public async Task One_plan_never_serves_callers_with_different_rights()
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create());
        const string Query = """{ product(id: "p1") { seller { margin } } }""";

        var anonymous = await gateway.QueryAsync(Query);
        var finance = await gateway.QueryAsync(Query, null, ("X-Test-Scope", "x"), ("X-Test-Policy", "finance"));
        var again = await gateway.QueryAsync(Query);

        Assert.Null(anonymous["data"]!["product"]!["seller"]!["margin"]);
        Assert.Equal(7, (int)finance["data"]!["product"]!["seller"]!["margin"]!);
        Assert.Null(again["data"]!["product"]!["seller"]!["margin"]);
    }

    [Fact]
    public async Task A_refused_mutation_never_reaches_its_subgraph()
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create());

        var answer = await gateway.QueryAsync("""mutation { orderPlace(productId: "p1") { id } }""");

        Assert.Null(answer["data"]!["orderPlace"]);
        Assert.Equal(0, gateway.RequestCount);
    }

    [Fact]
    public async Task A_guarded_type_stays_closed_behind_an_interface_and_the_others_open()
    {
        await using var gateway = await GatewayFixture.StartAsync(Notes());

        var anonymous = await gateway.QueryAsync("{ notes { text ... on Diary { mood } } }");
        var known = await gateway.QueryAsync("{ notes { text ... on Diary { mood } } }", null, ("X-Test-Scope", "any"));

        Assert.Equal("""[{"text":"Milk"},{"text":null,"mood":null}]""", anonymous["data"]!["notes"]!.ToJsonString());
        Assert.Equal("""[{"text":"Milk"},{"text":"Dear diary","mood":"fine"}]""", known["data"]!["notes"]!.ToJsonString());
        Assert.DoesNotContain("Diary", gateway.Subgraphs["notes"].Requests.First().Query, StringComparison.Ordinal);
    }

    private static TestGraph Notes()
    {
        var memo = DataRecord.Of("Memo", ("text", "Milk"));
        var diary = DataRecord.Of("Diary", ("text", "Dear diary"), ("mood", "fine"));
        return new TestGraph(
            """
            type Query @join__type(graph: NOTES) { notes: [Note!]! }
            interface Note @join__type(graph: NOTES) { text: String }
            type Memo implements Note @join__implements(graph: NOTES, interface: "Note") @join__type(graph: NOTES) { text: String }
            type Diary implements Note @join__implements(graph: NOTES, interface: "Note") @join__type(graph: NOTES) @authenticated { text: String mood: String }
            """,
            "notes").With("Query.notes", (_, _) => new[] { memo, diary });
    }
}
