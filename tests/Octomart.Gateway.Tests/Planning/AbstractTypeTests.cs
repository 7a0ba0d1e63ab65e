using Octomart.Gateway.Tests.TestKit;

namespace Octomart.Gateway.Tests.Planning;

public class AbstractTypeTests
{
    [Fact]
    public Task An_interface_field_that_all_types_have_is_asked_once() => PlanCase.VerifyAsync(Create(), "{ items { id label } }");

    [Fact]
    public Task An_interface_field_of_another_subgraph_is_asked_type_by_type() => PlanCase.VerifyAsync(Create(), "{ items { __typename rating } }");

    [Fact]
    public Task Fragments_on_types_interfaces_and_unions_select_what_applies() => PlanCase.VerifyAsync(
        Create(),
        "{ found { __typename ... on Item { label } ... on Tool { rating warranty } ... on Toy { minAge } ... on Article { text } } }");

    [Fact]
    public Task Fragments_with_one_key_for_different_fields_stay_apart() => PlanCase.VerifyAsync(
        Create(), "{ items { ... on Tool { number: warranty } ... on Toy { number: minAge } } }");

    [Fact]
    public Task Only_members_that_every_possible_subgraph_has_can_be_selected() => PlanCase.VerifyAsync(
        Create(), "{ shared { __typename ... on Tool { id } ... on Article { text } } }");

    [Fact]
    public Task An_interface_object_adds_fields_to_every_implementation() => PlanCase.VerifyAsync(Create(), "{ accounts { __typename id badge } }");

    [Fact]
    public Task From_an_interface_object_the_real_type_is_asked_of_the_interface() => PlanCase.VerifyAsync(
        Create(), "{ ranking { badge ... on Admin { level } } }");

    internal static TestGraph Create()
    {
        var saw = DataRecord.Of("Tool", ("id", "t1"), ("label", "Saw"), ("rating", 4), ("warranty", 24));
        var car = DataRecord.Of("Toy", ("id", "y1"), ("label", "Car"), ("rating", 5), ("minAge", 3));
        var news = DataRecord.Of("Article", ("text", "News"));
        var admin = DataRecord.Of("Admin", ("id", "a1"), ("level", 9), ("badge", "gold"), ("__as", "Account"));
        var guest = DataRecord.Of("Guest", ("id", "g1"), ("badge", "none"), ("__as", "Account"));
        return new TestGraph(
            """
            type Query @join__type(graph: GOODS) @join__type(graph: RATINGS) @join__type(graph: PEOPLE) @join__type(graph: BADGES) {
              items: [Item!]! @join__field(graph: GOODS)
              found: [Found!]! @join__field(graph: GOODS)
              shared: [Shared!]!  @join__field(graph: GOODS) @join__field(graph: RATINGS)
              accounts: [Account!]! @join__field(graph: PEOPLE)
              ranking: [Account!]! @join__field(graph: BADGES)
            }
            interface Item @join__type(graph: GOODS) @join__type(graph: RATINGS) {
              id: ID!
              label: String @join__field(graph: GOODS)
              rating: Int @join__field(graph: RATINGS)
            }
            type Tool implements Item @join__implements(graph: GOODS, interface: "Item") @join__implements(graph: RATINGS, interface: "Item")
              @join__type(graph: GOODS, key: "id") @join__type(graph: RATINGS, key: "id") {
              id: ID!
              label: String @join__field(graph: GOODS)
              warranty: Int @join__field(graph: GOODS)
              rating: Int @join__field(graph: RATINGS)
            }
            type Toy implements Item @join__implements(graph: GOODS, interface: "Item") @join__implements(graph: RATINGS, interface: "Item")
              @join__type(graph: GOODS, key: "id") @join__type(graph: RATINGS, key: "id") {
              id: ID!
              label: String @join__field(graph: GOODS)
              minAge: Int @join__field(graph: GOODS)
              rating: Int @join__field(graph: RATINGS)
            }
            type Article @join__type(graph: GOODS) { text: String }
            union Found @join__type(graph: GOODS) @join__unionMember(graph: GOODS, member: "Tool") @join__unionMember(graph: GOODS, member: "Toy") @join__unionMember(graph: GOODS, member: "Article") = Tool | Toy | Article
            union Shared @join__type(graph: GOODS) @join__type(graph: RATINGS)
              @join__unionMember(graph: GOODS, member: "Tool") @join__unionMember(graph: RATINGS, member: "Tool") @join__unionMember(graph: GOODS, member: "Article") = Tool | Article
            interface Account @join__type(graph: PEOPLE, key: "id") @join__type(graph: BADGES, key: "id", isInterfaceObject: true) {
              id: ID!
              badge: String @join__field(graph: BADGES)
            }
            type Admin implements Account @join__implements(graph: PEOPLE, interface: "Account") @join__type(graph: PEOPLE, key: "id") {
              id: ID!
              level: Int
              badge: String @join__field
            }
            type Guest implements Account @join__implements(graph: PEOPLE, interface: "Account") @join__type(graph: PEOPLE, key: "id") {
              id: ID!
              badge: String @join__field
            }
            """,
            "goods",
            "ratings",
            "people",
            "badges")
            .With(saw, car, admin, guest)
            .With("Query.items", (_, _) => new[] { saw, car })
            .With("Query.found", (_, _) => new[] { car, news, saw })
            .With("Query.shared", (_, _) => new[] { saw })
            .With("Query.accounts", (_, _) => new[] { admin, guest })
            .With("Query.ranking", (_, _) => new[] { guest, admin });
    }
}
