using Octomart.Gateway.Tests.TestKit;

namespace Octomart.Gateway.Tests.Planning;

/// <summary>Where the value of a context comes from when that shows only in the data, and what happens where it comes from nowhere.</summary>
public class ContextSourceTests
{
    [Fact]
    public Task An_object_that_does_not_set_the_context_leaves_it_to_the_next_one_up() => PlanCase.VerifyAsync(Create(), "{ company { holders { things { place } } } }");

    [Fact]
    public Task So_it_is_in_fragments() => PlanCase.VerifyAsync(
        Create(), "{ company { holders { ... on Robot { things { place } } ... on Person { things { place } } } } }");

    [Fact]
    public Task The_root_may_set_a_context_whichever_subgraph_knows_the_value() => PlanCase.VerifyAsync(Create(), "{ company { things { banner } } }");

    [Fact]
    public Task A_field_of_an_interface_is_asked_type_by_type() => PlanCase.VerifyAsync(Create(), "{ company { placed { place } } }");

    [Fact]
    public Task A_list_is_a_value() => PlanCase.VerifyAsync(Create(), "{ company { things { labels } } }");

    [Fact]
    public async Task A_field_that_is_required_gets_its_argument_too()
    {
        await using var gateway = await GatewayFixture.StartAsync(Create());

        var answer = await gateway.QueryAsync("{ company { things { crate } holders { things { crate } } } }");

        Assert.Equal("""[{"crate":"crate for Desk in Oslo"},{"crate":"crate for Lamp in Oslo"}]""", answer["data"]!["company"]!["things"]!.ToJsonString());
        Assert.Equal(
            """[{"things":[{"crate":"crate for Lamp in Paris"}]},{"things":[{"crate":"crate for Desk in null"}]},{"things":[{"crate":"crate for Lamp in Oslo"}]}]""",
            answer["data"]!["company"]!["holders"]!.ToJsonString());
    }

    [Fact]
    public Task An_object_does_not_set_a_context_for_its_own_fields() => PlanCase.VerifyAsync(Create(), "{ company { manager { address } } }");

    [Fact]
    public async Task Without_a_value_an_argument_that_needs_one_is_not_asked_with()
    {
        await using var gateway = await GatewayFixture.StartAsync(Create());

        var answer = await gateway.QueryAsync("{ company { holders { things { id delivery } } } }");

        Assert.Equal(
            """[{"things":[{"id":"t1","delivery":"to Paris"}]},{"things":[{"id":"t2","delivery":null}]},{"things":[{"id":"t1","delivery":"to Oslo"}]}]""",
            answer["data"]!["company"]!["holders"]!.ToJsonString());
    }

    [Fact]
    public async Task When_every_value_is_missing_nothing_is_asked()
    {
        var nowhere = DataRecord.Of("Person", ("id", "p3"), ("city", null), ("things", new[] { Thing("t1") }));
        var company = DataRecord.Of("Company", ("city", "Oslo"), ("manager", nowhere));
        await using var gateway = await GatewayFixture.StartAsync(Create().With("Query.company", (_, _) => company));

        var answer = await gateway.QueryAsync("{ company { manager { things { delivery } } } }");

        Assert.Equal("""{"company":{"manager":{"things":[{"delivery":null}]}}}""", answer["data"]!.ToJsonString());
        Assert.Single(gateway.Subgraphs["home"].Requests);
    }

    [Fact]
    public async Task A_field_whose_context_nothing_sets_cannot_be_planned()
    {
        await using var gateway = await GatewayFixture.StartAsync(Create());

        var answer = await gateway.QueryAsync("{ company { things { nickname } } }");

        Assert.Equal("NO_QUERY_PLAN", (string?)answer["errors"]![0]!["extensions"]!["code"]);
    }

    [Fact]
    public async Task Each_event_of_a_subscription_brings_its_own_value()
    {
        await using var gateway = await GatewayFixture.StartAsync(Create());
        var home = gateway.Subgraphs["home"];
        await home.Events.Writer.WriteAsync("""{"data":{"moved":{"things":[{"id":"t1"}],"city":"Rome"}}}""");
        await home.Events.Writer.WriteAsync("""{"data":{"moved":{"things":[{"id":"t1"}],"city":"Bern"}}}""");
        home.Events.Writer.Complete();

        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = System.Net.Http.Json.JsonContent.Create(new { query = "subscription { moved { things { place } } }" }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await gateway.Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();

        Assert.Contains("""{"place":"Lamp in Rome"}""", text, StringComparison.Ordinal);
        Assert.Contains("""{"place":"Lamp in Bern"}""", text, StringComparison.Ordinal);
    }

    private static DataRecord Thing(string id) => DataRecord.Of("Thing", ("id", id), ("name", id == "t1" ? "Lamp" : "Desk"));

    private static TestGraph Create()
    {
        var (lamp, desk) = (Thing("t1"), Thing("t2"));
        var ann = DataRecord.Of("Person", ("id", "p1"), ("city", "Paris"), ("things", new[] { lamp }));
        var ben = DataRecord.Of("Person", ("id", "p2"), ("city", null), ("things", new[] { desk }));
        var bot = DataRecord.Of("Robot", ("things", new[] { lamp }));
        var company = DataRecord.Of(
            "Company", ("city", "Oslo"), ("tags", new[] { "old", "tall" }), ("things", new[] { desk, lamp }), ("holders", new[] { ann, ben, bot }), ("manager", ann), ("placed", new[] { lamp, desk }));
        return new TestGraph(
            """
            type Query @join__type(graph: HOME) @join__type(graph: WORDS) @context(name: "home__root") {
              company: Company @join__field(graph: HOME)
              motto: String @join__field(graph: WORDS)
            }
            type Subscription @join__type(graph: HOME) { moved: Person @join__field(graph: HOME) }
            type Company @join__type(graph: HOME) @context(name: "home__city") {
              city: String!
              tags: [String!]
              things: [Thing!]!
              holders: [Holder!]!
              manager: Person
              placed: [Placed!]
            }
            interface Placed @join__type(graph: HOME) { place: String }
            interface Holder @join__type(graph: HOME) { things: [Thing!]! }
            type Person implements Holder @join__implements(graph: HOME, interface: "Holder") @join__type(graph: HOME, key: "id")
              @context(name: "home__city") @context(name: "home__person") {
              id: ID!
              city: String
              things: [Thing!]!
              address: String @join__field(graph: HOME, contextArguments: [{ context: "home__city", name: "city", type: "String", selection: "{ city }" }])
            }
            type Robot implements Holder @join__implements(graph: HOME, interface: "Holder") @join__type(graph: HOME) { things: [Thing!]! }
            type Thing implements Placed @join__implements(graph: HOME, interface: "Placed") @join__type(graph: HOME, key: "id") @join__type(graph: WORDS, key: "id") {
              id: ID!
              name: String @join__field(graph: HOME)
              place: String @join__field(graph: HOME, contextArguments: [{ context: "home__city", name: "city", type: "String", selection: "{ city }" }])
                @join__field(graph: WORDS, external: true)
              delivery: String @join__field(graph: HOME, contextArguments: [{ context: "home__city", name: "city", type: "String!", selection: "{ city }" }])
              labels: String @join__field(graph: HOME, contextArguments: [{ context: "home__city", name: "tags", type: "[String!]", selection: "... on Company { tags }" }])
              nickname: String @join__field(graph: HOME, contextArguments: [{ context: "home__person", name: "id", type: "ID", selection: "{ id }" }])
              banner: String @join__field(graph: HOME, contextArguments: [{ context: "home__root", name: "text", type: "String", selection: "{ motto }" }])
              crate: String @join__field(graph: WORDS, requires: "place")
            }
            """,
            "home",
            "words")
            .With(lamp, desk, ann, ben)
            .With("Query.company", (_, _) => company)
            .With("Query.motto", (_, _) => "Onwards")
            .With("Person.address", (person, arguments) => $"{person["id"]} at {Text(arguments, "city")}")
            .With("Thing.place", (thing, arguments) => $"{thing["name"]} in {Text(arguments, "city")}")
            .With("Thing.delivery", (_, arguments) => $"to {Text(arguments, "city")}")
            .With("Thing.banner", (thing, arguments) => $"{thing["name"]}: {Text(arguments, "text")}")
            .With("Thing.nickname", (thing, arguments) => $"{thing["name"]} of {Text(arguments, "id")}")
            .With("Thing.labels", (_, arguments) => arguments["tags"] is System.Collections.IEnumerable tags ? string.Join('+', tags.Cast<string>()) : "none")
            .With("Thing.crate", (thing, _) => $"crate for {thing.Given["place"]}");
    }

    private static string Text(IReadOnlyDictionary<string, object?> arguments, string name) => arguments.GetValueOrDefault(name)?.ToString() ?? "null";
}
