using System.Text.Json.Nodes;
using Octomart.Gateway.Tests.TestKit;

namespace Octomart.Gateway.Tests.Planning;

/// <summary>Arguments from contexts (<c>@context</c>, <c>@fromContext</c>): the monolith looks them up in the data, the gateway plans for them.</summary>
public class ContextTests
{
    [Fact]
    public Task A_field_is_asked_of_its_own_subgraph_again_with_the_value_of_the_object_above() => PlanCase.VerifyAsync(
        ContextGraph.Create(), "{ users { items { title label } } }");

    [Fact]
    public Task The_value_is_fetched_from_another_subgraph_first() => PlanCase.VerifyAsync(ContextGraph.Create(), "{ users { items { stock price } } }");

    [Fact]
    public Task Each_type_of_a_union_gives_the_value_in_its_own_way() => PlanCase.VerifyAsync(
        ContextGraph.Create(), "{ owners { ... on User { items { label price } } ... on Company { items { label price } } } }");

    [Fact]
    public Task An_object_seen_as_an_interface_gives_the_value_by_its_real_type() => PlanCase.VerifyAsync(
        ContextGraph.Create(), "{ parties { items { label greeting } } }");

    [Fact]
    public Task The_nearest_object_counts_where_several_set_the_context() => PlanCase.VerifyAsync(
        ContextGraph.Create(), "{ firm { items { label } staff { items { label } employer { items { label } } friend { items { label } } } } }");

    [Fact]
    public Task The_value_holds_for_all_that_lies_below() => PlanCase.VerifyAsync(
        ContextGraph.Create(), "{ users { items { related { related { label } } } } }");

    [Fact]
    public Task One_field_takes_arguments_from_two_contexts() => PlanCase.VerifyAsync(ContextGraph.Create(), "{ firm { items { greeting } staff { items { greeting } } } }");

    [Fact]
    public Task What_a_field_requires_is_sent_beside_the_value() => PlanCase.VerifyAsync(ContextGraph.Create(), "{ users { items { shipping price } } }");

    [Fact]
    public Task Arguments_of_the_client_and_variables_go_with_those_from_contexts() => PlanCase.VerifyAsync(
        ContextGraph.Create(),
        "query ($n: Int!, $short: Boolean = true) { users { items { two: price(times: 2) many: price(times: $n) label(short: $short) plain: label } } }",
        new { n = 7 });

    [Fact]
    public Task Names_that_the_client_gives_do_not_stand_in_the_way() => PlanCase.VerifyAsync(
        ContextGraph.Create(), "{ users { locale: name currency: locale items { label id: title price } } }");

    [Fact]
    public Task A_mutation_gives_values_like_a_query() => PlanCase.VerifyAsync(
        ContextGraph.Create(), """mutation { first: visit(user: "u1") { items { label } } second: visit(user: "u2") { items { price } } }""");

    [Fact]
    public async Task Entities_are_grouped_by_value_in_one_request()
    {
        await using var gateway = await GatewayFixture.StartAsync(ContextGraph.Create());

        await gateway.QueryLikeMonolithAsync("{ users { items { price } } }");

        var asked = JsonNode.Parse(Assert.Single(gateway.Subgraphs["prices"].Requests).Variables)!;
        Assert.Equal(
            """{"representations":[{"__typename":"Item","id":"i1"},{"__typename":"Item","id":"i2"}],"contextualArgument_2_0":"SEK","representations_1":[{"__typename":"Item","id":"i1"},{"__typename":"Item","id":"i3"}],"contextualArgument_2_0_1":"EUR"}""",
            asked.ToJsonString());
        Assert.Equal(
            "query($representations:[_Any!]! $contextualArgument_2_0:String $representations_1:[_Any!]! $contextualArgument_2_0_1:String)"
            + "{_entities(representations:$representations){... on Item{price(currency: $contextualArgument_2_0)}}"
            + "_entities_1:_entities(representations:$representations_1){... on Item{price(currency: $contextualArgument_2_0_1)}}}",
            gateway.Subgraphs["prices"].Requests.Single().Query);
    }

    [Theory]
    [InlineData("representations")]
    [InlineData("_representations1")]
    [InlineData("contextualArgument_2_0")]
    [InlineData("contextualArgument_2_0_own_1")]
    public async Task Variables_of_the_client_may_have_any_name(string name)
    {
        await using var gateway = await GatewayFixture.StartAsync(ContextGraph.Create());

        await gateway.QueryLikeMonolithAsync($$"""query (${{name}}: Int!) { users { items { stock price(times: ${{name}}) } } }""", new Dictionary<string, int> { [name] = 4 });
    }

    [Fact]
    public async Task A_null_is_a_value_too()
    {
        await using var gateway = await GatewayFixture.StartAsync(ContextGraph.Create());

        var answer = await gateway.QueryLikeMonolithAsync("{ users { name items { label } } }");

        Assert.Equal("Lamp-null", (string?)answer["data"]!["users"]![2]!["items"]![0]!["label"]);
    }

    [Fact]
    public async Task An_unreachable_value_leaves_out_the_field_alone()
    {
        await using var gateway = await GatewayFixture.StartAsync(ContextGraph.Create());
        await gateway.Subgraphs["places"].DisposeAsync();

        var answer = await gateway.QueryAsync("{ firm { items { title stock price } } }");

        Assert.Equal("""{"firm":{"items":[{"title":"Desk","stock":1,"price":null}]}}""", answer["data"]!.ToJsonString());
        Assert.NotEmpty(answer["errors"]!.AsArray());
    }

    [Fact]
    public async Task An_error_of_one_group_is_told_at_its_place()
    {
        var graph = ContextGraph.Create().With("Item.label", (_, arguments) => arguments.GetValueOrDefault("language") is "de"
            ? throw new InvalidOperationException("No German today.") : "fine");
        await using var gateway = await GatewayFixture.StartAsync(graph);

        var answer = await gateway.QueryAsync("{ users { items { label } } }");

        var errors = answer["errors"]!.AsArray().Select(error => error!["path"]!.ToJsonString());
        Assert.Equal(["""["users",1,"items",0,"label"]""", """["users",1,"items",1,"label"]"""], errors);
        Assert.Equal("fine", (string?)answer["data"]!["users"]![2]!["items"]![0]!["label"]);
    }

    [Fact]
    public void Clients_do_not_see_the_arguments() =>
        Assert.Contains("price(times: Int! = 1): String", new GatewayInspection(ContextGraph.Create().Supergraph()).ApiSchema(), StringComparison.Ordinal);
}
