using Octomart.Gateway.Supergraph;
using Octomart.Gateway.Tests.TestKit;

namespace Octomart.Gateway.Tests.Planning;

/// <summary>A field that moves from one subgraph to another for a part of the requests.</summary>
public class ProgressiveOverrideTests
{
    [Theory]
    [InlineData("percent(0)", "old")]
    [InlineData("percent(100)", "new")]
    [InlineData("region-north", "new")]
    [InlineData("region-south", "old")]
    public async Task Its_label_decides_who_is_asked(string label, string asked)
    {
        await using var gateway = await GatewayFixture.StartAsync(Create(label), options => options.OverrideLabels.Add("region-north"));

        await gateway.QueryLikeMonolithAsync("{ books { stock } }");

        Assert.Equal(asked == "new", gateway.Subgraphs["fresh"].Requests.Any(request => request.Query.Contains("stock", StringComparison.Ordinal)));
        Assert.Equal(asked == "old", gateway.Subgraphs["old"].Requests.Any(request => request.Query.Contains("stock", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_percentage_sends_some_requests_here_and_some_there_and_each_is_answered()
    {
        await using var gateway = await GatewayFixture.StartAsync(Create("percent(50)"));
        var asked = new HashSet<bool>();

        for (var i = 0; i < 200 && asked.Count < 2; i++)
        {
            await gateway.QueryLikeMonolithAsync("{ books { stock } }");
            asked.Add(!gateway.Subgraphs["fresh"].Requests.IsEmpty);
        }

        Assert.Equal(2, asked.Count);
    }

    [Theory]
    [InlineData(0, "percent(20) percent(50)")]
    [InlineData(19.9, "percent(20) percent(50)")]
    [InlineData(20, "percent(50)")]
    [InlineData(49.9, "percent(50)")]
    [InlineData(50, "")]
    [InlineData(99.9, "")]
    public void One_draw_decides_all_percentages(double draw, string on)
    {
        var overrides = new ProgressiveOverrides(Create("percent(20)", "percent(50)").Schema, []);

        var stage = overrides.StageOf(draw);

        Assert.Equal(3, overrides.Stages);
        Assert.All(["percent(20)", "percent(50)"], label => Assert.Equal(
            on.Contains(label, StringComparison.Ordinal),
            overrides.Resolves(new JoinField(null!, null, null, null, false, false, new ProgressiveMove(label, IsNewOwner: true), []), stage)));
    }

    private static TestGraph Create(string label, string other = "percent(0)")
    {
        var book = DataRecord.Of("Book", ("id", "b1"), ("stock", 3), ("price", 7));
        return new TestGraph(
            $$"""
            type Query @join__type(graph: OLD) @join__type(graph: FRESH) { books: [Book] @join__field(graph: OLD) }
            type Book @join__type(graph: OLD, key: "id") @join__type(graph: FRESH, key: "id") {
              id: ID!
              stock: Int @join__field(graph: OLD, overrideLabel: "{{label}}") @join__field(graph: FRESH, override: "old", overrideLabel: "{{label}}")
              price: Int @join__field(graph: OLD, usedOverridden: true, overrideLabel: "{{other}}") @join__field(graph: FRESH, override: "old", overrideLabel: "{{other}}")
            }
            """,
            "old",
            "fresh").With(book).With("Query.books", (_, _) => new[] { book });
    }
}
