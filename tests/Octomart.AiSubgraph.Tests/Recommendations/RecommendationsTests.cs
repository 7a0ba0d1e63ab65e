using System.Text.Json;
using Octomart.Testing;

namespace Octomart.AiSubgraph.Tests.Recommendations;

public sealed class RecommendationsTests : IAsyncLifetime
{
    private readonly SubgraphHarnessOptions _options = new() { Settings = [KeyValuePair.Create("Octomart:Ai:RecommendationDelay", (string?)"00:00:00.050")] };
    private SubgraphHarness _ai = null!;

    public async Task InitializeAsync()
    {
        _ai = await SubgraphHarness.StartAsync(new AiSubgraph(), _options);
        foreach (var name in new[] { "camera", "lens", "tripod", "kettle" })
        {
            await _ai.PublishAsync(ShopEvents.Product(name, $"Fine {name}", category: "Things"));
        }

        await _ai.PublishAsync(ShopEvents.Order("ord_1", "usr_1", "camera", "lens"));
        await _ai.PublishAsync(ShopEvents.Order("ord_2", null, "camera", "lens"));
        await _ai.PublishAsync(ShopEvents.Order("ord_3", "usr_2", "camera"));
    }

    public async Task DisposeAsync() => await _ai.DisposeAsync();

    [Fact]
    public async Task A_buyer_sees_what_goes_with_the_purchase_and_why()
    {
        var first = await Eventually.GetAsync(async () => await ForAsync("usr_2", "usr_2") is { ValueKind: JsonValueKind.Array } list
            && list.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } top && top.Text("product.id") == "lens" ? top : (JsonElement?)null, "the lens");

        Assert.Equal("Because you bought Fine camera", first.Text("reason"));
        var all = await ForAsync("usr_2", "usr_2");
        Assert.DoesNotContain(all.EnumerateArray(), p => p.Text("product.id") == "camera");
        Assert.Contains(all.EnumerateArray(), p => p.Text("product.id") == "kettle");
    }

    [Fact]
    public async Task A_newcomer_sees_what_is_popular()
    {
        await Eventually.HoldsAsync(async () => (await ForAsync("usr_new", "usr_new")).EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } top
            && top.Text("product.id") == "camera" && top.Text("reason") == "Popular with other shoppers", "the camera");
    }

    [Fact]
    public async Task Looking_at_a_product_is_learned_from_once_however_often_it_is_sent()
    {
        using var client = _ai.As(new TestUser("usr_3"));
        var events = new { input = new { events = new[] { new { productId = "lens", kind = "VIEW", at = TimeProvider.System.GetUtcNow() }, new { productId = "unknown", kind = "VIEW", at = TimeProvider.System.GetUtcNow() } } } };
        await Eventually.HoldsAsync(async () => (await ForAsync("usr_new", "usr_new")).GetArrayLength() == 4, "all products");

        for (var i = 0; i < 2; i++)
        {
            var payload = (await client.DataAsync("mutation ($input: InteractionsRecordInput!) { interactionsRecord(input: $input) { accepted userErrors { code } } }", events)).At("interactionsRecord");
            Assert.Equal(1, payload.At("accepted").GetInt32());
        }

        await Eventually.HoldsAsync(async () => (await ForAsync("usr_3", "usr_3")).EnumerateArray().Any(p => p.Text("reason") == "Because you looked at Fine lens"), "the view to count");
    }

    [Fact]
    public async Task Nobody_sees_the_recommendations_of_another()
    {
        Assert.Equal(JsonValueKind.Null, (await ForAsync("usr_2", caller: "usr_1")).ValueKind);
        using var anonymous = _ai.Anonymous();
        var reply = await anonymous.SendAsync(Query("usr_2"));
        Assert.Equal(["UNAUTHENTICATED"], reply.ErrorCodes);
    }

    [Fact]
    public async Task What_two_orders_share_is_bought_together_also_after_a_restart()
    {
        await Eventually.HoldsAsync(TogetherAsync, "camera and lens to be seen together");
        await _ai.RestartAsync();
        await Eventually.HoldsAsync(TogetherAsync, "camera and lens to be remembered together");
    }

    [Theory]
    [InlineData(0, "INVALID")]
    [InlineData(101, "INVALID")]
    public async Task Interactions_out_of_bounds_are_refused(int count, string code)
    {
        using var client = _ai.Anonymous();
        var events = Enumerable.Range(0, count).Select(_ => new { productId = "lens", kind = "CLICK", at = TimeProvider.System.GetUtcNow() });
        var data = await client.DataAsync("mutation ($input: InteractionsRecordInput!) { interactionsRecord(input: $input) { accepted userErrors { code field } } }", new { input = new { events } });

        Assert.Equal([code], data.At("interactionsRecord").UserErrorCodes());
    }

    private async Task<bool> TogetherAsync()
    {
        using var client = _ai.Anonymous();
        var data = await client.DataAsync("""{ _entities(representations: [{ __typename: "Product", id: "camera" }]) { ... on Product { frequentlyBoughtTogether { product { id } } } } }""");
        return data.At("_entities.0.frequentlyBoughtTogether").EnumerateArray().Select(p => p.Text("product.id")).SequenceEqual(["lens"]);
    }

    private async Task<JsonElement> ForAsync(string user, string caller)
    {
        using var client = _ai.As(new TestUser(caller));
        return (await client.DataAsync(Query(user))).At("_entities.0.recommendations");
    }

    private static string Query(string user) =>
        $$"""{ _entities(representations: [{ __typename: "User", id: "{{user}}" }]) { ... on User { recommendations { product { id } reason score modelVersion } } } }""";
}
