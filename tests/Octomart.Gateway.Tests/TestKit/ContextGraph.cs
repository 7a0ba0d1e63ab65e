namespace Octomart.Gateway.Tests.TestKit;

/// <summary>
/// Items whose texts and prices depend on whose items they are: the supergraph is what Apollo's composition makes of three subgraphs with
/// <c>@context</c> on unions and an interface, and <c>@fromContext</c> on arguments.
/// </summary>
internal static class ContextGraph
{
    private const string Types = """
        type Query @join__type(graph: PLACES) @join__type(graph: PRICES) @join__type(graph: SHOP) {
          users: [User!]! @join__field(graph: SHOP)
          owners: [Owner]! @join__field(graph: SHOP)
          parties: [Party!]! @join__field(graph: SHOP)
          firm: Company @join__field(graph: SHOP)
        }
        type Mutation @join__type(graph: SHOP) { visit(user: ID!): User }
        union Owner
          @join__type(graph: PRICES)
          @join__type(graph: SHOP)
          @join__unionMember(graph: PRICES, member: "User")
          @join__unionMember(graph: SHOP, member: "User")
          @join__unionMember(graph: PRICES, member: "Company")
          @join__unionMember(graph: SHOP, member: "Company")
          @context(name: "prices__buyer")
          @context(name: "shop__owner")
         = User | Company
        interface Party @join__type(graph: SHOP) @context(name: "shop__party") {
          name: String
          items: [Item!]!
        }
        type User implements Party
          @join__implements(graph: SHOP, interface: "Party")
          @join__type(graph: PLACES, key: "id")
          @join__type(graph: PRICES, key: "id")
          @join__type(graph: SHOP, key: "id")
        {
          id: ID!
          currency: String @join__field(graph: PLACES) @join__field(graph: PRICES, external: true)
          name: String @join__field(graph: SHOP)
          locale: String @join__field(graph: SHOP)
          items: [Item!]! @join__field(graph: SHOP)
          friend: User @join__field(graph: SHOP)
          employer: Company @join__field(graph: SHOP)
        }
        type Company implements Party
          @join__implements(graph: SHOP, interface: "Party")
          @join__type(graph: PLACES, key: "id")
          @join__type(graph: PRICES, key: "id")
          @join__type(graph: SHOP, key: "id")
        {
          id: ID!
          ledger: Ledger @join__field(graph: PLACES) @join__field(graph: PRICES, external: true)
          name: String @join__field(graph: SHOP)
          country: Country @join__field(graph: SHOP)
          items: [Item!]! @join__field(graph: SHOP)
          staff: [User!]! @join__field(graph: SHOP)
        }
        type Country @join__type(graph: SHOP) { code: String }
        type Ledger @join__type(graph: PLACES, key: "id") @join__type(graph: PRICES, key: "id") {
          id: ID!
          currency: String @join__field(graph: PLACES) @join__field(graph: PRICES, external: true)
        }
        type Item @join__type(graph: PLACES, key: "id") @join__type(graph: PRICES, key: "id") @join__type(graph: SHOP, key: "id") {
          id: ID!
          weight: Int @join__field(graph: PLACES) @join__field(graph: PRICES, external: true)
          price(times: Int! = 1): String @join__field(graph: PRICES, contextArguments: [{context: "prices__buyer", name: "currency", type: "String", selection: " ... on User { currency } ... on Company { ledger { currency } }"}])
          shipping: String @join__field(graph: PRICES, requires: "weight", contextArguments: [{context: "prices__buyer", name: "currency", type: "String", selection: " ... on User { currency } ... on Company { ledger { currency } }"}])
          stock: Int @join__field(graph: PRICES)
          title: String @join__field(graph: SHOP)
          related: [Item!]! @join__field(graph: SHOP)
          label(short: Boolean): String @join__field(graph: SHOP, contextArguments: [{context: "shop__owner", name: "language", type: "String", selection: " ... on User { locale } ... on Company { country { code } }"}])
          greeting: String @join__field(graph: SHOP, contextArguments: [{context: "shop__party", name: "name", type: "String", selection: " { name }"}, {context: "shop__owner", name: "language", type: "String", selection: " ... on User { locale } ... on Company { country { code } }"}])
        }
        """;

    public static TestGraph Create()
    {
        var lamp = DataRecord.Of("Item", ("id", "i1"), ("title", "Lamp"), ("weight", 2), ("stock", 5));
        var desk = DataRecord.Of("Item", ("id", "i2"), ("title", "Desk"), ("weight", 40), ("stock", 1));
        var sofa = DataRecord.Of("Item", ("id", "i3"), ("title", "Sofa"), ("weight", 90), ("stock", 0));
        lamp.Fields["related"] = new List<DataRecord> { desk, sofa };
        desk.Fields["related"] = new List<DataRecord> { lamp };
        sofa.Fields["related"] = new List<DataRecord>();
        var ledger = DataRecord.Of("Ledger", ("id", "l1"), ("currency", "GBP"));
        var firm = DataRecord.Of("Company", ("id", "c1"), ("name", "Acme"), ("ledger", ledger), ("country", DataRecord.Of("Country", ("code", "en"))));
        var bare = DataRecord.Of("Company", ("id", "c2"), ("name", "Bare"), ("ledger", null), ("country", null));
        var ada = DataRecord.Of("User", ("id", "u1"), ("name", "Ada"), ("locale", "sv"), ("currency", "SEK"), ("employer", firm));
        var bob = DataRecord.Of("User", ("id", "u2"), ("name", "Bob"), ("locale", "de"), ("currency", "EUR"), ("friend", ada), ("employer", bare));
        var eve = DataRecord.Of("User", ("id", "u3"), ("name", "Eve"), ("locale", null), ("currency", "EUR"), ("friend", bob));
        ada.Fields["items"] = new List<DataRecord> { lamp, desk };
        bob.Fields["items"] = new List<DataRecord> { lamp, sofa };
        eve.Fields["items"] = new List<DataRecord> { lamp };
        firm.Fields["items"] = new List<DataRecord> { desk };
        bare.Fields["items"] = new List<DataRecord> { desk };
        firm.Fields["staff"] = new List<DataRecord> { ada, eve };
        bare.Fields["staff"] = new List<DataRecord> { bob };
        DataRecord[] users = [ada, bob, eve];
        return new TestGraph(Types, "places", "prices", "shop")
            .With(lamp, desk, sofa, ledger, firm, bare, ada, bob, eve)
            .With("Query.users", (_, _) => users)
            .With("Query.owners", (_, _) => new[] { ada, null, firm, bare })
            .With("Query.parties", (_, _) => new[] { firm, bob })
            .With("Query.firm", (_, _) => firm)
            .With("Mutation.visit", (_, arguments) => users.First(user => user["id"]!.Equals(arguments["user"]!.ToString())))
            .With("Item.label", (item, arguments) => $"{item["title"]}-{Text(arguments, "language")}{(arguments.GetValueOrDefault("short") is true ? "!" : "")}")
            .With("Item.greeting", (item, arguments) => $"{item["title"]} of {Text(arguments, "name")} in {Text(arguments, "language")}")
            .With("Item.price", (item, arguments) => $"{arguments["times"]} x {item["id"]} {Text(arguments, "currency")}")
            .With("Item.shipping", (item, arguments) => $"{item.Given["weight"]} kg {Text(arguments, "currency")}");
    }

    private static string Text(IReadOnlyDictionary<string, object?> arguments, string name) => arguments.GetValueOrDefault(name)?.ToString() ?? "null";
}
