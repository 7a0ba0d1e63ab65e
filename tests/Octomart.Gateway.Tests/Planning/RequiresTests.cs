using Octomart.Gateway.Tests.TestKit;

namespace Octomart.Gateway.Tests.Planning;

public class RequiresTests
{
    [Fact]
    public Task What_a_field_requires_is_fetched_first_and_sent() => PlanCase.VerifyAsync(Create(), "{ products { name shipping } }");

    [Fact]
    public Task Requirements_may_themselves_have_requirements() => PlanCase.VerifyAsync(Create(), "{ products { isBulky } }");

    [Fact]
    public Task One_field_required_with_two_arguments_is_sent_in_two_representations() => PlanCase.VerifyAsync(Create(), "{ products { priceTag euroTag } }");

    [Fact]
    public Task A_required_argument_does_not_disturb_the_same_field_of_the_client() => PlanCase.VerifyAsync(
        Create(), """{ products { price(currency: "SEK") priceTag } }""");

    [Fact]
    public Task Requirements_reach_into_objects_through_fragments() => PlanCase.VerifyAsync(Create(), "{ products { materialName } }");

    internal static TestGraph Create()
    {
        static object Price(IReadOnlyDictionary<string, object?> arguments) => arguments["currency"] switch { "EUR" => 9, "SEK" => 100, _ => 10 };
        var lamp = DataRecord.Of("Product", ("id", "p1"), ("name", "Lamp"), ("weight", 2), ("material", DataRecord.Of("Steel", ("grade", "304"))));
        var desk = DataRecord.Of("Product", ("id", "p2"), ("name", "Desk"), ("weight", 40), ("material", DataRecord.Of("Wood", ("tree", "Oak"))));
        return new TestGraph(
            """
            type Query @join__type(graph: CATALOG) { products: [Product!]! @join__field(graph: CATALOG) }
            type Product @join__type(graph: CATALOG, key: "id") @join__type(graph: LOGISTICS, key: "id") @join__type(graph: PRICING, key: "id") {
              id: ID!
              name: String @join__field(graph: CATALOG)
              weight: Int @join__field(graph: CATALOG) @join__field(graph: LOGISTICS, external: true)
              material: Material @join__field(graph: CATALOG) @join__field(graph: LOGISTICS, external: true)
              price(currency: String!): Int @join__field(graph: CATALOG) @join__field(graph: PRICING, external: true)
              shipping: Int @join__field(graph: LOGISTICS, requires: "weight") @join__field(graph: PRICING, external: true)
              materialName: String @join__field(graph: LOGISTICS, requires: "material { ... on Steel { grade } ... on Wood { tree } }")
              isBulky: Boolean @join__field(graph: PRICING, requires: "shipping")
              priceTag: String @join__field(graph: PRICING, requires: "price(currency: \"USD\")")
              euroTag: String @join__field(graph: PRICING, requires: "price(currency: \"EUR\")")
            }
            union Material @join__type(graph: CATALOG) @join__type(graph: LOGISTICS)
              @join__unionMember(graph: CATALOG, member: "Steel") @join__unionMember(graph: LOGISTICS, member: "Steel")
              @join__unionMember(graph: CATALOG, member: "Wood") @join__unionMember(graph: LOGISTICS, member: "Wood") = Steel | Wood
            type Steel @join__type(graph: CATALOG) @join__type(graph: LOGISTICS) { grade: String }
            type Wood @join__type(graph: CATALOG) @join__type(graph: LOGISTICS) { tree: String }
            """,
            "catalog",
            "logistics",
            "pricing")
            .With(lamp, desk)
            .With("Query.products", (_, _) => new[] { lamp, desk })
            .With("Product.price", (_, arguments) => Price(arguments))
            .With("Product.shipping", (product, _) => Number(product.Given["weight"]) * 3)
            .With("Product.isBulky", (product, _) => Number(product.Given.GetValueOrDefault("shipping") ?? Number(product["weight"]) * 3) > 50)
            .With("Product.materialName", (product, _) => MaterialName(product.Given["material"]))
            .With("Product.priceTag", (product, _) => "$" + (product.Given.GetValueOrDefault("price") ?? 10))
            .With("Product.euroTag", (product, _) => "€" + (product.Given.GetValueOrDefault("price") ?? 9));
    }

    private static int Number(object? value) => Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture);

    private static string MaterialName(object? material)
    {
        var fields = material is DataRecord record ? record.Fields : (IDictionary<string, object?>)material!;
        return fields.TryGetValue("grade", out var grade) ? $"steel {grade}" : $"wood {fields["tree"]}";
    }
}
