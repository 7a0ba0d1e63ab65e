using System.Text.Json.Nodes;
using Octomart.Gateway.Tests.TestKit;

namespace Octomart.Gateway.Tests.Pipeline;

/// <summary>Each limit at its edge: an operation at the limit passes, one beyond it is refused and nobody is asked.</summary>
public class LimitTests
{
    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public Task Tokens(int count, bool passes) => VerifyAsync(
        limits => limits.MaxTokens = 100,
        "{" + string.Join(' ', Enumerable.Repeat("__typename", count - 2)) + "}",
        passes);

    [Theory]
    [InlineData("{ product(id: \"p1\") { seller { name } } }", true)]
    [InlineData("{ product(id: \"p1\") { similar { seller { name } } } }", false)]
    [InlineData("{ product(id: \"p1\") { ...F } } fragment F on Product { similar { ...G } } fragment G on Product { seller { id } }", false)]
    public Task Depth(string query, bool passes) => VerifyAsync(limits => limits.MaxDepth = 3, query, passes);

    [Theory]
    [InlineData("{ a: __typename b: __typename }", true)]
    [InlineData("{ a: __typename b: __typename c: __typename }", false)]
    [InlineData("{ ...F ...F } fragment F on Query { a: __typename b: __typename }", false)]
    public Task Aliases(string query, bool passes) => VerifyAsync(limits => limits.MaxAliases = 2, query, passes);

    [Theory]
    [InlineData("{ products { id } __typename }", true)]
    [InlineData("{ products { id } a: __typename b: __typename }", false)]
    public Task Root_fields(string query, bool passes) => VerifyAsync(limits => limits.MaxRootFields = 2, query, passes);

    [Theory]
    [InlineData("{ products { id seller { name } } }", true)]
    [InlineData("{ products { id seller { name } } __typename }", false)]
    [InlineData("{ products { ...F ...F } } fragment F on Product { ...G ...G } fragment G on Product { id }", false)]
    public Task Fields(string query, bool passes) => VerifyAsync(limits => limits.MaxFields = 4, query, passes);

    [Theory]
    [InlineData("{ __typename @include(if: true) }", true)]
    [InlineData("{ __typename @include(if: true) @skip(if: false) }", false)]
    public Task Directives(string query, bool passes) => VerifyAsync(limits => limits.MaxDirectives = 1, query, passes);

    [Fact]
    public async Task Fragments_of_fragments_are_measured_without_being_spread()
    {
        var bomb = "{ ...F0 }" + string.Concat(Enumerable.Range(0, 40).Select(i => $" fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}")) + " fragment F40 on Query { a: __typename }";

        await VerifyAsync(limits => limits.MaxAliases = 1_000, bomb, passes: false);
    }

    [Theory]
    [InlineData("{ page(first: 9) { nodes { id } } }", true)]
    [InlineData("{ page(first: 10) { nodes { id } } }", false)]
    [InlineData("{ page { nodes { id } } }", true)]
    [InlineData("query ($n: Int = 10) { page(first: $n) { nodes { id } } }", false)]
    [InlineData("query ($n: Int = 3) { page(first: $n) { nodes { id } } heavy }", true)]
    [InlineData("{ page(first: 4) { nodes { id related { id } } } }", false)]
    [InlineData("{ page(first: 3) { nodes { id related { id } } } }", true)]
    [InlineData("{ a: heavy b: heavy c: heavy }", false)]
    [InlineData("{ ...F } fragment F on Query { page(first: 10) { ...P } } fragment P on Page { nodes { id } }", false)]
    public async Task Cost(string query, bool passes)
    {
        // A page is one, and each of its nodes is one; a heavy field is four.
        await using var gateway = await GatewayFixture.StartAsync(Pages(), options =>
        {
            options.Limits.MaxCost = 10;
            options.Limits.DefaultListSize = 2;
        });

        var answer = await gateway.QueryAsync(query);

        Assert.Equal(passes ? null : "LIMIT_EXCEEDED", (string?)(answer["errors"] as JsonArray)?[0]!["extensions"]!["code"]);
    }

    private static TestGraph Pages()
    {
        var node = DataRecord.Of("Node", ("id", "n1"));
        return new TestGraph(
            """
            type Query @join__type(graph: A) {
              page(first: Int = 5): Page @listSize(slicingArguments: ["first"], sizedFields: ["nodes"], requireOneSlicingArgument: false)
              heavy: Int @cost(weight: 4)
            }
            type Page @join__type(graph: A) { nodes: [Node!]! }
            type Node @join__type(graph: A) { id: ID! related: [Node!] }
            """,
            "a")
            .With("Query.page", (_, _) => DataRecord.Of("Page", ("nodes", new List<DataRecord> { node })))
            .With("Query.heavy", (_, _) => 1);
    }

    private static async Task VerifyAsync(Action<OperationLimits> limit, string query, bool passes)
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create(), options => limit(options.Limits));

        var answer = await gateway.QueryAsync(query);

        Assert.Equal(passes ? null : "LIMIT_EXCEEDED", (string?)(answer["errors"] as JsonArray)?[0]!["extensions"]!["code"]);
        Assert.True(passes || gateway.RequestCount == 0);
    }
}
