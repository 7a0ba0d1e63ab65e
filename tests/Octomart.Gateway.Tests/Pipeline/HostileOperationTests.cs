using System.Diagnostics;
using System.Text.Json.Nodes;
using Octomart.Gateway.Tests.TestKit;
using Xunit.Abstractions;

namespace Octomart.Gateway.Tests.Pipeline;

/// <summary>
/// Operations made to keep a gateway busy, within the default limits of size and depth. Each must be answered or refused while the client still
/// waits; nothing else is asked of the answer.
/// </summary>
public class HostileOperationTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static TheoryData<string, string> Operations => new()
    {
        { "one field again and again", "{" + Repeat(1_100, _ => """ product(id: "p1") { id }""") + " }" },
        { "one leaf again and again", "{" + Repeat(4_900, _ => " __typename") + " }" },
        { "fragments of fragments, twice each", "{ ...F0 }" + Repeat(200, i => $" fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}") + " fragment F200 on Query { __typename }" },
        { "two fields of the same type, again and again down", Doubling(18) },
        { "the same within the limit of fields", Doubling(10) },
        { "the same with fragments", "{ product(id: \"p1\") { ...F0 } }" + Repeat(27, i => $" fragment F{i} on Product {{ similar {{ ...F{i + 1} }} alternatives {{ ...F{i + 1} }} }}") + " fragment F27 on Product { id }" },
        { "overlapping fields of overlapping fragments", "{ products {" + Repeat(300, i => $" ...F{i}") + " } }" + Repeat(300, i => $" fragment F{i} on Product {{ similar {{ similar {{ title }} }} seller {{ name }} }}") },
        { "every field from everybody", "{" + Repeat(90, i => $" a{i}: products {{ id title price sentiment seller {{ name }} similar {{ title sentiment seller {{ name }} }} }}") + " }" },
        { "a fragment that contains itself", "{ ...F } fragment F on Query { ...G } fragment G on Query { ...F }" },
        { "a deeply nested value", "{ product(id: " + new string('[', 3_000) + new string(']', 3_000) + ") { id } }" },
        { "a deeply nested selection", string.Concat(Enumerable.Repeat("{a", 3_000)) + new string('}', 3_000) },
        { "thousands of directives", "{ __typename" + Repeat(1_500, _ => " @include(if: true)") + " }" },
        { "thousands of variables", "query (" + Repeat(2_000, i => $" $v{i}: ID") + ") { __typename }" },
        { "conditions without end", "query (" + Repeat(180, i => $" $v{i}: Boolean = true") + ") {" + Repeat(180, i => $" product(id: \"p1\") @include(if: $v{i}) {{ id }}") + " }" },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task It_is_answered_or_refused(string what, string operation)
    {
        await using var gateway = await GatewayFixture.StartAsync(Create());
        var (started, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);

        var answer = await gateway.QueryAsync(operation).WaitAsync(Patience);

        output.WriteLine($"{what}: {Stopwatch.GetElapsedTime(started)}, processor {Environment.CpuUsage.TotalTime - cpu}, {answer.ToJsonString()[..Math.Min(300, answer.ToJsonString().Length)]}");
        Assert.IsType<JsonObject>(answer);
        Assert.Equal("""{"data":{"__typename":"Query"}}""", (await gateway.QueryAsync("{ __typename }")).ToJsonString());
    }

    private static string Repeat(int count, Func<int, string> text) => string.Concat(Enumerable.Range(0, count).Select(text));

    /// <summary>So many levels of two fields each, written by fragments so that the document stays small.</summary>
    private static string Doubling(int levels) =>
        "{ product(id: \"p1\") { ...F0 } }" + Repeat(levels, i => $" fragment F{i} on Product {{ best {{ ...F{i + 1} }} worst {{ ...F{i + 1} }} }}") + $" fragment F{levels} on Product {{ id }}";

    /// <summary>The shop, with products that lead to products in more than one way: one at a time costs little and doubles with every level.</summary>
    private static TestGraph Create()
    {
        var lamp = DataRecord.Of("Product", ("id", "p1"), ("title", "Lamp"), ("price", 3), ("sentiment", 0.5));
        lamp.Fields["seller"] = DataRecord.Of("Seller", ("id", "s1"), ("name", "Acme"));
        lamp.Fields["similar"] = new List<DataRecord>();
        return new TestGraph(
            """
            type Query @join__type(graph: PRODUCT) @join__type(graph: AI) { product(id: ID!): Product @join__field(graph: PRODUCT) products: [Product!] @join__field(graph: PRODUCT) }
            type Product @join__type(graph: PRODUCT, key: "id") @join__type(graph: AI, key: "id") {
              id: ID!
              title: String @join__field(graph: PRODUCT)
              price: Int
              sentiment: Float @join__field(graph: AI)
              seller: Seller @join__field(graph: PRODUCT)
              similar: [Product!]
              alternatives: [Product!]
              best: Product
              worst: Product
            }
            type Seller @join__type(graph: PRODUCT, key: "id") @join__type(graph: AI, key: "id") { id: ID! name: String }
            """,
            "product",
            "ai").With(lamp).With("Query.product", (_, _) => lamp).With("Query.products", (_, _) => new[] { lamp });
    }
}
