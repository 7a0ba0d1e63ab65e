using Octomart.Gateway.Tests.TestKit;

namespace Octomart.Gateway.Tests.Planning;

/// <summary>Who resolves a field that several subgraphs know: @provides, @override, @shareable.</summary>
public class OwnershipTests
{
    [Fact]
    public Task A_provided_field_saves_the_jump_on_its_path() => PlanCase.VerifyAsync(Create(), "{ bestseller { title } }");

    [Fact]
    public Task Elsewhere_the_provided_field_comes_from_its_owner() => PlanCase.VerifyAsync(Create(), "{ newest { title } }");

    [Fact]
    public Task An_overridden_field_is_never_asked_of_its_old_owner() => PlanCase.VerifyAsync(Create(), "{ newest { moved } }");

    [Fact]
    public Task A_shared_field_comes_from_where_the_parent_was_found() => PlanCase.VerifyAsync(Create(), "{ newest { shared stock { count } } }");

    [Fact]
    public Task A_value_type_without_key_is_completed_by_entering_its_parent_again() => PlanCase.VerifyAsync(
        Create(), "{ newest { size { width height } } }");

    [Fact]
    public Task A_shared_root_field_is_asked_of_all_who_know_a_part() => PlanCase.VerifyAsync(Create(), "{ about { name phone } }");

    [Fact]
    public async Task Inaccessible_fields_are_usable_inside_and_invisible_outside()
    {
        await using var gateway = await GatewayFixture.StartAsync(Create());

        var inside = await gateway.QueryLikeMonolithAsync("{ newest { stock { count } } }");
        var outside = await gateway.QueryAsync("{ newest { code } }");

        Assert.Equal(5, (int)inside["data"]!["newest"]!["stock"]!["count"]!);
        Assert.Equal("GRAPHQL_VALIDATION_FAILED", (string)outside["errors"]![0]!["extensions"]!["code"]!);
    }

    internal static TestGraph Create()
    {
        var book = DataRecord.Of(
            "Book",
            ("id", "b1"),
            ("code", "c1"),
            ("title", "Emma"),
            ("moved", "new"),
            ("shared", "same"),
            ("size", DataRecord.Of("Size", ("width", 10), ("height", 20))),
            ("stock", DataRecord.Of("Stock", ("count", 5))));
        var about = DataRecord.Of("About", ("name", "Shop"), ("phone", "123"));
        return new TestGraph(
            """
            type Query @join__type(graph: SHELF) @join__type(graph: OWNER) {
              newest: Book @join__field(graph: SHELF)
              bestseller: Book @join__field(graph: SHELF, provides: "title")
              about: About
            }
            type About @join__type(graph: SHELF) @join__type(graph: OWNER) {
              name: String @join__field(graph: SHELF)
              phone: String @join__field(graph: OWNER)
            }
            type Book @join__type(graph: SHELF, key: "id") @join__type(graph: OWNER, key: "id") @join__type(graph: DEPOT, key: "code") {
              id: ID! @join__field(graph: SHELF) @join__field(graph: OWNER)
              code: ID! @join__field(graph: OWNER) @join__field(graph: DEPOT) @inaccessible
              title: String @join__field(graph: SHELF, external: true) @join__field(graph: OWNER)
              moved: String @join__field(graph: SHELF, usedOverridden: true) @join__field(graph: OWNER, override: "shelf")
              shared: String @join__field(graph: SHELF) @join__field(graph: OWNER)
              size: Size @join__field(graph: SHELF) @join__field(graph: OWNER)
              stock: Stock @join__field(graph: DEPOT)
            }
            type Size @join__type(graph: SHELF) @join__type(graph: OWNER) {
              width: Int @join__field(graph: SHELF)
              height: Int @join__field(graph: OWNER)
            }
            type Stock @join__type(graph: DEPOT) { count: Int }
            """,
            "shelf",
            "owner",
            "depot")
            .With(book)
            .With("Query.newest", (_, _) => book)
            .With("Query.bestseller", (_, _) => book)
            .With("Query.about", (_, _) => about);
    }
}
