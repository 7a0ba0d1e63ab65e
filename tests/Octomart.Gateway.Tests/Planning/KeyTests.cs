using Octomart.Gateway.Tests.TestKit;

namespace Octomart.Gateway.Tests.Planning;

public class KeyTests
{
    [Fact]
    public Task Entities_at_several_paths_are_asked_in_one_request() => PlanCase.VerifyAsync(
        ShopGraph.Create(),
        """{ product(id: "p1") { title seller { name } similar { title seller { name } } } }""");

    [Fact]
    public Task Independent_subgraphs_are_asked_in_parallel() => PlanCase.VerifyAsync(
        ShopGraph.Create(),
        """{ product(id: "p1") { sentiment seller { name } } order(id: "o1") { status } }""");

    [Fact]
    public Task A_key_that_the_client_renames_is_still_sent_under_its_name() => PlanCase.VerifyAsync(
        ShopGraph.Create(),
        """{ product(id: "p1") { id: title key: id sentiment } }""");

    [Fact]
    public Task A_compound_key_with_nested_fields_is_sent_whole() => PlanCase.VerifyAsync(
        CompoundKeys(),
        "{ variants { label stock } }");

    [Fact]
    public Task A_key_that_the_parent_lacks_is_fetched_from_a_third_subgraph_first() => PlanCase.VerifyAsync(
        ChainedKeys(),
        "{ books { isbn author } }");

    [Fact]
    public async Task An_entity_without_a_key_is_not_sent()
    {
        var graph = ChainedKeys();
        graph.Entities.RemoveAll(entity => (string)entity["isbn"]! == "i2");
        await using var gateway = await GatewayFixture.StartAsync(graph);

        var answer = await gateway.QueryAsync("{ books { isbn author } }");

        Assert.Equal("""[{"isbn":"i1","author":"Ada"},{"isbn":"i2","author":null}]""", answer["data"]!["books"]!.ToJsonString());
        Assert.Equal("""{"representations":[{"__typename":"Book","id":"b1"}]}""", gateway.Subgraphs["authors"].Requests.Single().Variables);
    }

    [Fact]
    public async Task Equal_representations_are_sent_once()
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create());

        await gateway.QueryLikeMonolithAsync("{ products { seller { name } similar { seller { name } } } }");

        Assert.Equal("""{"representations":[{"__typename":"Seller","id":"s1"}]}""", gateway.Subgraphs["seller"].Requests.Single().Variables);
    }

    private static TestGraph CompoundKeys()
    {
        var acme = DataRecord.Of("Seller", ("id", "s1"));
        var red = DataRecord.Of("Variant", ("sku", "1"), ("seller", acme), ("label", "Red"), ("stock", 3));
        var blue = DataRecord.Of("Variant", ("sku", "2"), ("seller", acme), ("label", "Blue"), ("stock", 0));
        return new TestGraph(
            """
            type Query @join__type(graph: CATALOG) { variants: [Variant!]! @join__field(graph: CATALOG) }
            type Variant @join__type(graph: CATALOG, key: "sku seller { id }") @join__type(graph: STOCK, key: "sku seller { id }") {
              sku: ID!
              seller: Seller!
              label: String @join__field(graph: CATALOG)
              stock: Int @join__field(graph: STOCK)
            }
            type Seller @join__type(graph: CATALOG) @join__type(graph: STOCK) { id: ID! }
            """,
            "catalog",
            "stock").With(red, blue).With("Query.variants", (_, _) => new[] { red, blue });
    }

    private static TestGraph ChainedKeys()
    {
        var first = DataRecord.Of("Book", ("isbn", "i1"), ("id", "b1"), ("author", "Ada"));
        var second = DataRecord.Of("Book", ("isbn", "i2"), ("id", "b2"), ("author", "Grace"));
        return new TestGraph(
            """
            type Query @join__type(graph: SHELF) { books: [Book!]! @join__field(graph: SHELF) }
            type Book @join__type(graph: SHELF, key: "isbn") @join__type(graph: IDS, key: "id") @join__type(graph: IDS, key: "isbn") @join__type(graph: AUTHORS, key: "id") {
              isbn: ID! @join__field(graph: SHELF) @join__field(graph: IDS)
              id: ID! @join__field(graph: IDS) @join__field(graph: AUTHORS)
              author: String @join__field(graph: AUTHORS)
            }
            """,
            "shelf",
            "ids",
            "authors").With(first, second).With("Query.books", (_, _) => new[] { first, second });
    }
}
