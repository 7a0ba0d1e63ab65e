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
    [InlineData("{ __typename @include(if: true) }", true)]
    [InlineData("{ __typename @include(if: true) @skip(if: false) }", false)]
    public Task Directives(string query, bool passes) => VerifyAsync(limits => limits.MaxDirectives = 1, query, passes);

    [Fact]
    public async Task Fragments_of_fragments_are_measured_without_being_spread()
    {
        var bomb = "{ ...F0 }" + string.Concat(Enumerable.Range(0, 40).Select(i => $" fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}")) + " fragment F40 on Query { a: __typename }";

        await VerifyAsync(limits => limits.MaxAliases = 1_000, bomb, passes: false);
    }

    private static async Task VerifyAsync(Action<OperationLimits> limit, string query, bool passes)
    {
        await using var gateway = await GatewayFixture.StartAsync(ShopGraph.Create(), options => limit(options.Limits));

        var answer = await gateway.QueryAsync(query);

        Assert.Equal(passes ? null : "LIMIT_EXCEEDED", (string?)(answer["errors"] as JsonArray)?[0]!["extensions"]!["code"]);
        Assert.True(passes || gateway.RequestCount == 0);
    }
}
