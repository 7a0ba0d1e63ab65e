namespace Octomart.Gateway.Tests.TestKit;

/// <summary>A small shop over four subgraphs, with guarded fields, a mutation and a subscription.</summary>
internal static class ShopGraph
{
    private const string Types = """
        type Query @join__type(graph: PRODUCT) @join__type(graph: SELLER) @join__type(graph: AI) @join__type(graph: ORDER) {
          product(id: ID!): Product @join__field(graph: PRODUCT)
          products(first: Int = 10): [Product!]! @join__field(graph: PRODUCT)
          order(id: ID!): Order @join__field(graph: ORDER)
          search(text: String!): [Product!] @join__field(graph: AI)
        }
        type Mutation @join__type(graph: ORDER) @join__type(graph: SELLER) {
          orderPlace(productId: ID!): Order @join__field(graph: ORDER) @authenticated
          sellerRename(id: ID!, name: String!): Seller @join__field(graph: SELLER)
        }
        type Subscription @join__type(graph: ORDER) {
          orderUpdated(id: ID!): Order @join__field(graph: ORDER)
        }
        type Product @join__type(graph: PRODUCT, key: "id") @join__type(graph: AI, key: "id") @join__type(graph: ORDER, key: "id", resolvable: false) {
          id: ID!
          title: String! @join__field(graph: PRODUCT)
          price: Int @join__field(graph: PRODUCT)
          cost: Int @join__field(graph: PRODUCT) @requiresScopes(scopes: [["products:write"], ["admin", "audit"]])
          seller: Seller @join__field(graph: PRODUCT)
          similar: [Product!] @join__field(graph: AI)
          sentiment: Float @join__field(graph: AI)
        }
        type Seller @join__type(graph: PRODUCT, key: "id", resolvable: false) @join__type(graph: SELLER, key: "id") {
          id: ID!
          name: String! @join__field(graph: SELLER)
          balance: Int! @join__field(graph: SELLER) @authenticated
          margin: Int @join__field(graph: SELLER) @policy(policies: [["finance"]])
        }
        type Order @join__type(graph: ORDER, key: "id") {
          id: ID!
          status: String!
          product: Product
        }
        """;

    public static TestGraph Create()
    {
        var acme = DataRecord.Of("Seller", ("id", "s1"), ("name", "Acme"), ("balance", 100), ("margin", 7));
        var lamp = DataRecord.Of("Product", ("id", "p1"), ("title", "Lamp"), ("price", 30), ("cost", 10), ("seller", acme), ("sentiment", 0.8));
        var desk = DataRecord.Of("Product", ("id", "p2"), ("title", "Desk"), ("price", 120), ("cost", 60), ("seller", acme), ("sentiment", 0.4));
        lamp.Fields["similar"] = new List<DataRecord> { desk };
        desk.Fields["similar"] = new List<DataRecord> { lamp };
        var order = DataRecord.Of("Order", ("id", "o1"), ("status", "PLACED"), ("product", lamp));
        return new TestGraph(Types, "product", "seller", "ai", "order")
            .With(acme, lamp, desk, order)
            .With("Query.product", (_, arguments) => new[] { lamp, desk }.FirstOrDefault(product => product["id"]!.Equals(arguments["id"]!.ToString())))
            .With("Query.products", (_, arguments) => new[] { lamp, desk }.Take((int)arguments["first"]!).ToList())
            .With("Query.search", (_, _) => new List<DataRecord> { desk, lamp })
            .With("Query.order", (_, _) => order)
            .With("Mutation.orderPlace", (_, _) => order)
            .With("Mutation.sellerRename", (_, arguments) => new DataRecord("Seller", new(acme.Fields) { ["name"] = arguments["name"] }));
    }
}
