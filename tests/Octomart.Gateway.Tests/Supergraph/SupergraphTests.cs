using Microsoft.Extensions.Logging.Abstractions;
using Octomart.Gateway.Supergraph;
using Octomart.Gateway.Tests.TestKit;
using Octomart.Gateway.Transport;
using Snapshooter.Xunit;

namespace Octomart.Gateway.Tests.Supergraph;

public class SupergraphTests
{
    [Fact]
    public void All_mistakes_are_listed_at_once_with_their_places()
    {
        var mistakes = Assert.Throws<SupergraphException>(() => SupergraphParser.Parse(
            """
            schema @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION) { query: Query mutation: Missing }
            enum join__Graph { A @join__graph(name: "a", url: "http://a") B }
            type Query @join__type(graph: A) { thing: Thing other(input: Nowhere): Int @join__field(graph: C) }
            union Both @join__type(graph: A) @join__unionMember(graph: A, member: "Gone") = Gone
            """));

        Snapshot.Match(string.Join('\n', mistakes.Errors));
    }

    [Theory]
    [InlineData("SECURITY")]
    [InlineData("EXECUTION")]
    public void A_link_that_must_be_understood_and_is_not_stops_the_start(string purpose)
    {
        var sdl = $$"""
            schema @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION) @link(url: "https://example.com/rowLevel/v1.0", for: {{purpose}}) { query: Query }
            enum join__Graph { A @join__graph(name: "a", url: "http://a") }
            type Query @join__type(graph: A) { thing: Int }
            """;

        var refused = Assert.Throws<SupergraphException>(() => SupergraphParser.Parse(sdl));

        Assert.Contains("https://example.com/rowLevel/v1.0", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_supergraph_of_the_first_join_version_is_understood() => Snapshot.Match(new GatewayInspection(
        """
        schema @core(feature: "https://specs.apollo.dev/core/v0.1") @core(feature: "https://specs.apollo.dev/join/v0.1") { query: Query }
        enum join__Graph {
          PRODUCTS @join__graph(name: "products" url: "http://products")
          REVIEWS @join__graph(name: "reviews" url: "http://reviews")
        }
        type Product @join__owner(graph: PRODUCTS) @join__type(graph: PRODUCTS, key: "upc") @join__type(graph: REVIEWS, key: "upc") {
          upc: String! @join__field(graph: PRODUCTS)
          name: String @join__field(graph: PRODUCTS)
          size: Size @join__field(graph: PRODUCTS)
          reviews: [Review] @join__field(graph: REVIEWS)
        }
        type Query { topProducts: [Product] @join__field(graph: PRODUCTS) latest: [Review] @join__field(graph: REVIEWS) }
        type Review @join__owner(graph: REVIEWS) @join__type(graph: REVIEWS, key: "id") {
          id: ID! @join__field(graph: REVIEWS)
          product: Product @join__field(graph: REVIEWS)
        }
        type Size { width: Int }
        """).Plan("{ topProducts { name reviews { id } } latest { product { upc name size { width } } } }"));

    [Fact]
    public void A_supergraph_of_the_second_join_version_is_understood() => Snapshot.Match(new GatewayInspection(
        """
        schema @link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.apollo.dev/join/v0.2", for: EXECUTION) { query: Query }
        directive @join__field(graph: join__Graph!, requires: join__FieldSet, provides: join__FieldSet, type: String, external: Boolean, override: String, usedOverridden: Boolean) repeatable on FIELD_DEFINITION
        directive @join__graph(name: String!, url: String!) on ENUM_VALUE
        directive @join__implements(graph: join__Graph!, interface: String!) repeatable on OBJECT | INTERFACE
        directive @join__type(graph: join__Graph!, key: join__FieldSet, extension: Boolean! = false, resolvable: Boolean! = true) repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR
        directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
        scalar join__FieldSet
        scalar link__Import
        enum link__Purpose { SECURITY EXECUTION }
        enum join__Graph { PRODUCTS @join__graph(name: "products", url: "http://products") REVIEWS @join__graph(name: "reviews", url: "http://reviews") }
        enum Size @join__type(graph: PRODUCTS) { SMALL LARGE }
        interface Thing @join__type(graph: PRODUCTS) @join__type(graph: REVIEWS) { id: ID! }
        union Hit @join__type(graph: PRODUCTS) = Book | Lamp
        type Book implements Thing @join__implements(graph: PRODUCTS, interface: "Thing") @join__implements(graph: REVIEWS, interface: "Thing") @join__type(graph: PRODUCTS, key: "id") @join__type(graph: REVIEWS, key: "id", extension: true) {
          id: ID!
          title: String @join__field(graph: PRODUCTS) @join__field(graph: REVIEWS, external: true)
          review: String @join__field(graph: REVIEWS, requires: "title")
        }
        type Lamp implements Thing @join__implements(graph: PRODUCTS, interface: "Thing") @join__type(graph: PRODUCTS, key: "id") { id: ID! size: Size }
        type Query @join__type(graph: PRODUCTS) @join__type(graph: REVIEWS) { search: [Hit] @join__field(graph: PRODUCTS) reviewed: [Thing] @join__field(graph: REVIEWS) }
        """).Plan("{ search { ... on Book { title review } ... on Lamp { size } } reviewed { id ... on Book { title } } }"));

    [Fact]
    public void Mistakes_in_arguments_from_contexts_are_listed_with_their_places()
    {
        var mistakes = Assert.Throws<SupergraphException>(() => SupergraphParser.Parse(
            """
            schema @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION) @link(url: "https://specs.apollo.dev/context/v0.1", for: SECURITY) { query: Query }
            enum join__Graph { A @join__graph(name: "a", url: "http://a") }
            type Query @join__type(graph: A) { user: User }
            type User @join__type(graph: A, key: "id") @context(name: "a__user") { id: ID! locale: String address: Address item: Item }
            type Address @join__type(graph: A) { city: String street: String }
            type Item @join__type(graph: A, key: "id") {
              id: ID!
              a: Int @join__field(graph: A, contextArguments: [{ context: "a__nobody", name: "locale", type: "String", selection: "{ locale }" }])
              b: Int @join__field(graph: A, contextArguments: [{ context: "a__user", name: "locale", type: "String", selection: "{ language }" }])
              c: Int @join__field(graph: A, contextArguments: [{ context: "a__user", name: "locale", type: "String", selection: "{ address }" }])
              d: Int @join__field(graph: A, contextArguments: [{ context: "a__user", name: "locale", type: "String", selection: "{ locale { code } }" }])
              e: Int @join__field(graph: A, contextArguments: [{ context: "a__user", name: "locale", type: "String", selection: "{ address { city street } }" }])
              f: Int @join__field(graph: A, contextArguments: [{ context: "a__user", name: "locale", type: "String", selection: "... on Nothing { locale }" }])
              g: Int @join__field(graph: A, contextArguments: [{ context: "a__user", name: "locale", type: "String", selection: "... on Address { city }" }])
              h: Int @join__field(graph: A, contextArguments: [{ context: "a__user", name: "locale", type: "String", selection: "{ locale" }])
              i: Int @join__field(graph: A, contextArguments: [{ context: "a__user", name: "locale", type: "Locale", selection: "{ locale }" }])
              j: Int @join__field(graph: A, contextArguments: [{ context: "a__user", name: "locale", selection: "{ locale }" }])
              k(locale: String): Int @join__field(graph: A, contextArguments: [{ context: "a__user", name: "locale", type: "String", selection: "{ locale @skip(if: true) }" }])
            }
            type Part @join__type(graph: A) {
              l: Int @join__field(graph: A, contextArguments: [{ context: "a__user", name: "locale", type: "String", selection: "{ locale }" }])
            }
            """));

        Snapshot.Match(string.Join('\n', mistakes.Errors));
    }

    [Fact]
    public void Clients_see_the_graph_without_machinery_and_without_what_is_inaccessible() =>
        Snapshot.Match(ApiSchemaPrinter.Print(Planning.OwnershipTests.Create().Schema));

    [Fact]
    public async Task A_good_new_file_is_served_and_a_bad_one_never_replaces_it()
    {
        var path = Path.GetTempFileName();
        var options = new GatewayOptions { SupergraphPath = path };
        await File.WriteAllTextAsync(path, ShopGraph.Create().Supergraph());
        var source = new SupergraphSource(options, new SubgraphEndpoints(options), NullLogger<SupergraphSource>.Instance);
        var states = source.LoadFirst();
        using var watcher = new SupergraphWatcher(options, source, states, TimeProvider.System, NullLogger<SupergraphWatcher>.Instance);
        var first = states.Current;

        await File.WriteAllTextAsync(path, "type Query { broken");
        var seen = await watcher.LookAsync(path, await File.ReadAllTextAsync(path), default);
        var afterBad = states.Current;
        await File.WriteAllTextAsync(path, Planning.OwnershipTests.Create().Supergraph());
        await watcher.LookAsync(path, seen, default);
        File.Delete(path);

        Assert.Same(first, afterBad);
        Assert.True(states.Current.Schema.Types.ContainsKey("Book"));
    }
}
