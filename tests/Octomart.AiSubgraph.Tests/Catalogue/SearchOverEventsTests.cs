using System.Text.Json;
using Octomart.Testing;

namespace Octomart.AiSubgraph.Tests.Catalogue;

public sealed class SearchOverEventsTests : IAsyncLifetime
{
    private const string Search = """
        query ($query: String!, $first: Int! = 20, $after: String, $filters: SearchFilters) {
          search(query: $query, first: $first, after: $after, filters: $filters) {
            totalCount correctedQuery queryId
            pageInfo { hasNextPage hasPreviousPage endCursor }
            hits { product { id } score modelVersion }
            facets { kind buckets { value label count priceFrom { minorUnits currency } } }
          }
        }
        """;

    private SubgraphHarness _ai = null!;

    public async Task InitializeAsync()
    {
        _ai = await SubgraphHarness.StartAsync(new AiSubgraph());
        await _ai.PublishAsync(ShopEvents.Product("prd_1", "Wireless mouse"));
        await _ai.PublishAsync(ShopEvents.Product("prd_2", "Wireless keyboard", cents: 4999, category: "Keyboards"));
        await _ai.PublishAsync(ShopEvents.Product("prd_3", "Mouse pad", cents: 799));
        await _ai.PublishAsync(ShopEvents.Product("prd_4", "Secret mouse", status: "DRAFT"));
        await FoundAsync("", 3);
    }

    public async Task DisposeAsync() => await _ai.DisposeAsync();

    [Fact]
    public async Task A_product_is_found_from_its_event_on_and_a_draft_is_not()
    {
        var result = await SearchAsync("mouse");

        Assert.Equal(["prd_1", "prd_3"], Ids(result).Order());
        Assert.Equal(0, (await SearchAsync("secret")).At("totalCount").GetInt32());
    }

    [Fact]
    public async Task Attributes_are_found_too() => Assert.Equal(3, (await SearchAsync("turquoise")).At("totalCount").GetInt32());

    [Fact]
    public async Task An_older_event_that_comes_late_changes_nothing()
    {
        await _ai.PublishAsync(ShopEvents.Product("prd_1", "Trackball", version: 5));
        await _ai.PublishAsync(ShopEvents.Product("prd_1", "Joystick", version: 4));
        await FoundAsync("trackball", 1);

        // Events are handled in order: when this one has arrived, the late one has been looked at.
        await _ai.PublishAsync(ShopEvents.Product("prd_9", "Marker"));
        await FoundAsync("marker", 1);

        Assert.Equal(0, (await SearchAsync("joystick")).At("totalCount").GetInt32());
    }

    [Fact]
    public async Task An_archived_product_is_gone()
    {
        await _ai.PublishAsync(ShopEvents.Product("prd_2", "Wireless keyboard", version: 2, status: "ARCHIVED"));

        await FoundAsync("keyboard", 0);
    }

    [Fact]
    public async Task A_restart_finds_the_same()
    {
        var before = Ids(await SearchAsync("wireless mouse"));

        await _ai.RestartAsync();

        Assert.Equal(before, Ids(await SearchAsync("wireless mouse")));
    }

    [Fact]
    public async Task Pages_filters_facets_and_corrections_pass_through_the_schema()
    {
        var first = await SearchAsync("wireles", new { query = "wireles", first = 1 });
        var second = await SearchAsync("wireles", new { query = "wireles", first = 1, after = first.Text("pageInfo.endCursor") });
        var filtered = await SearchAsync("", new { query = "", filters = new { categoryIds = new[] { "cat_Keyboards" }, priceFrom = new { minorUnits = 4000, currency = "EUR" } } });

        Assert.Equal("wireless", first.Text("correctedQuery"));
        Assert.True(first.At("pageInfo.hasNextPage").GetBoolean());
        Assert.NotEqual(Ids(first), Ids(second));
        Assert.False(second.At("pageInfo.hasNextPage").GetBoolean());
        Assert.Equal(["prd_2"], Ids(filtered));
        var categories = filtered.At("facets").EnumerateArray().Single(f => f.Text("kind") == "CATEGORY").At("buckets");
        Assert.Equal("Keyboards", categories.Text("0.label"));
        Assert.Equal(1, categories.At("0.count").GetInt32());
    }

    [Fact]
    public async Task A_cursor_of_something_else_is_refused()
    {
        using var client = _ai.Anonymous();
        var reply = await client.SendAsync(Search, new { query = "mouse", after = "nonsense" });

        Assert.Equal(["INVALID_CURSOR"], reply.ErrorCodes);
    }

    [Fact]
    public async Task Similar_products_and_completions_answer_through_the_schema()
    {
        using var client = _ai.Anonymous();
        var data = await client.DataAsync("""
            { autocomplete(prefix: "wire")
              _entities(representations: [{ __typename: "Product", id: "prd_1" }, { __typename: "Product", id: "unknown" }]) {
                ... on Product { id similar(first: 1) { product { id } reason } frequentlyBoughtTogether { score } sentiment { positive } reviewSummary { text } } } }
            """);

        Assert.Equal("wireless", data.Text("autocomplete.0"));
        Assert.Equal(JsonValueKind.String, data.At("_entities.0.similar.0.reason").ValueKind);
        Assert.Equal(0, data.At("_entities.1.similar").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, data.At("_entities.0.sentiment").ValueKind);
    }

    private async Task<JsonElement> SearchAsync(string query, object? variables = null)
    {
        using var client = _ai.Anonymous();
        return (await client.DataAsync(Search, variables ?? new { query })).At("search");
    }

    private Task FoundAsync(string query, int count) =>
        Eventually.HoldsAsync(async () => (await SearchAsync(query)).At("totalCount").GetInt32() == count, $"{count} products for '{query}'");

    private static List<string> Ids(JsonElement result) => [.. result.At("hits").EnumerateArray().Select(h => h.Text("product.id"))];
}
