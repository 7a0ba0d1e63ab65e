using Octomart.Gateway.Tests.TestKit;

namespace Octomart.Gateway.Tests.Planning;

/// <summary>Mutations in order, conditions, variables, fragments.</summary>
public class OperationTests
{
    [Fact]
    public Task Mutations_run_one_after_the_other_and_neighbours_share_a_request() => PlanCase.VerifyAsync(
        ShopGraph.Create(),
        """mutation { a: sellerRename(id: "s1", name: "A") { name } b: sellerRename(id: "s1", name: "B") { name } }""");

    [Fact]
    public Task Variables_travel_by_name_and_defaults_with_their_declaration() => PlanCase.VerifyAsync(
        ShopGraph.Create(),
        """query ($id: ID!, $first: Int = 1) { product(id: $id) { title } products(first: $first) { id sentiment } }""",
        new { id = "p2" });

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task A_skipped_branch_asks_nobody(bool isWanted, int requests)
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create());

        await gateway.QueryLikeMonolithAsync(
            """query ($isWanted: Boolean!) { product(id: "p1") { title ...More @include(if: $isWanted) } } fragment More on Product { sentiment }""",
            new { isWanted });

        Assert.Equal(requests, gateway.RequestCount);
    }

    [Fact]
    public Task One_field_in_several_fragments_is_one_field() => PlanCase.VerifyAsync(
        ShopGraph.Create(),
        """{ product(id: "p1") { ...A ...B seller { id } } } fragment A on Product { seller { name } } fragment B on Product { seller { id name } title }""");

    [Fact]
    public async Task What_no_combination_of_subgraphs_resolves_is_an_error_and_not_a_fault()
    {
        var graph = new TestGraph(
            """
            type Query @join__type(graph: A) @join__type(graph: B) { thing: Thing @join__field(graph: A) }
            type Thing @join__type(graph: A) @join__type(graph: B) { a: Int @join__field(graph: A) b: Int @join__field(graph: B) }
            """,
            "a",
            "b");
        await using var gateway = await GatewayFixture.StartAsync(graph);

        var answer = await gateway.QueryAsync("{ thing { a b } }");

        Assert.Equal(
            """{"data":null,"errors":[{"message":"No combination of subgraphs can resolve Thing.b here.","extensions":{"code":"NO_QUERY_PLAN"}}]}""",
            answer.ToJsonString());
    }
}
